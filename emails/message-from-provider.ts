import { paths } from "#app/paths.ts";
import type { Email } from "./email.ts";

/** To the officer who answers a provider: it has written. `due`: the day by which it is answered, or "". */
export const messageFromProvider: Email<{ name: string; provider: string; id: string; due: string }> = {
  subject: ({ provider }) => `A message from ${provider}`,
  lines: ({ name, provider, id, due }) => [
    `Hello ${name}`,
    `${provider} has written to the council.${due ? ` They were told that we answer by ${due}.` : ""}`,
    { link: "Read the message", path: paths.admin.conversation(id) },
  ],
  sample: { name: "Quentin Abbey", provider: "Bright Path", id: "0199-sample", due: "Thursday 3 December 2026" },
};
