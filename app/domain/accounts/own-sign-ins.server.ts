import type { Person } from "#app/access/actor.ts";
import { NotFound } from "#app/domain/errors.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";
import { isUuid } from "#app/domain/uuid.ts";
import { transact, type Work } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { browserInWords } from "./browser-in-words.ts";
import { forgetBrowsers } from "./known-browsers.server.ts";
import { endSignIns, idleSince } from "./sign-ins.server.ts";

export type LiveSignIn = { id: string; browser: string; since: Date; seen: Date };

/** Where a person is signed in at this moment, the latest used first. */
export async function liveSignIns(
  db: Db,
  { personId, kind }: Pick<Person, "personId" | "kind">,
  now: Date,
): Promise<LiveSignIn[]> {
  const rows = await db
    .selectFrom("sign_in")
    .select(["id", "browser", "created_at", "seen_at"])
    .where("person_id", "=", personId)
    .where("ended_at", "is", null)
    .where("awaiting_factor", "=", false)
    .where("expires_at", ">", now)
    .where("seen_at", ">=", idleSince(kind, now))
    .orderBy("seen_at", "desc")
    .orderBy("id")
    .execute();
  return rows.map(({ id, browser, created_at: since, seen_at: seen }) => ({
    id,
    browser: browserInWords(browser),
    since,
    seen,
  }));
}

/** Ends one of a person's own sign-ins. Throws NotFound for one that isn't theirs, or has ended. */
export async function endOwnSignIn(db: Db, actor: Person, id: string, now: Date): Promise<void> {
  await transact(db, actor, now, async (work) => {
    const ended = isUuid(id)
      ? await work.trx
          .updateTable("sign_in")
          .set({ ended_at: now })
          .where("id", "=", id)
          .where("person_id", "=", actor.personId)
          .where("ended_at", "is", null)
          .returning("id")
          .executeTakeFirst()
      : undefined;
    if (!ended) throw new NotFound("sign-in");
    await tell(work, actor, 1);
  });
}

/**
 * Ends every sign-in of a person but this one (its id), and forgets the browsers that the account knows but this one (its
 * cookie's token). Returns how many sign-ins ended; with none nothing is written.
 */
export async function endOtherSignIns(
  db: Db,
  actor: Person,
  here: { id: string; knownBrowser: string | undefined },
  now: Date,
): Promise<number> {
  return transact(db, actor, now, async (work) => {
    const count = await endSignIns(work.trx, actor.personId, now, here.id);
    await forgetBrowsers(work.trx, actor.personId, here.knownBrowser);
    if (count > 0) await tell(work, actor, count);
    return count;
  });
}

async function tell(work: Work, { personId, name, email }: Person, count: number): Promise<void> {
  work.audit("person.end-sign-ins", { type: "person", id: personId }, { count });
  await notify(work, { email, personId }, "sign-ins-ended", { name, count });
}
