import { createHash } from "node:crypto";
import { generateSync } from "otplib";
import { newAppKey } from "#app/domain/accounts/second-factor/app-code.ts";
import { appOf } from "#app/domain/accounts/second-factor/take-code.server.ts";
import { seal } from "#app/domain/accounts/secret-token.server.ts";
import type { LimitName } from "#app/domain/limits/limits.ts";
import { paths } from "#app/paths.ts";
import type { Db } from "#db/client.server.ts";
import { now, portal } from "../fixtures.ts";
import { type Portal, settingsOf } from "../portal.ts";

/** One try to sign in, as a script sends it: its status and how long the answer took. */
export async function tryOnce(to: Portal, from: string, email: string, password = "not the password") {
  const started = performance.now();
  const answer = await fetch(to.url + paths.signIn(), {
    method: "POST",
    redirect: "manual",
    headers: { "x-forwarded-for": from },
    body: new URLSearchParams({ email, password }),
  });
  await answer.arrayBuffer();
  return { status: answer.status, retryAfter: answer.headers.get("retry-after"), ms: performance.now() - started };
}

/** Gives a person an authenticator app, and returns what it shows now. */
export async function giveApp(db: Db, personId: string): Promise<() => string> {
  const key = newAppKey();
  const sealed = seal(settingsOf(portal).SESSION_SECRET ?? "", appOf(personId), key);
  const row = { person_id: personId, sealed, created_at: now(), confirmed_at: now() };
  await db.insertInto("authenticator_app").values(row).execute();
  return () => generateSync({ secret: key, epoch: Math.floor(now().getTime() / 1000) });
}

/** Runs `work` so many times, so many at once, and hands on each answer as it comes. */
export async function atOnce<T>(times: number, together: number, work: (place: number) => Promise<T>): Promise<T[]> {
  const answers: T[] = [];
  let next = 0;
  const worker = async () => {
    while (next < times) answers.push(await work(next++));
  };
  await Promise.all(Array.from({ length: together }, worker));
  return answers;
}

/** As if `by` had used a limit so often already in this window. */
export async function used(db: Db, name: LimitName, by: string, uses: number): Promise<void> {
  const key = createHash("sha256").update(`${name}|${by}`).digest();
  const counted = { began_at: now(), uses };
  await db
    .insertInto("limit_use")
    .values({ key, ...counted })
    .onConflict((conflict) => conflict.column("key").doUpdateSet(counted))
    .execute();
}
