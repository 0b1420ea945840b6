import { type Actor, personId } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import { NotAllowedNow, NotFound, Refused } from "#app/domain/errors.ts";
import { addDays, formatDate, londonDate } from "#app/domain/london-time.ts";
import { isUuid, uuidv7 } from "#app/domain/uuid.ts";
import { once, transact, type Work } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { type Framework, lockFramework } from "../frameworks.server.ts";
import { askApprovals } from "../setup/ask-approval.server.ts";
import type { RecordedBasis } from "./basis-form.ts";
import { basisNames } from "./legal-basis.ts";

type Input = RecordedBasis & { frameworkId: string; submissionKey: string };

/**
 * Records the legal basis of a framework: of a draft for its opening, of an open one as a change from a day, which two
 * named people must approve and which can be taken back until then. Returns its id. Throws Refused for a day that is
 * past, a first round that is too short, or while another change waits.
 */
export function recordBasis(db: Db, actor: Actor, input: Input, now: Date): Promise<string> {
  return transact(db, actor, now, async (work) => {
    authorise(actor, "basis.change", undefined, "framework.read");
    return once(work, "basis.record", input, async () => {
      const framework = await lockFramework(work.trx, input.frameworkId);
      if (framework.status === "ended") throw new NotAllowedNow("change a framework that has ended");
      return framework.status === "draft" ? recordFirst(work, framework, input) : recordChange(work, framework, input);
    });
  });
}

/** What was recorded for a draft before is replaced: it opens on one basis. */
async function recordFirst(work: Work, framework: Framework, input: Input): Promise<string> {
  await work.trx
    .updateTable("framework_basis")
    .set({ withdrawn_at: work.now, withdrawn_by: personId(work.actor) })
    .where("framework_id", "=", framework.id)
    .where("withdrawn_at", "is", null)
    .execute();
  return insert(work, framework, input);
}

async function recordChange(work: Work, framework: Framework, input: Input): Promise<string> {
  if (input.fromOn < londonDate(work.now)) throw new Refused("basis.from", "The day must be today or in the future");
  if (input.fromOn > framework.endsOn)
    throw new Refused("basis.from", `The framework ends on ${formatDate(framework.endsOn)}`);
  const waiting = await work.trx
    .selectFrom("framework_basis")
    .select(["basis", "from_on"])
    .where("framework_id", "=", framework.id)
    .where("in_force_at", "is", null)
    .where("withdrawn_at", "is", null)
    .executeTakeFirst();
  if (waiting) throw new Refused("", "Another change of the legal basis waits for its day. Take it back first");
  refuseShortRound(input);
  const id = await insert(work, framework, input);
  await askApprovals(work, framework, id, input.asked, "approvals");
  await work.enqueue("keep-dates", {});
  return id;
}

function refuseShortRound({ firstRoundClosesOn, rules, fromOn, basis }: Input): void {
  if (!firstRoundClosesOn) return;
  if (rules.entry !== "in-rounds" && rules.entry !== "first-round-only")
    throw new Refused("rules.closes", `${basisNames[basis]} knows no rounds: leave this empty`);
  const least = addDays(fromOn, Math.max(1, rules.minTenderDays));
  if (firstRoundClosesOn < least)
    throw new Refused("rules.closes", `The first round must close on ${formatDate(least)} or later`);
}

async function insert(work: Work, { id: frameworkId }: Framework, input: Input): Promise<string> {
  const id = uuidv7(work.now.getTime());
  await work.trx
    .insertInto("framework_basis")
    .values({
      ...{ id, framework_id: frameworkId, basis: input.basis, rules: JSON.stringify(input.rules), why: input.why },
      ...{ from_on: input.fromOn, risk: input.risk, advice: input.advice, adviser: input.adviser },
      ...{ advised_on: input.advisedOn ?? null, first_round_closes_on: input.firstRoundClosesOn ?? null },
      ...{ recorded_at: work.now, recorded_by: personId(work.actor) },
    })
    .execute();
  work.audit("basis.record", { type: "framework", id: frameworkId }, { basis: input.basis, from: input.fromOn });
  return id;
}

/** Takes back a change of basis that is not in force yet. Throws NotFound, NotAllowedNow once it is. */
export function withdrawBasis(
  db: Db,
  actor: Actor,
  { basisId, submissionKey }: { basisId: string; submissionKey: string },
  now: Date,
): Promise<void> {
  return transact(db, actor, now, async (work) => {
    authorise(actor, "basis.change", undefined, "framework.read");
    if (!isUuid(basisId)) throw new NotFound("legal basis");
    await once(work, "basis.withdraw", { basisId, submissionKey }, async () => {
      const row = await work.trx
        .selectFrom("framework_basis")
        .select(["framework_id", "in_force_at", "withdrawn_at"])
        .where("id", "=", basisId)
        .forUpdate()
        .executeTakeFirst();
      if (!row) throw new NotFound("legal basis");
      if (row.in_force_at || row.withdrawn_at) throw new NotAllowedNow("take back this legal basis");
      await work.trx
        .updateTable("framework_basis")
        .set({ withdrawn_at: now, withdrawn_by: personId(actor) })
        .where("id", "=", basisId)
        .execute();
      work.audit("basis.withdraw", { type: "framework", id: row.framework_id }, { basis: basisId });
    });
  });
}
