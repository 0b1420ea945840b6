import { setTimeout as wait } from "node:timers/promises";
import { anonymous } from "#app/access/actor.ts";
import { countUse, limitOf } from "#app/domain/limits/keep-within.server.ts";
import { transact } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { hasEmail } from "./known-person.server.ts";
import { noSooner } from "./no-sooner.server.ts";
import { takeCode } from "./second-factor/take-code.server.ts";
import { signIn } from "./sign-in.server.ts";
import { raiseAlarm } from "./sign-in-alarm.server.ts";
import { countTry, type Origin } from "./sign-in-tries.server.ts";

export type SignInForm = { email: string; password: string; code?: string | undefined };
export type SignInMeans = Origin & {
  /** What the browser calls itself. */
  browser: string;
  /** To which one-time codes' keys are sealed. */
  secret: string;
  /** Whether the council's people come by single sign-on only. */
  councilBySingleSignOn?: boolean;
};
/** Password and code must be given together, for so many minutes. */
export type CodeFirst = { kind: "code-first"; minutes: number; wrongCode: boolean };

/** Answers over the limit are never quicker than this, so that the clock tells nothing of what was looked up. */
const LEAST_MS = 250;
/** Recovery codes would cost a hash each: over the limit only an app's code counts. */
const appCode = /^\s*\d{3}[\s-]?\d{3}\s*$/;

/**
 * Signs a person in like `signIn`, with tries limited by account and by client address and a growing delay. Over the
 * limit nobody is locked out: password and one-time code are asked together, and without a right code the password
 * isn't even looked at, so that no number of tries costs or learns anything.
 */
export async function trySignIn(
  db: Db,
  form: SignInForm,
  means: SignInMeans,
  now: Date,
): Promise<{ kind: "in"; token: string } | CodeFirst> {
  const { browser, councilBySingleSignOn } = means;
  const tried = await countTry(db, form.email, means, now);
  if (!tried.over) {
    await wait(tried.delayMs);
    const token = await signIn(db, { ...form, browser }, now, councilBySingleSignOn);
    await tried.undo();
    return { kind: "in", token };
  }
  const coded = await noSooner(LEAST_MS, codeFits(db, form, means, now));
  if (coded) {
    const token = await signIn(db, { ...form, browser, secondFactor: "app" }, now, councilBySingleSignOn);
    await tried.undo();
    return { kind: "in", token };
  }
  if (tried.firstOver.account) await raiseAlarm(db, form.email, now);
  else if (tried.firstOver.address) await raiseAlarm(db, undefined, now);
  return { kind: "code-first", minutes: tried.minutes, wrongCode: Boolean(form.code) };
}

async function codeFits(db: Db, { email, code }: SignInForm, { secret }: SignInMeans, now: Date): Promise<boolean> {
  const person = await db.selectFrom("person").select("id").where(hasEmail(email)).executeTakeFirst();
  if (!person || !code || !appCode.test(code)) return false;
  const allowed = await limitOf(db, "sign-in-code", now);
  if ((await countUse(db, "sign-in-code", person.id, allowed, now)) > allowed.uses) return false;
  const factor = await transact(db, anonymous, now, (work) => takeCode(work, secret, person.id, code));
  return factor === "app";
}
