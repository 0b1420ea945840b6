import type { Person } from "#app/access/actor.ts";
import { mustHaveSecondFactor } from "#app/access/policy.ts";
import { Refused } from "#app/domain/errors.ts";
import type { Work } from "#app/domain/work.server.ts";
import { endSignIns } from "../sign-ins.server.ts";
import { countFactors } from "./factors.server.ts";

/** A person at their own account, and the sign-in by which they came: its cookie's token and its id. */
export type OwnSignIn = { actor: Person; token: string; signInId: string };

/** Ends the person's other sign-ins: none that was opened without the new factor, or with the old password, stays. */
export async function endOthers(work: Work, { actor, signInId }: OwnSignIn): Promise<void> {
  const ended = await endSignIns(work.trx, actor.personId, work.now, signInId);
  if (ended > 0) work.audit("person.end-sign-ins", { type: "person", id: actor.personId }, { ended });
}

/** Throws Refused when one factor less would leave someone without any whose work needs one. */
export async function keepOneFactor(work: Work, actor: Person): Promise<void> {
  const { demonstration } = await work.trx
    .selectFrom("person")
    .select("demonstration")
    .where("id", "=", actor.personId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  if (demonstration || !mustHaveSecondFactor(actor)) return;
  if ((await countFactors(work.trx, actor.personId)) === 1)
    throw new Refused("", "Your work needs a second step. Set up another one first, then remove this one");
}
