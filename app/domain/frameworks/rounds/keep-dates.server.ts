import type { System } from "#app/access/actor.ts";
import { londonDate } from "#app/domain/london-time.ts";
import { next } from "#app/domain/state-machine.ts";
import { transact } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { putBasisInForce } from "../basis/put-basis-in-force.server.ts";
import { putDueDocumentsInForce } from "../documents/put-documents-in-force.server.ts";
import { type FrameworkStatus, frameworkStates } from "../framework-status.ts";
import { forgetUnconfirmed } from "../interest/forget-unconfirmed.server.ts";
import { closeLots, openLots } from "./open-lots.server.ts";

/**
 * Does what dates ask for: puts terms and specifications in force, opens rounds and closes lots whose time has come, puts approved changes of basis in force,
 * ends frameworks after their last day, forgets addresses that nobody confirmed. Each in a transaction of its own and harmless when repeated; whoever asks a lot
 * in between goes by the clock.
 */
export async function keepDates(db: Db, actor: System, now: Date): Promise<void> {
  await putDueDocumentsInForce(db, actor, now);
  for (const id of await ids(dueBases(db, now))) await transact(db, actor, now, (work) => putBasisInForce(work, id));
  for (const id of await ids(dueRounds(db, now))) await openRound(db, actor, id, now);
  for (const id of await ids(dueLots(db, now)))
    await transact(db, actor, now, (work) => closeLots(work, [id], "The closing date has come"));
  for (const id of await ids(pastFrameworks(db, now))) await endFramework(db, actor, id, now);
  await forgetUnconfirmed(db, now);
}

const ids = async (query: { execute: () => Promise<{ id: string }[]> }): Promise<string[]> =>
  (await query.execute()).map(({ id }) => id);

const dueBases = (db: Db, now: Date) =>
  db
    .selectFrom("framework_basis")
    .innerJoin("framework", "framework.id", "framework_basis.framework_id")
    .select("framework_basis.id")
    .where("framework.status", "=", "open")
    .where("from_on", "<=", londonDate(now))
    .where("in_force_at", "is", null)
    .where("withdrawn_at", "is", null);

const dueRounds = (db: Db, now: Date) =>
  db
    .selectFrom("admission_round")
    .select("id")
    .where("opens_at", "<=", now)
    .where("opened_at", "is", null)
    .where("cancelled_at", "is", null);

const dueLots = (db: Db, now: Date) =>
  db.selectFrom("lot").select("id").where("status", "=", "open").where("closes_at", "<=", now);

const pastFrameworks = (db: Db, now: Date) =>
  db.selectFrom("framework").select("id").where("status", "=", "open").where("ends_on", "<", londonDate(now));

const openRound = (db: Db, actor: System, id: string, now: Date): Promise<void> =>
  transact(db, actor, now, async (work) => {
    const round = await work.trx
      .updateTable("admission_round")
      .set({ opened_at: now })
      .where("id", "=", id)
      .where("opened_at", "is", null)
      .where("cancelled_at", "is", null)
      .returning(["lot_ids", "closes_at", "reason"])
      .executeTakeFirst();
    if (!round) return;
    await openLots(work, round.lot_ids, { closesAt: round.closes_at, reason: round.reason });
    work.audit("round.open", { type: "round", id });
  });

const endFramework = (db: Db, actor: System, id: string, now: Date): Promise<void> =>
  transact(db, actor, now, async (work) => {
    const row = await work.trx
      .selectFrom("framework")
      .select("status")
      .where("id", "=", id)
      .forUpdate()
      .executeTakeFirst();
    if (row?.status !== "open") return;
    const status = next(frameworkStates, row.status as FrameworkStatus, "end");
    const lots = await work.trx.selectFrom("lot").select("id").where("framework_id", "=", id).execute();
    if (lots.length > 0)
      await closeLots(
        work,
        lots.map((lot) => lot.id),
        "The framework has ended",
      );
    await work.trx.updateTable("framework").set({ status }).where("id", "=", id).execute();
    work.audit("framework.end", { type: "framework", id });
  });
