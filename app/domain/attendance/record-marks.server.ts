import type { Actor } from "#app/access/actor.ts";
import { Conflict, NotAllowedNow, Refused } from "#app/domain/errors.ts";
import { formatDate } from "#app/domain/london-time.ts";
import { onPlacement } from "#app/domain/placements/on-placement.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import type { Work } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { attendedPlacement } from "./attended-placement.server.ts";
import { keepMarkEvents } from "./mark-events.server.ts";
import { type HalfDay, isAgreed, isWithin, type MarkCode, markField } from "./marks.ts";

/** A half day as the provider says it was. `version` is the mark's when the page was read, 0 for none yet. */
export type RecordedHalf = HalfDay & { code: MarkCode; version: number };
type Input = { placementId: string; submissionKey: string; marks: RecordedHalf[] };

/**
 * The provider's statement of some halves. Each may be changed until someone outside the provider has confirmed it
 * (rules 12); a change answers a challenge and starts the five working days anew. Returns how many were written.
 * Throws Refused at the half that was not agreed, not yet or no longer live; Conflict; NotAllowedNow; NotFound; Forbidden.
 */
export const recordMarks = (db: Db, actor: Actor, input: Input, now: Date): Promise<number> =>
  onPlacement(db, actor, input, { action: "mark.record", intent: "record-marks" }, now, async (work, placement) => {
    const { marks } = input;
    const { pattern, period } = await attendedPlacement(work.trx, placement.id, now);
    if (marks.length === 0) throw new Refused("", "Say what became of at least one morning or afternoon");
    for (const half of marks) {
      const day = formatDate(half.date);
      if (half.date > period.last)
        throw new Refused(markField(half), `${day} is in the future, or after the placement stopped`);
      if (!isWithin(period, half.date)) throw new Refused(markField(half), `${day} is before the placement was live`);
      if (!isAgreed(half, pattern)) throw new Refused(markField(half), `No session was agreed for this half of ${day}`);
    }
    return write(work, placement.id, marks);
  });

async function write(work: Work, placementId: string, marks: readonly RecordedHalf[]): Promise<number> {
  const stored = await work.trx
    .selectFrom("mark")
    .select(["id", "date", "half", "code", "version", "confirmed_at"])
    .where("placement_id", "=", placementId)
    .where(
      "date",
      "in",
      marks.map(({ date }) => date),
    )
    .orderBy("id")
    .forUpdate()
    .execute();
  const events: { markId: string; event: "record" | "change"; code: string }[] = [];
  for (const half of marks) {
    const before = stored.find((mark) => mark.date === half.date && mark.half === half.half);
    if (before?.code === half.code) continue;
    if (before?.confirmed_at) throw new NotAllowedNow("change a mark that someone outside your organisation confirmed");
    if ((before?.version ?? 0) !== half.version)
      throw new Conflict(`${formatDate(half.date)} was changed since you opened the page. Read it again, then save`);
    const markId = before ? before.id : uuidv7(work.now.getTime());
    await (before ? change(work, before, half) : insert(work, markId, placementId, half));
    events.push({ markId, event: before ? "change" : "record", code: half.code });
  }
  await keepMarkEvents(work, events);
  if (events.length > 0) {
    const changed = events.map(({ markId, code }) => `${markId} ${code}`);
    work.audit("mark.record", { type: "placement", id: placementId }, { marks: changed });
  }
  return events.length;
}

const insert = (work: Work, id: string, placementId: string, { date, half, code }: RecordedHalf) =>
  work.trx
    .insertInto("mark")
    .values({ id, placement_id: placementId, date, half, code, ...by(work) })
    .execute();

const change = (work: Work, before: { id: string; version: number }, { code }: RecordedHalf) =>
  work.trx
    .updateTable("mark")
    .set({
      code,
      version: before.version + 1,
      ...by(work),
      challenged_at: null,
      challenged_by: null,
      challenge: null,
    })
    .where("id", "=", before.id)
    .execute();

function by({ actor, now }: Work) {
  if (!("personId" in actor)) throw new Error("A mark is a person’s statement");
  return { recorded_by: actor.personId, recorded_at: now };
}
