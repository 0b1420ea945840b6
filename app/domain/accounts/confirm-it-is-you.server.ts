import { authorise } from "#app/access/authorise.ts";
import { Refused } from "#app/domain/errors.ts";
import { keepWithin } from "#app/domain/limits/keep-within.server.ts";
import { transact, type Work } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { passwordFits } from "./passwords.server.ts";
import type { OwnSignIn } from "./second-factor/own-factors.server.ts";
import { renewSignIn, type SecondFactor } from "./sign-ins.server.ts";

type Shown = SecondFactor | "password";

/**
 * Proves again that a signed-in person is who they are, by whatever `show` takes: for ten minutes they may change how
 * they sign in. Returns the token of the sign-in that takes this one's place. Refused beside `field` when it doesn't
 * fit; TooMany after five tries.
 */
export async function confirmItIsYou(
  db: Db,
  { actor, token, signInId }: OwnSignIn,
  field: string,
  show: (work: Work) => Promise<Shown | undefined>,
  now: Date,
): Promise<string> {
  await keepWithin(db, "second-factor", signInId, now);
  const renewed = await transact(db, actor, now, async (work) => {
    authorise(work.actor, "account.own");
    const shown = await show(work);
    work.audit(shown ? "person.confirm" : "person.confirm-refused", { type: "person", id: actor.personId }, { field });
    return shown && renewSignIn(work.trx, token, shown === "password" ? undefined : shown, now);
  });
  if (renewed) return renewed;
  throw new Refused(field, field === "password" ? "Check your password" : "Check the code. Each code works once");
}

/** "password" when it is this person's. */
export async function takePassword({ trx }: Work, personId: string, typed: string): Promise<"password" | undefined> {
  const { password_hash } = await trx
    .selectFrom("person")
    .select("password_hash")
    .where("id", "=", personId)
    .executeTakeFirstOrThrow();
  return (await passwordFits(password_hash, typed)) ? "password" : undefined;
}
