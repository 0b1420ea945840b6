import type { Email } from "./email.ts";

/** To the administrators: documents wait for the virus scanner, and for how long. */
export const scannerDown: Email<{ name: string; count: number; since: string }> = {
  subject: () => "Documents are waiting for the virus scanner",
  lines: ({ name, count, since }) => [
    `Hello ${name}`,
    `${count === 1 ? "One document has" : `${count} documents have`} not been checked for viruses yet. The oldest was uploaded on ${since}.`,
    "Nobody can open them until they are checked, and none is lost. Providers can go on uploading. Please see whether the scanner is running, and whether the portal can reach it.",
    "We check everything by ourselves once it is back, and tell you.",
  ],
  sample: { name: "Ada Admin", count: 12, since: "1 October 2026 at 9:15am" },
};

/** To the administrators: nothing waits too long for the virus scanner any more. */
export const scannerBack: Email<{ name: string; since: string }> = {
  subject: () => "The virus scanner is checking documents again",
  lines: ({ name, since }) => [
    `Hello ${name}`,
    `The documents that had been waiting for the virus scanner since ${since} have been checked. There is nothing for you to do.`,
  ],
  sample: { name: "Ada Admin", since: "1 October 2026 at 9:15am" },
};
