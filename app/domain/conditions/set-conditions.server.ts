import { freeHolders } from "#app/domain/conflicts/free-holders.server.ts";
import { Refused } from "#app/domain/errors.ts";
import { londonDate } from "#app/domain/london-time.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import type { Work } from "#app/domain/work.server.ts";
import type { Trx } from "#db/client.server.ts";
import { checkers } from "./conditions.server.ts";

/** The most conditions that one admission carries. */
export const MOST_CONDITIONS = 10;

/** A condition as the deciding officer types it; a row with neither words nor date is left out. */
export type TypedCondition = {
  what: string;
  doneBy: "provider" | "council";
  /** The council's person who checks it. */
  checkedBy: string;
  /** A London date. */
  dueOn?: string | undefined;
  /** The question whose document is wanted, or "". */
  questionId: string;
};

/** The council's people who may check a condition of this provider: none who declared an interest in it. */
export async function possibleCheckers(trx: Trx, providerId: string): Promise<{ personId: string; name: string }[]> {
  const people = await freeHolders(trx, checkers, providerId);
  return people.map(({ personId, name }) => ({ personId, name })).sort((a, b) => a.name.localeCompare(b.name, "en"));
}

type Admitted = { admissionId: string; applicationId: string; providerId: string; lotId: string; setBy: string };

/**
 * Sets the conditions of an admission, each behind a hold of its own on the provider and lot, so that nothing is called
 * off until all are met (rules 1). Throws Refused beside the part of the form that is missing: `conditions.N.what`.
 */
export async function setConditions(work: Work, admitted: Admitted, typed: readonly TypedCondition[]): Promise<void> {
  const { trx, now } = work;
  const rows = typed.map((row, place) => ({ ...row, place })).filter(({ what, dueOn }) => what !== "" || dueOn);
  if (rows.length === 0) return;
  const people = await possibleCheckers(trx, admitted.providerId);
  for (const row of rows) refuseUnfinished(row, people, londonDate(now));
  const made = rows.map((row) => ({ ...row, id: uuidv7(now.getTime()), holdId: uuidv7(now.getTime()) }));
  await trx
    .insertInto("hold")
    .values(
      made.map(({ holdId, what }) => ({
        ...{ id: holdId, provider_id: admitted.providerId, lot_id: admitted.lotId, kind: "condition", reason: what },
        ...{ opened_at: now, opened_by: admitted.setBy },
      })),
    )
    .execute();
  await trx
    .insertInto("admission_condition")
    .values(
      made.map(({ id, holdId, what, doneBy, checkedBy, dueOn, questionId }) => ({
        ...{ id, hold_id: holdId, what, done_by: doneBy, checked_by: checkedBy, due_on: dueOn ?? "" },
        ...{ admission_id: admitted.admissionId, application_id: admitted.applicationId },
        ...{ provider_id: admitted.providerId, question_id: questionId || null, state: "open" },
        ...{ set_by: admitted.setBy, set_at: now },
      })),
    )
    .execute();
  const subject = { type: "application", id: admitted.applicationId };
  work.audit("condition.set", subject, { conditions: made.map(({ id }) => id) });
}

function refuseUnfinished(
  { what, dueOn, checkedBy, place }: TypedCondition & { place: number },
  people: readonly { personId: string }[],
  today: string,
): void {
  const field = (name: string) => `conditions.${place}.${name}`;
  if (place >= MOST_CONDITIONS) throw new Refused(field("what"), `Set ${MOST_CONDITIONS} conditions or fewer`);
  if (what === "") throw new Refused(field("what"), "Say what the condition is");
  if (!dueOn) throw new Refused(field("dueOn"), "Enter the date by which it must be done");
  if (dueOn <= today) throw new Refused(field("dueOn"), "The date must be after today");
  if (!people.some(({ personId }) => personId === checkedBy))
    throw new Refused(field("checkedBy"), "Select who at the council checks it");
}
