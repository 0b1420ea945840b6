import type { Actor } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import { NotAllowedNow, NotFound, Refused } from "#app/domain/errors.ts";
import type { Answers } from "#app/domain/question-sets/typed.ts";
import { slugOf } from "#app/domain/slug.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { transact, type Work } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { keepVersion } from "../framework-versions.server.ts";
import { type Framework, lockFramework } from "../frameworks.server.ts";

/** What the form of a lot says, as typed and checked; `lotId` "new" adds one. `version` is the framework's. */
export type LotChange = { frameworkId: string; lotId: string; version: number; typed: Answers; why?: string };

/**
 * Adds a lot to a framework, or changes what is said about one. A new lot is closed until a round opens it. Once the
 * framework is open the change is public at once and kept as a version with its reason. Returns the lot's id. Throws
 * Conflict, NotFound, Refused when another lot has the name, NotAllowedNow when the framework has ended.
 */
export function changeLot(db: Db, actor: Actor, change: LotChange, now: Date): Promise<string> {
  return transact(db, actor, now, async (work) => {
    authorise(actor, "framework.edit", undefined, "framework.read");
    const framework = await lockFramework(work.trx, change.frameworkId, change.version);
    if (framework.status === "ended") throw new NotAllowedNow("change a framework that has ended");
    await refuseSameName(work, change);
    const id = change.lotId === "new" ? await add(work, framework, change.typed) : await keep(work, change);
    await touch(work, framework, change.why);
    work.audit(change.lotId === "new" ? "lot.create" : "lot.edit", { type: "lot", id }, { framework: framework.id });
    return id;
  });
}

/** Takes a lot out of a draft. Throws NotAllowedNow once the framework was open: lots are then closed, and stay. */
export function removeLot(
  db: Db,
  actor: Actor,
  { frameworkId, lotId, version }: { frameworkId: string; lotId: string; version: number },
  now: Date,
): Promise<void> {
  return transact(db, actor, now, async (work) => {
    authorise(actor, "framework.edit", undefined, "framework.read");
    const framework = await lockFramework(work.trx, frameworkId, version);
    if (framework.status !== "draft") throw new NotAllowedNow("remove a lot of a framework that was opened");
    const gone = await work.trx
      .deleteFrom("lot")
      .where("id", "=", lotId)
      .where("framework_id", "=", framework.id)
      .returning("id")
      .executeTakeFirst();
    if (!gone) throw new NotFound("lot");
    await touch(work, framework, undefined);
    work.audit("lot.remove", { type: "lot", id: lotId }, { framework: framework.id });
  });
}

const wordsOf = ({ lot = {} }: Answers) => ({
  name: String(lot.name ?? "").trim(),
  description: String(lot.description ?? "").trim(),
});

async function refuseSameName({ trx }: Work, { frameworkId, lotId, typed }: LotChange): Promise<void> {
  const lots = await trx.selectFrom("lot").select(["id", "name"]).where("framework_id", "=", frameworkId).execute();
  const name = wordsOf(typed).name.toLowerCase();
  if (lots.some((lot) => lot.id !== lotId && lot.name.toLowerCase() === name))
    throw new Refused("lot.name", "Another lot of this framework has this name");
}

async function add({ trx, now }: Work, framework: Framework, typed: Answers): Promise<string> {
  const lots = await trx
    .selectFrom("lot")
    .select(["number", "code"])
    .where("framework_id", "=", framework.id)
    .execute();
  const id = uuidv7(now.getTime());
  const { name, description } = wordsOf(typed);
  const code = slugOf(name);
  const taken = lots.some((lot) => lot.code === code);
  await trx
    .insertInto("lot")
    .values({
      ...{ id, framework_id: framework.id, number: Math.max(0, ...lots.map(({ number }) => number)) + 1 },
      ...{ slug: `${code}-${id.slice(-4)}`, code: taken ? `${code}-${id.slice(-4)}` : code, name, description },
      ...{ status: "closed", terms_version: "1", specification_version: "1", details: JSON.stringify(typed) },
    })
    .execute();
  return id;
}

async function keep({ trx }: Work, { frameworkId, lotId, typed }: LotChange): Promise<string> {
  const row = await trx
    .updateTable("lot")
    .set({ ...wordsOf(typed), details: JSON.stringify(typed) })
    .where("id", "=", lotId)
    .where("framework_id", "=", frameworkId)
    .returning("id")
    .executeTakeFirst();
  if (!row) throw new NotFound("lot");
  return row.id;
}

async function touch(work: Work, { id, status }: Framework, why: string | undefined): Promise<void> {
  await work.trx
    .updateTable("framework")
    .set((eb) => ({ version: eb("version", "+", 1) }))
    .where("id", "=", id)
    .execute();
  if (status === "open") await keepVersion(work, id, why ?? "");
}
