import { anonymous } from "#app/access/actor.ts";
import { isDomainError, Refused } from "#app/domain/errors.ts";
import { keepWithin } from "#app/domain/limits/keep-within.server.ts";
import { transact, type Work } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { endSignIn, renewSignIn, type SecondFactor, type SignIn } from "../sign-ins.server.ts";

/** The sign-in that awaits its second factor: its cookie's token, and whose it is. */
export type Awaiting = { token: string; signIn: Pick<SignIn, "id" | "personId"> };

/**
 * The second step of signing in: `show` takes what the person showed and says which factor it was. Right: returns the
 * token of the sign-in that takes this one's place. Wrong: Refused, beside `field`. After too many tries the sign-in ends
 * and undefined says so: the person begins again.
 */
export async function passSecondStep(
  db: Db,
  { token, signIn }: Awaiting,
  field: string,
  show: (work: Work) => Promise<SecondFactor | undefined>,
  now: Date,
): Promise<string | undefined> {
  const person = { type: "person", id: signIn.personId };
  if (!(await mayTry(db, signIn.id, now))) {
    await transact(db, anonymous, now, async (work) => {
      await endSignIn(work.trx, token, now);
      work.audit("person.sign-in-refused", person, { because: "too many codes" });
    });
    return undefined;
  }
  const renewed = await transact(db, anonymous, now, async (work) => {
    const factor = await show(work);
    work.audit(factor ? "person.sign-in" : "person.sign-in-refused", person, factor ? { factor } : { because: "code" });
    return factor && renewSignIn(work.trx, token, factor, now);
  });
  if (renewed) return renewed;
  throw new Refused(field, wrong[field] ?? "Try again, or use another way");
}

const wrong: Record<string, string> = {
  code: "Check the code. Each code works once: wait for the next one if you have just used this one",
  recoveryCode: "Check the recovery code. Each one works once",
  passkey: "The passkey did not work. Try again, or use another way",
};

async function mayTry(db: Db, signInId: string, now: Date): Promise<boolean> {
  try {
    await keepWithin(db, "second-factor", signInId, now);
    return true;
  } catch (error) {
    if (isDomainError(error) && error.kind === "too-many") return false;
    throw error;
  }
}
