import { paths } from "#app/paths.ts";
import type { Email } from "./email.ts";

type Data = { name: string; framework: string; area: string; id: string };

/** To somebody at the council: their named approval is asked for. */
export const signOffAsked: Email<Data> = {
  subject: ({ framework, area }) => `Sign off ${framework}: ${area.toLowerCase()}`,
  lines: ({ name, framework, area, id }) => [
    `Hello ${name},`,
    `You are asked to sign off ${framework} for ${area.toLowerCase()}. Only your own answer in the portal counts: a reply to this mail does not.`,
    "Read it first. What you approve is the text as it stands; if it is changed afterwards, you are asked again.",
    { link: "Read it and answer", path: paths.admin.signOff(id) },
  ],
  sample: {
    name: "Perry Cureton",
    framework: "Alternative provision",
    area: "Procurement",
    id: "019a0000-0000-7000-8000-000000000000",
  },
};
