import { paths } from "#app/paths.ts";
import type { Email } from "./email.ts";

/** To everyone else who was asked: another offer was chosen, and where their own result stands. */
export const awardOutcome: Email<{ name: string; requestRef: string; requestId: string; offered: boolean }> = {
  subject: ({ requestRef }) => `Outcome of ${requestRef}`,
  lines: ({ name, requestRef, requestId, offered }) => [
    `Hello ${name}`,
    offered
      ? `Thank you for your offer for ${requestRef}. The council has chosen another offer.`
      : `The council has placed the child of ${requestRef} with another provider, so no answer is needed any more.`,
    "Please delete whatever you noted about the child. Your page keeps the reference, your own answer and its result.",
    { link: `Read the outcome of ${requestRef}`, path: paths.provider.request(requestId) },
  ],
  sample: {
    name: "Sam Carter",
    requestRef: "REQ-7K3M-9Q",
    requestId: "01990000-0000-7000-8000-000000000001",
    offered: true,
  },
};
