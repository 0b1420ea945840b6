import { paths } from "#app/paths.ts";
import type { Email } from "./email.ts";

type Kind = "suspend" | "remove";
type Told = {
  id: string;
  kind: Kind;
  move: "propose" | "at-once" | "impose" | "drop" | "uphold" | "dismiss" | "lift";
  /** The last day to answer or to appeal, in words; empty where there is none. */
  until: string;
  /** Applications that are closed, because the approval stands again. */
  withdrawn?: string;
};

const held =
  "From now on we send you no new requests and award you nothing, and parents do not find you in our list. This does not end placements that are running: we decide about each of them today and tell you.";
const again = "You can have new requests again, unless something else is open: your start page shows it.";
const closed = ({ withdrawn }: Told) =>
  withdrawn
    ? [
        `You had applied again (${withdrawn}). You are approved as before and need not, so we have closed that application. Your answers stay with you.`,
      ]
    : [];
const noun = (kind: Kind) => (kind === "suspend" ? "suspension" : "removal");
const done = (kind: Kind) =>
  kind === "suspend" ? "suspended your organisation" : "removed your organisation from a lot";

const subjects: Record<Told["move"], (kind: Kind) => string> = {
  propose: (kind) =>
    `We are thinking of ${kind === "suspend" ? "suspending" : "removing"} you: please read this and answer`,
  "at-once": () => "We have suspended you at once: please read the reasons and answer",
  impose: (kind) => `We have ${kind === "suspend" ? "suspended you" : "removed you from a lot"}`,
  drop: (kind) => `No ${noun(kind)}: we decided against it`,
  uphold: () => "Your appeal is upheld",
  dismiss: () => "Your appeal is dismissed",
  lift: (kind) => `Your ${noun(kind)} has ended`,
};

const lines: Record<Told["move"], (told: Told) => string[]> = {
  propose: ({ kind, until }) => [
    `We think that we may have to ${kind === "suspend" ? "suspend your organisation" : "remove your organisation from a lot"}. Nothing is decided, and nothing has changed for you yet.`,
    `Read our reasons, and tell us if we are wrong, or what you have put right. You can answer until the end of ${until}. Someone else than the officer who proposed this decides.`,
  ],
  "at-once": ({ until }) => [
    `We have suspended your organisation, because the safety of a child may need it. It says nothing about who is right. ${held}`,
    `Read our reasons, and tell us if we are wrong, or what you have put right. You can answer until the end of ${until}. Someone else than the officer who did this then decides whether it stays.`,
  ],
  impose: ({ kind, until }) => [
    `We have ${done(kind)}. ${held}`,
    `You can appeal until the end of ${until}. A director who had no part in this decides.${kind === "remove" ? " You can also apply again at any time." : ""}`,
  ],
  drop: () => [`We have read what you told us and decided against it. ${again}`],
  uphold: (told) => [`A director has upheld your appeal. ${again}`, ...closed(told)],
  dismiss: () => ["A director has dismissed your appeal. What we decided stays in force."],
  lift: (told) => [`We have ended it. ${again}`, ...closed(told)],
};

/** To a provider's owners: what the council proposes or has decided. The reasons are in the portal only. */
export const suspensionTold: Email<Told> = {
  subject: ({ kind, move }) => subjects[move](kind),
  lines: (told) => [...lines[told.move](told), { link: "Read the reasons", path: paths.provider.suspension(told.id) }],
  sample: {
    ...{ id: "019a0000-0000-7000-8000-000000000000", kind: "suspend", move: "propose" },
    until: "Monday 14 December 2026",
  },
};

type Answered = { name: string; provider: string; id: string; kind: Kind; appeal: boolean };

/** To who proposed it, that the provider has answered; to directors, that it appeals. */
export const suspensionAnswered: Email<Answered> = {
  subject: ({ provider, appeal }) => `${provider} has ${appeal ? "appealed" : "answered"}`.slice(0, 88),
  lines: ({ name, provider, id, kind, appeal }) => [
    `Hello ${name},`,
    appeal
      ? `${provider} appeals against its ${noun(kind)}. A director who had no part in it decides.`
      : `${provider} has answered about its ${noun(kind)}. Another officer than you can decide now.`,
    { link: appeal ? "Read the appeal and decide" : "Read the answer", path: paths.admin.suspension(id) },
  ],
  sample: {
    ...{ name: "Priya", provider: "Bright Path Learning Ltd", kind: "suspend", appeal: false },
    id: "019a0000-0000-7000-8000-000000000000",
  },
};
