import { paths } from "#app/paths.ts";
import type { Email } from "./email.ts";

type Data = { ref: string; lot: string; applicationId: string; closes: string | null };

/** To the owners behind an application that was not sent: the lot closes, or has closed; what they wrote is kept. */
export const lotClosing: Email<Data> = {
  subject: ({ lot, closes }) => (closes ? `${lot} closes: send your application before` : `${lot} has closed`),
  lines: ({ ref, lot, applicationId, closes }) => [
    closes
      ? `${lot} takes applications until ${closes}. Yours, ${ref}, is not sent yet.`
      : `${lot} takes no applications now. Yours, ${ref}, was not sent, so it stays a draft with everything that you wrote.`,
    closes
      ? "If you do not send it before, it stays a draft with everything that you wrote, and we tell you when the lot opens again."
      : "We tell you when the lot opens again; you can then send it.",
    { link: "See your application", path: paths.provider.application(applicationId) },
  ],
  sample: {
    ref: "APP-7K3M-9Q",
    lot: "Tuition",
    applicationId: "019a0000-0000-7000-8000-000000000000",
    closes: "14 December 2026 at 5pm",
  },
};
