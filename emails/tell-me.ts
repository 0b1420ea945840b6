import { paths } from "#app/paths.ts";
import type { Email } from "./email.ts";

type Data = { lot: string; token: string };
const sample: Data = { lot: "Tuition", token: "sample" };
const shortened = (lot: string): string => (lot.length > 40 ? `${lot.slice(0, 39)}…` : lot);

/** To an address for which somebody asked to be told when a lot opens: the link that confirms it. */
export const tellMeConfirm: Email<Data> = {
  subject: ({ lot }) => `Confirm that we may tell you when ${shortened(lot)} opens`,
  lines: ({ lot, token }) => [
    `Someone, perhaps you, asked us to write to this address when “${lot}” opens for applications.`,
    "If that was you, open the link and press the button within 7 days. We write to you only after that.",
    { link: "Confirm my address", path: paths.tellMeLink(token) },
    "If that was not you, do nothing: we will not write again.",
  ],
  sample,
};

/** The same to an address that is on the list already: the page itself tells a stranger nothing. */
export const tellMeListed: Email<Data> = {
  subject: ({ lot }) => `You are on the list for ${shortened(lot)} already`,
  lines: ({ lot, token }) => [
    `Someone, perhaps you, asked us to write to this address when “${lot}” opens for applications. It is on the list already, so nothing has changed.`,
    { link: "Stop these mails", path: paths.tellMeLink(token) },
  ],
  sample,
};
