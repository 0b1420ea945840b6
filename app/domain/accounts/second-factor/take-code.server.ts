import { notify } from "#app/domain/notifications/notify.server.ts";
import type { Work } from "#app/domain/work.server.ts";
import type { Trx } from "#db/client.server.ts";
import { hashCode } from "../passwords.server.ts";
import { unseal } from "../secret-token.server.ts";
import type { SecondFactor } from "../sign-ins.server.ts";
import { stepOfCode } from "./app-code.ts";
import { factorsOf } from "./factors.server.ts";
import { asGivenOut } from "./recovery-codes.ts";

/** To what the key of a person's app is sealed. */
export const appOf = (personId: string): string => `authenticator-app|${personId}`;

/**
 * Takes what a person typed as a code of their app, or as one of their recovery codes, and uses it up: neither works
 * twice, however many requests bring it at once. Says which it was, or undefined when it is neither. A recovery code is
 * told to the person by mail.
 */
export async function takeCode(
  work: Work,
  secret: string,
  personId: string,
  typed: string,
): Promise<Extract<SecondFactor, "app" | "recovery-code"> | undefined> {
  if (await takeAppCode(work.trx, secret, personId, typed, work.now)) return "app";
  if (!(await takeRecoveryCode(work.trx, secret, personId, typed, work.now))) return undefined;
  await tellOfRecoveryCode(work, personId);
  return "recovery-code";
}

async function takeAppCode(trx: Trx, secret: string, personId: string, typed: string, now: Date): Promise<boolean> {
  const app = await trx
    .selectFrom("authenticator_app")
    .select(["sealed", "last_step"])
    .where("person_id", "=", personId)
    .where("confirmed_at", "is not", null)
    .executeTakeFirst();
  const key = app && opened(secret, personId, app.sealed);
  const step = key && stepOfCode(key, typed, now, app.last_step);
  if (!step) return false;
  const { numUpdatedRows } = await trx
    .updateTable("authenticator_app")
    .set({ last_step: step })
    .where("person_id", "=", personId)
    .where("last_step", "<", step)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** No key where the portal's secret has changed since: then no code fits. */
function opened(secret: string, personId: string, sealed: Buffer): string | undefined {
  try {
    return unseal(secret, appOf(personId), sealed);
  } catch {
    return undefined;
  }
}

async function takeRecoveryCode(trx: Trx, secret: string, personId: string, typed: string, now: Date) {
  const code = asGivenOut(typed);
  if (!code) return false;
  const { numUpdatedRows } = await trx
    .updateTable("recovery_code")
    .set({ used_at: now })
    .where("person_id", "=", personId)
    .where("code_hash", "=", await hashCode(secret, personId, code))
    .where("used_at", "is", null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

async function tellOfRecoveryCode(work: Work, personId: string): Promise<void> {
  const { codesLeft: left } = await factorsOf(work.trx, personId);
  const person = await work.trx
    .selectFrom("person")
    .select(["name", "email"])
    .where("id", "=", personId)
    .executeTakeFirstOrThrow();
  work.audit("person.recovery-code-used", { type: "person", id: personId }, { left });
  await notify(work, { email: person.email, personId }, "recovery-code-used", { name: person.name, left });
}
