import type { DocumentStood } from "#app/domain/frameworks/as-at/documents-at.ts";
import type { LotAsAt } from "#app/domain/frameworks/as-at/lot-as-at.server.ts";
import type { LotStood } from "#app/domain/frameworks/as-at/lots-stood.server.ts";
import { formatDate, formatDateTime } from "#app/domain/london-time.ts";
import type { PublishedOrder } from "#app/domain/reviews/queue/published-order.server.ts";
import { basisShown } from "./basis-shown.server.ts";

const documentShown = ({ version, fromOn }: DocumentStood) => ({ version, from: fromOn && formatDate(fromOn) });

/** What lists and pages show of a lot beside its own words. `closes`: "5pm on 3 March 2026". */
export const lotInBrief = ({ slug, number, name, description, status, closesAt, ...lot }: LotStood) => ({
  ...{ slug, number, name, description, status },
  closes: closesAt && formatDateTime(closesAt),
  terms: lot.terms.map(documentShown),
  specification: lot.specification.map(documentShown),
});

export type LotInBrief = ReturnType<typeof lotInBrief>;
export type DocumentShown = ReturnType<typeof documentShown>;

/** A lot's page as data. Named field by field: nothing else of the lot leaves the server. */
export const lotShown = (lot: LotAsAt) => ({
  lot: {
    ...lotInBrief({ ...lot, details: {} }),
    ...lot.words,
    asks: lot.asks,
    answered: lot.answered,
    versions: lot.versions.map(({ version, fromOn, readOn }) => ({ version, readOn, from: formatDate(fromOn) })),
  },
  basis: lot.basis && basisShown(lot.basis),
  framework: {
    slug: lot.framework.slug,
    name: lot.framework.name,
    ends: formatDate(lot.framework.endsOn),
    notCovered: lot.framework.words.notCovered,
    weights: lot.framework.words.weights,
    contacts: lot.framework.words.contacts,
  },
});

export type LotShown = ReturnType<typeof lotShown>;

/** The order in which applications are read, with its dates in words. */
export const orderShown = ({ lines, fromOn, coming }: PublishedOrder) => ({
  ...{ lines, from: fromOn && formatDate(fromOn) },
  coming: coming.map((next) => ({ from: formatDate(next.fromOn), lines: next.lines })),
});

export type OrderShown = ReturnType<typeof orderShown>;
