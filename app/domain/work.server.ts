import { createHash } from "node:crypto";
import { sql } from "kysely";
import { type Actor, personId } from "#app/access/actor.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { canonicalJson } from "./canonical.ts";
import { Conflict } from "./errors.ts";
import { writeAs } from "./speak-as.server.ts";

export type Subject = { type: string; id: string };
type AuditDetail = Record<string, string | number | boolean | null | string[]>;

/** One transaction's worth of work: what a use case writes through. */
export type Work = {
  trx: Trx;
  actor: Actor;
  now: Date;
  /** Collected, and appended to the audit chain as the last statement before COMMIT. Ids only, never a child's data. */
  audit: (action: string, subject: Subject, detail?: AuditDetail) => void;
  /** A job, visible only if this transaction commits. Payloads hold ids only. */
  enqueue: (
    task: string,
    payload: Record<string, string>,
    options?: { runAt?: Date; jobKey?: string },
  ) => Promise<void>;
};

const tryAgain = new Set(["40001", "40P01"]);
const TRIES = 3;

/**
 * Runs a use case in one transaction: its rows, its audit entries, its e-mails and its idempotency key commit
 * together or not at all. Row-level security shows it the actor's rows. A deadlock or serialisation failure is tried again, three times in all.
 */
export async function transact<T>(db: Db, actor: Actor, now: Date, run: (work: Work) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await writeAs(db, actor, (trx) => inside(trx, actor, now, run));
    } catch (error) {
      if (!tryAgain.has((error as { code?: string }).code ?? "") || attempt === TRIES) throw error;
    }
  }
}

async function inside<T>(trx: Trx, actor: Actor, now: Date, run: (work: Work) => Promise<T>): Promise<T> {
  const entries: object[] = [];
  const result = await run({
    trx,
    actor,
    now,
    audit(action, subject, detail = {}) {
      entries.push({
        at: now.toISOString(),
        actorId: personId(actor),
        actorKind: actor.kind === "system" ? `system:${actor.task}` : actor.kind,
        action,
        subjectType: subject.type,
        subjectId: subject.id,
        detail,
      });
    },
    async enqueue(task, payload, options = {}) {
      await sql`select enqueue_job(${task}, ${JSON.stringify(payload)}::json, ${options.runAt ?? null}, ${options.jobKey ?? null})`.execute(
        trx,
      );
    },
  });
  // Last, because the chain's lock is held until COMMIT: an earlier append could deadlock with a row lock.
  if (entries.length > 0) await sql`select audit_append(${JSON.stringify(entries)}::jsonb)`.execute(trx);
  return result;
}

/**
 * Runs `run` once for a person's form: a replay of the same form gets the first result and writes nothing. The key
 * commits with the work, so that a lost answer to COMMIT is harmless. `sent` is all that was sent, with what it was about;
 * a file as its digest. Throws Conflict for something else under a key that was used, because nothing of it is kept.
 */
export async function once<T, Sent extends { submissionKey: string }>(
  work: Work,
  intent: string,
  sent: Sent,
  run: () => Promise<T>,
): Promise<T> {
  const scope = personId(work.actor);
  if (!scope) throw new Error("once: only a person's forms carry a submission key");
  const key = sent.submissionKey;
  const digest = digestOf(sent);
  const mine = await work.trx
    .insertInto("idempotency_key")
    .values({ scope, intent, key, digest, result: "null", created_at: work.now })
    .onConflict((conflict) => conflict.doNothing())
    .returning("key")
    .executeTakeFirst();
  const row = work.trx
    .selectFrom("idempotency_key")
    .select(["result", "digest"])
    .where("scope", "=", scope)
    .where("intent", "=", intent)
    .where("key", "=", key);
  if (!mine) {
    const first = await row.executeTakeFirstOrThrow();
    // Keys of before there were digests have none.
    if (first.digest !== null && first.digest !== digest) throw new Conflict(SENT_OTHERWISE);
    return first.result as T;
  }
  const result = await run();
  await work.trx
    .updateTable("idempotency_key")
    .set({ result: JSON.stringify(result ?? null) })
    .where("scope", "=", scope)
    .where("intent", "=", intent)
    .where("key", "=", key)
    .execute();
  return result;
}

const SENT_OTHERWISE =
  "You sent this form before with something else in it, and that was kept. This was not: open the page again and send it from there";

/** Short, so that nobody who reads the table can confirm a guess at what was written. */
const digestOf = (sent: object): string => createHash("sha256").update(canonicalJson(sent)).digest("hex").slice(0, 8);
