import { paths } from "#app/paths.ts";
import type { Email } from "./email.ts";

/** To whoever uploaded a document that the virus scanner refused. */
export const evidenceRefused: Email<{ name: string }> = {
  subject: () => "A document that you uploaded was refused",
  lines: ({ name }) => [
    `Hello ${name}`,
    "Our virus scanner refused a document that you uploaded. Nobody can open it. If you gave an earlier version, that one still counts.",
    "Check the device that it came from, then upload the document again.",
    { link: "See your documents", path: paths.provider.evidence() },
  ],
  sample: { name: "Sam Carter" },
};
