import type { FrameworkAsAt } from "#app/domain/frameworks/as-at/framework-as-at.server.ts";
import { formatDate } from "#app/domain/london-time.ts";
import { basisShown } from "./basis-shown.server.ts";
import { lotInBrief } from "./lot-shown.server.ts";

/** A framework's page as data, its dates in words. Named field by field: nothing else of it leaves the server. */
export const frameworkShown = ({ words, lots, basis, versions, ...framework }: FrameworkAsAt) => ({
  ...{ slug: framework.slug, name: framework.name, summary: framework.summary, ended: framework.ended },
  ...{ covered: words.covered, notCovered: words.notCovered, regime: words.regime },
  ...{ portal: words.portal, reference: words.reference },
  term: words.term && termShown(words.term),
  ...{ ceiling: words.ceiling, ceilingBasis: words.ceilingBasis, funding: words.funding },
  ...{ method: words.method, ties: words.ties, weights: words.weights, contacts: words.contacts },
  decisions: words.decisions.map(({ on, ...decision }) => ({ ...decision, on: formatDate(on) })),
  notices: words.notices.map(({ on, ...notice }) => ({ ...notice, on: formatDate(on) })),
  plans: words.plans.map(({ review, ...plan }) => ({ ...plan, review: review && formatDate(review) })),
  basis: basis && basisShown(basis),
  lots: lots.map((lot) => ({ ...lotInBrief(lot), ceiling: lot.words.ceiling, measures: lot.words.measures })),
  versions: versions.map(({ version, fromOn, readOn }) => ({ version, readOn, from: formatDate(fromOn) })),
});

export type FrameworkShown = ReturnType<typeof frameworkShown>;

type Term = NonNullable<FrameworkAsAt["words"]["term"]>;

const termShown = ({ startsOn, firstEndsOn, endsOn, extensions }: Term) => ({
  ...{ starts: formatDate(startsOn), firstEnds: formatDate(firstEndsOn), ends: formatDate(endsOn) },
  extensions: extensions.map(({ until, published, decideBy, decision, decidedOn }) => ({
    until: formatDate(until),
    published: published ? "Published at the start" : "Not published at the start",
    decision: decision
      ? `${decision}${decidedOn ? `, ${formatDate(decidedOn)}` : ""}`
      : `Not decided${decideBy ? `: to be decided by ${formatDate(decideBy)}` : ""}`,
  })),
});
