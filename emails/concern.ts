import { paths } from "#app/paths.ts";
import type { Email } from "./email.ts";

type Data = { name: string; id: string };
const sample: Data = { name: "Quentin", id: "019a0000-0000-7000-8000-000000000000" };

/** To each quality lead, at once: somebody reported a concern. What it says is in the portal only. */
export const concernRaised: Email<Data> = {
  subject: () => "A concern was reported: open it now",
  lines: ({ name, id }) => [
    `Hello ${name},`,
    "Somebody reported a concern. What they said is in the portal and nowhere else. If nobody has opened it within one working hour, it goes to the director.",
    { link: "Open the concern", path: paths.admin.concern(id) },
  ],
  sample,
};

/** To the directors: a concern lies unread. They may open it from now on. */
export const concernUnread: Email<Data> = {
  subject: () => "Nobody has opened a concern: it is now for you",
  lines: ({ name, id }) => [
    `Hello ${name},`,
    "A concern was reported, and no quality lead opened it within the time that the council sets. You may read it and act on it from now on.",
    { link: "Open the concern", path: paths.admin.concern(id) },
  ],
  sample,
};

/** To the directors: every quality lead has a conflict of interest with the provider of a concern. They may open it from now on. */
export const concernUnheld: Email<Data> = {
  subject: () => "No quality lead may open a concern: it is now for you",
  lines: ({ name, id }) => [
    `Hello ${name},`,
    "A concern is about a provider with which every quality lead declared a conflict of interest. You may read it and act on it from now on.",
    { link: "Open the concern", path: paths.admin.concern(id) },
  ],
  sample,
};

/** To administrators: no quality lead and no director may open a concern, so they have to find one. Nothing of what it says. */
export const concernNobody: Email<{ name: string }> = {
  subject: () => "A concern waits, and nobody may open it",
  lines: ({ name }) => [
    `Hello ${name},`,
    "Somebody reported a concern. There is no quality lead and no director who may open it: each has declared a conflict of interest with the provider that it is about. Make somebody else a quality lead now. They can then open it.",
    { link: "People and their roles", path: paths.admin.people() },
  ],
  sample: { name: "Ada" },
};

/** To quality leads: a concern still waits for its first look. */
export const concernWaits: Email<Data> = {
  subject: () => "A concern still waits for its first look",
  lines: ({ name, id }) => [
    `Hello ${name},`,
    "A concern was reported, and nobody has yet said how serious it is and whom it is about, or passed it on. If nobody does within the time that the council sets, it goes to the director.",
    { link: "Look at the concern", path: paths.admin.concern(id) },
  ],
  sample,
};

/** To the directors: a concern has waited too long for its first look. They may open it from now on. */
export const concernLate: Email<Data> = {
  subject: () => "Nobody has decided what to do about a concern",
  lines: ({ name, id }) => [
    `Hello ${name},`,
    "A concern was reported, and no quality lead has said how serious it is, or passed it on, within the time that the council sets. You may read it from now on: ask a quality lead to look at it today.",
    { link: "Open the concern", path: paths.admin.concern(id) },
  ],
  sample,
};

/** To quality leads: an allegation was to be referred within one working day. */
export const concernLadoLate: Email<Data> = {
  subject: () => "Refer this concern to the LADO: one working day is over",
  lines: ({ name, id }) => [
    `Hello ${name},`,
    "A concern is about somebody who works with children, and no referral to the LADO is recorded. One working day is over.",
    { link: "Open the concern and record it", path: paths.admin.concern(id) },
  ],
  sample,
};

/** To somebody who is named for a concern: they may read it. */
export const concernNamed: Email<Data> = {
  subject: () => "You may read a concern",
  lines: ({ name, id }) => [
    `Hello ${name},`,
    "You were named as someone who needs to read a concern. Each time that you open it is written down. Talk about it only with the others who are named on its page.",
    { link: "Open the concern", path: paths.admin.concern(id) },
  ],
  sample,
};

/** To a provider's owners: a protective hold began or ended. Nothing of why. */
export const concernHold: Email<{ held: boolean }> = {
  subject: ({ held }) => (held ? "We have put you on hold for now" : "Your hold has ended"),
  lines: ({ held }) => [
    held
      ? "We are looking into something, and have put you on hold while we do. This protects everybody and says nothing about who is right. For now we send you no new requests and award you nothing, and parents do not find you. Placements that are running do not end by this: we decide about each of them today and tell you."
      : "We have finished looking into something, and the hold is over. You can have new requests again, unless something else is open: your start page shows it.",
    { link: "See your start page", path: paths.provider.home() },
  ],
  sample: { held: true },
};
