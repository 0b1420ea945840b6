import { formatDate } from "#app/domain/london-time.ts";
import { lowerFirst } from "#app/domain/lower-first.ts";
import { type Topic, topics } from "#app/domain/messages/topics.ts";
import { paths } from "#app/paths.ts";
import { type ProviderGate, type ProviderGateName, providerGateNames } from "../provider-gates.ts";
import type { HoldKind } from "./hold-kinds.ts";

/** Who has to do the next thing. */
export type Mover = "you" | "council";

/**
 * One thing that stops a provider on a lot, in words for its own people. `since` is an instant, missing where nobody
 * knows since when; `link` leads to where its reader puts it right, reads about it or asks.
 */
export type Block = {
  id: string;
  title: string;
  says: string;
  mover: Mover;
  link: { href: string; text: string };
  since?: Date;
};

/** A document's place in the provider's answers, through which application a new one may be given, and whether one waits. */
export type Place = {
  questionId: string;
  title: string;
  /** Where a new one is given. */
  upload?: string;
  /** When the newest was given that the council has not decided on. */
  waitsSince?: Date;
};

/** An open hold with what its own procedure knows of it. */
export type OpenHold = {
  id: string;
  kind: HoldKind;
  reason: string;
  openedAt: Date;
  lotId: string | null;
  /** What lapsed, where a document did. */
  document?: Place;
  /** The application whose new questions were not answered in time. */
  catchUpApplicationId?: string;
  exclusionId?: string;
  suspensionId?: string;
  /** Whether it stands until it is known whether the provider must register as a school. */
  registration?: boolean;
  /** What the approval depends on: its last day (a London date), and whether the provider still has to do it. */
  condition?: { id: string; dueOn: string; yours: boolean };
  /** The approved application on the lot. */
  applicationId?: string;
};

/** Whose eyes the words are for: an owner reads about an exclusion and a suspension, nobody else of the provider does. */
export type Reader = { readsExclusions: boolean; readsSuspensions: boolean };

const wait = (place: Place): Pick<Block, "says" | "mover" | "link"> => ({
  says: `You gave a new one on ${formatDate(place.waitsSince ?? new Date(0))}. We check it, and lift this once it is accepted.`,
  mover: "council",
  link: { href: paths.provider.evidence(), text: "See your documents" },
});

const renew = (place: Place, says: string): Pick<Block, "says" | "mover" | "link"> =>
  place.waitsSince
    ? wait(place)
    : {
        says,
        mover: "you",
        link: { href: place.upload ?? paths.provider.evidence(), text: `Give ${lowerFirst(place.title)}` },
      };

/** Where the provider writes to the council, with the subject and the lot filled in. */
const ask = (topic: Topic, lotId: string | null): Block["link"] => ({
  href: paths.provider.messages(topic, lotId ? `lot:${lotId}` : undefined),
  text: topics[topic].link,
});

/** For those of the provider whom the reasons are not for. */
const askAnOwner: Block["link"] = { href: paths.provider.people(), text: "See who your owners are" };

type Words = (hold: OpenHold, reader: Reader) => Omit<Block, "id" | "since">;

const holdWords: Record<HoldKind, Words> = {
  lapse: ({ reason, document, catchUpApplicationId }) => {
    const title = reason;
    if (document) return { title, ...renew(document, "We send you nothing new until we have accepted a new one.") };
    const href = catchUpApplicationId ? paths.provider.newQuestions(catchUpApplicationId) : paths.provider.evidence();
    return {
      title,
      says: "We send you nothing new until you have answered.",
      mover: "you",
      link: { href, text: catchUpApplicationId ? "Answer the new questions" : "See your documents" },
    };
  },
  // What the concern is about, and who raised it, is told in person, when it does no harm (rules 5).
  concern: ({ lotId }) => ({
    title: "We have paused new placements",
    says: "The council has paused new placements while it looks into something. We will tell you what we can as soon as we can.",
    mover: "council",
    link: ask("paused", lotId),
  }),
  exclusion: ({ reason, exclusionId, lotId }, { readsExclusions }) => ({
    title: "The council has excluded you",
    says: readsExclusions
      ? `The ground: ${lowerFirst(reason)}. The decision says why, and what you can do.`
      : "An owner of your organisation can read why, and what you can do.",
    mover: "council",
    link: readsExclusions
      ? exclusionId
        ? { href: paths.provider.exclusion(exclusionId), text: "Read the decision" }
        : ask("exclusion", lotId)
      : askAnOwner,
  }),
  condition: ({ reason, condition, applicationId }) => ({
    title: "A condition of your approval is not met",
    says: condition ? `${reason}. By ${formatDate(condition.dueOn)}.` : reason,
    mover: condition?.yours === false ? "council" : "you",
    link: condition
      ? { href: paths.provider.condition(condition.id), text: "Read the condition" }
      : {
          href: applicationId ? paths.provider.application(applicationId) : paths.provider.applications(),
          text: "See the condition in your application",
        },
  }),
  withdrawal: ({ reason, lotId }) => ({
    title: "You have withdrawn from this",
    says: `${reason}. Write to us when you want to be asked again.`,
    mover: "you",
    link: ask("ask-again", lotId),
  }),
  suspension: ({ registration, suspensionId }, { readsSuspensions }) =>
    registration
      ? {
          title: "We check whether you must register as a school",
          says: "New referrals are stopped until our quality team has decided. See that your numbers of pupils and hours are right.",
          mover: "council",
          link: { href: paths.provider.applications(), text: "Check what you told us" },
        }
      : {
          title: "The council has suspended you",
          says: readsSuspensions
            ? "You can read the reasons, answer them and appeal."
            : "An owner of your organisation can read the reasons, answer them and appeal.",
          mover: "council",
          link: readsSuspensions
            ? {
                href: suspensionId ? paths.provider.suspension(suspensionId) : paths.provider.suspensions(),
                text: "Read the reasons, answer or appeal",
              }
            : askAnOwner,
        },
};

/** A hold as its provider reads it. Of a concern it says that there is one, and nothing else. */
export const blockOfHold = (hold: OpenHold, reader: Reader): Block => ({
  ...{ id: hold.id, since: hold.openedAt },
  ...holdWords[hold.kind](hold, reader),
});

/** Whatever the provider gate asks, except standing: that is the holds themselves, one by one. */
export type OtherGate = Exclude<ProviderGateName, "standing">;
type GateWords = (gate: ProviderGate, place: Place | undefined, lotId: string) => Omit<Block, "id" | "since">;

const insurance: GateWords = ({ gate, why }, place) => ({
  title: `${providerGateNames[gate]}: a certificate in date for the full amount`,
  ...renew(place ?? { questionId: gate, title: "A certificate" }, `${why}.`),
});

const gateWords: Record<OtherGate, GateWords> = {
  "INS-01": insurance,
  "INS-02": insurance,
  "INS-03": insurance,
  "INS-04": insurance,
  "EXC-04": ({ why }, _place, lotId) => ({
    title: "Our check of the national debarment list",
    says: `${why}. We check it before every placement: there is nothing for you to do.`,
    mover: "council",
    link: ask("debarment", lotId),
  }),
  "VIS-01": ({ why }) => ({
    title: "Our visit to you",
    says: `${why}. We write to you to agree a day.`,
    mover: "council",
    link: { href: paths.provider.visits(), text: "See your visits" },
  }),
  terms: ({ why }, _place, lotId) => ({
    title: "The terms of the lot",
    says: `${why}. An owner who may sign for you accepts them.`,
    mover: "you",
    link: { href: paths.provider.lotAgreement(lotId), text: "Read and accept the terms" },
  }),
};

const isOther = (gate: ProviderGateName): gate is OtherGate => gate !== "standing";

/** What an admitted provider's gates on one lot still lack; a document whose lapse is among `holds` is not said twice. */
export function blocksOfGates(
  gates: readonly ProviderGate[],
  holds: readonly OpenHold[],
  places: readonly Place[],
  lotId: string,
): Block[] {
  const lapsed = new Set(holds.map(({ document }) => document?.questionId));
  return gates.flatMap((one) => {
    const { gate, met } = one;
    if (met || !isOther(gate) || lapsed.has(gate)) return [];
    const place = places.find(({ questionId }) => questionId === gate);
    return [{ id: `${lotId} ${gate}`, ...gateWords[gate](one, place, lotId) }];
  });
}
