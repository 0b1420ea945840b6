import type { Updateable } from "kysely";
import type { Actor, Person } from "#app/access/actor.ts";
import { Conflict, NotAllowedNow, NotFound, Refused } from "#app/domain/errors.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";
import { type LockedPlacement, onPlacement } from "#app/domain/placements/on-placement.server.ts";
import { contactsOf } from "#app/domain/providers/contacts.server.ts";
import { isUuid } from "#app/domain/uuid.ts";
import type { Work } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import type { DB } from "#db/schema.ts";
import { keepMarkEvents } from "./mark-events.server.ts";
import type { MarkCode } from "./marks.ts";

/** A mark as it was read. */
export type ReadMark = { id: string; version: number };
type Deed = { placementId: string; submissionKey: string };
type MarkDeed = Deed & { mark: ReadMark; reason: string };

/**
 * An officer confirms what the provider stated, challenged or not: from now on it counts for an invoice. What is
 * confirmed already stays as it is. Returns how many were confirmed. Throws Refused when none is named, Conflict,
 * NotFound (another placement's mark), Forbidden.
 */
export const confirmMarks = (db: Db, actor: Actor, input: Deed & { marks: ReadMark[] }, now: Date): Promise<number> =>
  onPlacement(
    db,
    actor,
    input,
    { action: "mark.confirm", intent: "confirm-marks" },
    now,
    async (work, placement, by) => {
      if (input.marks.length === 0) throw new Refused("marks", "Tick the marks that you confirm");
      const marks = await lockMarks(work, placement.id, input.marks);
      const open = marks.filter((mark) => mark.confirmed_at === null);
      if (open.length === 0) return 0;
      const ids = open.map(({ id }) => id);
      await work.trx
        .updateTable("mark")
        .set((eb) => ({ ...confirmed(by, now), version: eb("version", "+", 1) }))
        .where("id", "in", ids)
        .execute();
      await keepMarkEvents(
        work,
        open.map(({ id, code }) => ({ markId: id, event: "confirm", code })),
      );
      work.audit("mark.confirm", { type: "placement", id: placement.id }, { how: "officer", marks: ids });
      return ids.length;
    },
  );

/**
 * Someone outside the provider doubts a mark: it is not confirmed by time, and the provider is told to look again.
 * Throws NotAllowedNow for a confirmed mark, and as `confirmMarks`.
 */
export const challengeMark = (db: Db, actor: Actor, input: MarkDeed, now: Date): Promise<void> =>
  onMark(db, actor, input, { action: "mark.challenge", intent: "challenge-mark" }, now, async (on) => {
    const { work, mark, placement, by } = on;
    if (mark.confirmed_at) throw new NotAllowedNow("challenge a mark that is confirmed");
    await change(work, mark, { challenged_at: now, challenged_by: by.personId, challenge: input.reason });
    await keepMarkEvents(work, [{ markId: mark.id, event: "challenge", code: mark.code }], input.reason);
    work.audit("mark.challenge", { type: "mark", id: mark.id });
    for (const { name, email, personId } of await contactsOf(work.trx, placement.providerId, "referrals")) {
      const about = { name, placementRef: placement.ref, placementId: placement.id, date: mark.date };
      await notify(work, { email, personId }, "mark-challenged", about, { type: "placement", id: placement.id });
    }
  });

/**
 * An officer corrects a confirmed mark, with the reason, as long as no invoice counts it (rules 12).
 * Throws NotAllowedNow for a mark that is not confirmed or is invoiced, and as `confirmMarks`.
 */
export const correctMark = (db: Db, actor: Actor, input: MarkDeed & { code: MarkCode }, now: Date): Promise<void> =>
  onMark(db, actor, input, { action: "mark.confirm", intent: "correct-mark" }, now, async ({ work, mark, by }) => {
    if (!mark.confirmed_at) throw new NotAllowedNow("correct a mark that is not confirmed");
    if (mark.invoiced) throw new NotAllowedNow("correct a mark that an invoice counts");
    if (mark.code === input.code) throw new Refused("correctCode", "Choose what the mark should say instead");
    await change(work, mark, { code: input.code, ...confirmed(by, now) });
    await keepMarkEvents(work, [{ markId: mark.id, event: "correct", code: input.code }], input.reason);
    work.audit("mark.correct", { type: "mark", id: mark.id }, { from: mark.code, to: input.code });
  });

type OnMark = { work: Work; mark: LockedMark; placement: LockedPlacement; by: Person };

/** Runs a deed on one mark of a placement, locked as it was read. */
const onMark = (
  db: Db,
  actor: Actor,
  input: MarkDeed,
  deed: Parameters<typeof onPlacement>[3],
  now: Date,
  run: (on: OnMark) => Promise<void>,
): Promise<void> =>
  onPlacement(db, actor, input, deed, now, async (work, placement, by) => {
    const [mark] = await lockMarks(work, placement.id, [input.mark]);
    if (!mark) throw new NotFound("mark");
    await run({ work, mark, placement, by });
  });

const confirmed = (by: Person, now: Date) => ({
  confirmed_at: now,
  confirmed_by: by.personId,
  confirmed_how: "officer" as const,
});

async function change({ trx }: Work, { id, version }: LockedMark, values: Updateable<DB["mark"]>): Promise<void> {
  await trx
    .updateTable("mark")
    .set({ ...values, version: version + 1 })
    .where("id", "=", id)
    .execute();
}

type LockedMark = Awaited<ReturnType<typeof lockMarks>>[number];

async function lockMarks({ trx }: Work, placementId: string, read: readonly ReadMark[]) {
  const versions = new Map(read.map(({ id, version }) => [id, version]));
  if (![...versions.keys()].every(isUuid)) throw new NotFound("mark");
  const marks = await trx
    .selectFrom("mark")
    .select((eb) => [
      "id",
      "date",
      "code",
      "version",
      "confirmed_at",
      eb.exists(eb.selectFrom("invoice_line").select("id").whereRef("mark_id", "=", "mark.id")).as("invoiced"),
    ])
    .where("placement_id", "=", placementId)
    .where("id", "in", [...versions.keys()])
    .orderBy("id")
    .forUpdate()
    .execute();
  if (marks.length !== versions.size) throw new NotFound("mark");
  if (marks.some(({ id, version }) => versions.get(id) !== version))
    throw new Conflict("A mark was changed since you opened the page. Read it again before you go on");
  return marks;
}
