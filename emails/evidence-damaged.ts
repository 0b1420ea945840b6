import { paths } from "#app/paths.ts";
import type { Email } from "./email.ts";

/** To the quality team: a document could not be opened as it was given. */
export const evidenceDamaged: Email<{ name: string; provider: string }> = {
  subject: ({ provider }) => `A document of ${provider} could not be opened`,
  lines: ({ name, provider }) => [
    `Hello ${name}`,
    `Someone tried to open a document of ${provider}, and our file store did not have it as it was given. It was not handed out, and it still counts for now.`,
    "We are comparing every document with the file store. If only this file is lost or damaged, we withdraw the document, ask the provider for it again and tell you. If so much is missing that it may be the wrong store, we withdraw nothing.",
    { link: "See what the comparison found", path: paths.admin.evidenceStore() },
  ],
  sample: { name: "Quinn Ade", provider: "Fernbank Tuition" },
};
