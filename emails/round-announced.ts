import { paths } from "#app/paths.ts";
import type { Email } from "./email.ts";

type Data = {
  kind: "approved" | "lapsed" | "interested";
  lots: { name: string; slug: string }[];
  opens: string;
  closes: string | null;
  /** Set where providers on the list are carried forward: by when they accept the terms. */
  acceptBy: string | null;
  /** By which somebody who only asked to be told stops these mails. */
  stopToken: string | null;
};

const named = (lots: Data["lots"]): string => lots.map(({ name }) => name).join(", ");

/** To whom a round is announced: lots open for applications, and what that means for the one who reads it. */
export const roundAnnounced: Email<Data> = {
  subject: ({ lots }) => {
    const names = named(lots);
    return names.length > 40 ? `${lots.length} lots open for applications` : `${names} opens for applications`;
  },
  lines: ({ kind, lots, opens, closes, acceptBy, stopToken }) => [
    `We take applications from ${opens}${closes ? ` until ${closes}` : ", with no closing date"}:`,
    { list: lots.map(({ name }) => name) },
    ...means(kind, acceptBy),
    ...(kind === "interested" || !acceptBy
      ? lots.slice(0, 4).map(({ name, slug }) => ({ link: `What ${name} asks`, path: paths.lot(slug) }))
      : [{ link: "Accept the terms", path: paths.provider.agreements() }]),
    ...(stopToken ? [{ link: "Stop these mails", path: paths.tellMeLink(stopToken) }] : []),
  ],
  sample: {
    kind: "interested",
    lots: [{ name: "Tuition", slug: "tuition" }],
    opens: "7 December 2026",
    closes: "4 January 2027 at 5pm",
    acceptBy: null,
    stopToken: "token",
  },
};

function means(kind: Data["kind"], acceptBy: string | null): string[] {
  const accept = `You stay on the list without applying again, once a person with authority accepts the terms by ${acceptBy}.`;
  if (kind === "approved")
    return [
      acceptBy
        ? accept
        : "You are approved already, so you need not do anything. You can apply for lots that you are not on.",
    ];
  if (kind === "lapsed")
    return [
      ...(acceptBy ? [accept] : ["You are on the list already."]),
      "Something of yours has lapsed, so we send you no requests at the moment. Your start page in the portal says what.",
    ];
  return ["You asked us to tell you, or began or sent an application before. What you wrote then is kept."];
}
