import { sql } from "kysely";
import type { Actor, ProviderPerson } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import { Conflict, NotFound, Refused } from "#app/domain/errors.ts";
import { londonDate } from "#app/domain/london-time.ts";
import { keepStopped } from "#app/domain/staff-stops/keep-stopped.server.ts";
import { isUuid, uuidv7 } from "#app/domain/uuid.ts";
import { once, transact, type Work } from "#app/domain/work.server.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { wholeRecord } from "./staff.server.ts";
import { type StaffChanges, staffChanges } from "./staff-changes.ts";
import { readStaffCsv } from "./staff-csv.ts";

/** Keeps a list of staff until the provider has seen what it would do; an earlier one that was left is gone. Once for a form. */
export function stageStaffImport(
  db: Db,
  actor: ProviderPerson,
  { content, submissionKey }: { content: string; submissionKey: string },
  now: Date,
): Promise<{ id: string }> {
  return transact(db, actor, now, async (work) => {
    authorise(actor, "staff.keep", undefined, "provider.home");
    return once(work, "stage-staff-import", { content, submissionKey }, async () => {
      const id = uuidv7(now.getTime());
      await work.trx
        .deleteFrom("staff_import")
        .where("provider_id", "=", actor.providerId)
        .where("done_at", "is", null)
        .execute();
      await work.trx
        .insertInto("staff_import")
        .values({ id, provider_id: actor.providerId, content, made_by: actor.personId, made_at: now })
        .execute();
      return { id };
    });
  });
}

export type StaffImportPreview = { done: number | undefined; changes: StaffChanges };

/** What a kept list would do to the record as it stands now. NotFound for another's, and for what is no id. */
export async function previewStaffImport(
  db: Db | Trx,
  actor: Actor,
  id: string,
  now: Date,
): Promise<StaffImportPreview> {
  if (actor.kind !== "provider" || !isUuid(id)) throw new NotFound("list");
  const kept = await db
    .selectFrom("staff_import")
    .select(["content", "brought_in as broughtIn"])
    .where("id", "=", id)
    .where("provider_id", "=", actor.providerId)
    .executeTakeFirst();
  if (!kept) throw new NotFound("list");
  const none = { added: [], changed: [], same: 0, errors: [] };
  if (kept.content === null) return { done: kept.broughtIn ?? 0, changes: none };
  const { rows, errors } = readStaffCsv(kept.content, londonDate(now));
  const changes = staffChanges(rows, await wholeRecord(db, actor.providerId));
  const all = [...errors, ...changes.errors].sort((a, b) => a.line - b.line);
  return { done: undefined, changes: { ...changes, errors: all } };
}

/**
 * Brings a kept list in: all of it, or with `goodOnly` the rows without an error, in one transaction; a second time
 * changes nothing. Returns how many people were added or changed. Throws NotFound, Refused for a list with errors.
 */
export function bringStaffIn(
  db: Db,
  actor: ProviderPerson,
  { id, goodOnly, seen }: { id: string; goodOnly: boolean; seen: string },
  now: Date,
): Promise<number> {
  return transact(db, actor, now, async (work) => {
    authorise(actor, "staff.keep", undefined, "provider.home");
    if (!isUuid(id)) throw new NotFound("list");
    // One list at a time for a provider: two would add the same people twice.
    await work.trx.selectFrom("provider").select("id").where("id", "=", actor.providerId).forUpdate().execute();
    // A stop comes wholly before or wholly after a list.
    await work.trx
      .selectFrom("staff_member")
      .select("id")
      .where("provider_id", "=", actor.providerId)
      .where("left_at", "is", null)
      .orderBy("id")
      .forUpdate()
      .execute();
    const { done, changes } = await previewStaffImport(work.trx, actor, id, now);
    if (done !== undefined) return done;
    if (changes.errors.length > 0 && !goodOnly)
      throw new Refused("how", "Nothing was brought in: put the rows right, or choose to bring in the good rows only");
    if (summaryOf(changes) !== seen)
      throw new Conflict("Your record changed since you looked at this list. Look at what it would do again");
    await write(work, actor.providerId, changes);
    const count = changes.added.length + changes.changed.length;
    await work.trx
      .updateTable("staff_import")
      .set({ content: null, done_at: now, brought_in: count })
      .where("id", "=", id)
      .execute();
    const { added, changed, errors } = changes;
    const detail = { added: added.length, changed: changed.length, left: errors.length, goodOnly };
    work.audit("staff.import", { type: "provider", id: actor.providerId }, detail);
    return count;
  });
}

/** The figures that a person agrees to. */
export const summaryOf = ({ added, changed, same, errors }: StaffChanges): string =>
  [added.length, changed.length, same, errors.length].join("-");

/** Thousands of people in three statements. */
async function write({ trx, now }: Work, providerId: string, { added, changed }: StaffChanges): Promise<void> {
  const people = added.map((row) => ({ ...row, id: uuidv7(now.getTime()) }));
  const checks = [
    ...people.flatMap(({ id, checks }) => checks.map((seen) => ({ ...seen, staff: id }))),
    ...changed.flatMap(({ id, checks }) => checks.map((seen) => ({ ...seen, staff: id }))),
  ].map((seen) => ({ ...seen, id: uuidv7(now.getTime()) }));
  const persons = people.map(({ id, name, role }) => ({ id, name, role }));
  const moved = changed.map(({ id, row: { name, role } }) => ({ id, name, role }));
  await sql`
    insert into staff_member (id, provider_id, name, role, added_at)
    select id, ${providerId}, name, role, ${now}
    from jsonb_to_recordset(${JSON.stringify(persons)}::jsonb) as one(id uuid, name text, role text)`.execute(trx);
  await sql`
    update staff_member set name = one.name, role = one.role
    from jsonb_to_recordset(${JSON.stringify(moved)}::jsonb) as one(id uuid, name text, role text)
    where staff_member.id = one.id and staff_member.provider_id = ${providerId}`.execute(trx);
  await keepStopped(
    trx,
    [...persons, ...moved].map(({ id }) => id),
  );
  await sql`
    insert into staff_check (id, staff_member_id, check_name, checked_on, level, seen_by, recorded_at)
    select id, staff, "check", "checkedOn", nullif(level, ''), "seenBy", ${now}
    from jsonb_to_recordset(${JSON.stringify(checks)}::jsonb)
      as one(id uuid, staff uuid, "check" text, "checkedOn" date, level text, "seenBy" text)
    on conflict (staff_member_id, check_name) do update set checked_on = excluded.checked_on,
      level = excluded.level, seen_by = excluded.seen_by, recorded_at = excluded.recorded_at`.execute(trx);
}
