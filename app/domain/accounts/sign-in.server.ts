import { anonymous } from "#app/access/actor.ts";
import { Refused } from "#app/domain/errors.ts";
import { transact } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { hasEmail } from "./known-person.server.ts";
import { isStaff, passwordOpens, reportBreakGlass } from "./local-passwords.server.ts";
import { hashPassword, isOutdated, passwordFits } from "./passwords.server.ts";
import { hasSecondFactor } from "./second-factor/factors.server.ts";
import { openSignIn } from "./sign-ins.server.ts";

/**
 * Signs a person in by e-mail and password and returns the new sign-in's token. Whoever has a second factor is nobody
 * by it until `passSecondStep`. A hash of other numbers than today's is made anew. Refused, in the same words and after
 * the same time, for an unknown address, a wrong password, an unconfirmed or a disabled account, and for the council's
 * people where they come by single sign-on. Pages call `trySignIn`, which limits how often this is tried;
 * `secondFactor` is what was shown there already.
 */
export async function signIn(
  db: Db,
  input: { email: string; password: string; browser?: string; secondFactor?: "app" },
  now: Date,
  councilBySingleSignOn = false,
): Promise<string> {
  const person = await db
    .selectFrom("person")
    .select((eb) => ["id", "password_hash", "confirmed_at", "disabled_at", "break_glass", isStaff(eb)])
    .where(hasEmail(input.email))
    .executeTakeFirst();
  const fits = await passwordFits(person?.password_hash, input.password);
  const anew = person && fits && isOutdated(person.password_hash) ? await hashPassword(input.password) : undefined;
  return transact(db, anonymous, now, async (work) => {
    const opens = person !== undefined && passwordOpens(person, councilBySingleSignOn);
    if (!person || !fits || !opens || !person.confirmed_at || person.disabled_at) {
      // An unknown address leaves the same trace, without the address, so that both take the same time.
      work.audit("person.sign-in-refused", { type: "person", id: person?.id ?? "unknown" });
      return undefined;
    }
    if (anew)
      await work.trx
        .updateTable("person")
        .set({ password_hash: anew })
        .where("id", "=", person.id)
        .where("password_hash", "=", person.password_hash)
        .execute();
    const { browser, secondFactor } = input;
    const awaitingFactor = !secondFactor && (await hasSecondFactor(work.trx, person.id));
    work.audit(
      awaitingFactor ? "person.password-given" : "person.sign-in",
      { type: "person", id: person.id },
      secondFactor ? { factor: secondFactor } : {},
    );
    if (person.break_glass) await reportBreakGlass(work, person.id);
    return openSignIn(work.trx, { personId: person.id, awaitingFactor, browser, secondFactor }, now);
  }).then((token) => {
    if (token) return token;
    const council = councilBySingleSignOn ? ". Council staff sign in with their council account" : "";
    throw new Refused(
      "email",
      `Check your email address and password. A new account works once its address is confirmed${council}`,
    );
  });
}
