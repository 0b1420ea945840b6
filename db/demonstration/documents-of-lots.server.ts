import { createHash } from "node:crypto";
import { uuidv7 } from "#app/domain/uuid.ts";
import type { Trx } from "#db/client.server.ts";

type Lot = { id: string; code: string; name: string };

/** What each lot buys, in the words of its specification. */
const buys: Record<string, string[]> = {
  education: [
    "The provider teaches small groups at a place of its own, by the half day. A half day lasts at least two and a half hours.",
    "A group has no more than eight children, and never fewer than two adults with it.",
  ],
  mentoring: [
    "The provider gives each child one mentor, who stays the same for as long as the placement lasts wherever that is possible.",
    "A meeting lasts at least one hour, in a place that the council, the family and the mentor have agreed.",
  ],
  tuition: [
    "The provider teaches one child, or a group of up to four, by the hour: online, at home, in a public place or at its own.",
    "Whoever teaches a subject is qualified in it, or has taught it for two years and works under someone who is.",
  ],
  specialist: [
    "The provider supplies psychologists, therapists and assessment officers who are registered for what they do.",
    "A specialist starts within ten working days of the order, and hands over their notes in writing when they leave.",
  ],
};

const terms = (name: string): string[] => [
  `These terms are between the council and a provider that is approved for ${name}. They apply to every placement that starts while they hold.`,
  "Being approved promises no work. The council asks approved providers when a child needs a place, and chooses by weights that it states beforehand.",
  "The provider keeps to the law on keeping children safe, and tells the council about any concern for a child on the same day.",
  "Nobody works with a child before the checks that the portal lists have been seen. The provider keeps the record of them up to date.",
  "The provider keeps its insurance in force for as long as a placement lasts, and puts each new certificate on the portal before the old one ends.",
  "The price is the one agreed for the placement. The council pays for marks that someone outside the provider has confirmed, within 30 days of a valid invoice.",
  "The council may visit at any reasonable time, announced or not, and may see whatever is kept about the children it has placed.",
  "Both keep what they know of a child confidential and use it only for that child’s education and safety.",
  "Either side may end these terms with three months’ notice in writing. Placements that are running then go on to their agreed end.",
  "A disagreement goes first to the two people who look after the placement, then to a director on each side, then to a mediator.",
];

const specification = ({ code, name }: Lot): string[] => [
  `This says what the council buys under ${name}. It is for children who cannot be in school, from age 5 to the end of year 11.`,
  ...(buys[code] ?? []),
  "Each child has a written plan within ten working days: what they should achieve, by when, and how it is measured.",
  "Attendance is recorded on the day, each morning and afternoon. The school is told at once when a child does not come.",
  "Once in each half term the provider reports to the school, the council and the family on how the child is doing.",
  "The provider works towards the child’s return to school, or their next step, from the first day.",
];

const numbered = (clauses: readonly string[]): string =>
  clauses.map((clause, at) => `${at + 1}. ${clause}`).join("\n\n");

/** Gives each lot its first terms and specification, in force since the framework opened. All of it is invented. */
export async function seedDocumentsOfLots(trx: Trx, lots: readonly Lot[], opened: Date): Promise<void> {
  const first = (lot: Lot, kind: "terms" | "specification", title: string, clauses: readonly string[]) => {
    const body = numbered(clauses);
    return {
      ...{ id: uuidv7(opened.getTime()), lot_id: lot.id, kind, version: "1", title, body },
      ...{ sha256: createHash("sha256").update(body).digest("hex"), from_on: "2026-01-05" },
      ...{ why: "The first version, published when the framework opened", recorded_at: opened },
    };
  };
  await trx
    .insertInto("lot_document")
    .values(
      lots.flatMap((lot) => [
        first(lot, "terms", `Terms of ${lot.name}`, terms(lot.name)),
        first(lot, "specification", `Specification of ${lot.name}`, specification(lot)),
      ]),
    )
    .execute();
}
