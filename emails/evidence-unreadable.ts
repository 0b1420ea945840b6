import { refusedBecause } from "#app/domain/evidence/reading/refusal-words.ts";
import { paths } from "#app/paths.ts";
import type { Email } from "./email.ts";

/** To whoever uploaded a document that we can't take, and the provider's contacts for documents. */
export const evidenceUnreadable: Email<{ name: string; id: string; because: string }> = {
  subject: () => "We cannot take a document that you uploaded",
  lines: ({ name, id, because }) => [
    `Hello ${name}`,
    `We cannot take a document that you uploaded. ${refusedBecause(because)}.`,
    { link: "See which document it is", path: paths.provider.evidenceReading(id) },
  ],
  sample: { name: "Sam Carter", id: "0199a2c0-0000-7000-8000-000000000000", because: "broken" },
};
