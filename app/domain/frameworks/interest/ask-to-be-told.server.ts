import type { Actor } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import { noSooner } from "#app/domain/accounts/no-sooner.server.ts";
import { newToken, tokenHash } from "#app/domain/accounts/secret-token.server.ts";
import { isDomainError } from "#app/domain/errors.ts";
import { keepWithin } from "#app/domain/limits/keep-within.server.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { transact, type Work } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { getPublicLot, type Lot } from "../lots.server.ts";

/** `email` as `tellMeForm` lets it through, in lower case; `clientAddress` is counted and not kept. */
export type TellMe = { slug: string; email: string; clientAddress: string };

/** Longer than the work takes: the answer comes no sooner for an address that gets no mail. */
const ANSWER_MS = 400;

/**
 * Asks that this address be told when a lot opens, and mails the link that confirms it. Says the same whatever is known
 * of the address, "asked"; only a signed-in person's own is "listed" at once. Throws NotFound for a lot of a draft and
 * TooMany by client; an address that gets too many mails gets none, and nobody learns of it.
 */
export async function askToBeTold(db: Db, actor: Actor, input: TellMe, now: Date): Promise<"asked" | "listed"> {
  authorise(actor, "public");
  const lot = await getPublicLot(db, input.slug, now);
  await keepWithin(db, "tell-me-client", input.clientAddress, now);
  const own = "email" in actor && actor.email.toLowerCase() === input.email;
  await noSooner(ANSWER_MS, own ? list(db, actor, lot, input.email, now) : ask(db, actor, lot, input.email, now));
  return own ? "listed" : "asked";
}

async function ask(db: Db, actor: Actor, lot: Lot, email: string, now: Date): Promise<void> {
  if (!(await mayMail(db, email, now))) return;
  await transact(db, actor, now, async (work) => {
    const { id, token, listed } = await keep(work, lot, email);
    work.audit("interest.ask", { type: "interest", id }, { lot: lot.id });
    await mail(work, email, listed ? "tell-me-listed" : "tell-me-confirm", { lot: lot.name, token });
  });
}

/** The sign-in has shown that the address is theirs. */
const list = (db: Db, actor: Actor, lot: Lot, email: string, now: Date): Promise<void> =>
  transact(db, actor, now, async (work) => {
    if (await isListed(work, lot, email)) return; // The link that they were mailed last keeps working.
    const { id } = await keep(work, lot, email);
    await work.trx
      .updateTable("lot_interest")
      .set({ confirmed_at: now, stopped_at: null })
      .where("id", "=", id)
      .execute();
    work.audit("interest.confirm", { type: "interest", id }, { lot: lot.id });
  });

async function isListed({ trx }: Work, lot: Lot, email: string): Promise<boolean> {
  const row = await trx
    .selectFrom("lot_interest")
    .select("id")
    .where("lot_id", "=", lot.id)
    .where("email", "=", email)
    .where("confirmed_at", "is not", null)
    .where("stopped_at", "is", null)
    .executeTakeFirst();
  return row !== undefined;
}

async function mayMail(db: Db, email: string, now: Date): Promise<boolean> {
  try {
    await keepWithin(db, "tell-me-mail", email, now);
    return true;
  } catch (error) {
    if (isDomainError(error) && error.kind === "too-many") return false;
    throw error;
  }
}

async function keep({ trx, now }: Work, lot: Lot, email: string) {
  const token = newToken();
  const fresh = { token_hash: tokenHash(token), asked_at: now };
  const row = await trx
    .insertInto("lot_interest")
    .values({ id: uuidv7(now.getTime()), lot_id: lot.id, email, ...fresh })
    .onConflict((conflict) => conflict.columns(["lot_id", "email"]).doUpdateSet(fresh))
    .returning(["id", "confirmed_at", "stopped_at"])
    .executeTakeFirstOrThrow();
  return { id: row.id, token, listed: row.confirmed_at !== null && row.stopped_at === null };
}

const mail = (
  work: Work,
  email: string,
  template: "tell-me-confirm" | "tell-me-listed",
  data: { lot: string; token: string },
) => notify(work, { email }, template, data);
