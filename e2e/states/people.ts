import type { Page } from "@playwright/test";
import type { Person, ProviderPerson } from "#app/access/actor.ts";
import { hashPassword } from "#app/domain/accounts/passwords.server.ts";
import { londonDate } from "#app/domain/london-time.ts";
import type { Db } from "#db/client.server.ts";
import type { MadeLot } from "#db/factories/lots.ts";
import { aProviderPerson } from "#db/factories/people.ts";
import { now, portal, signIn } from "../fixtures.ts";

const DAY = 86_400_000;

/** An instant so many days from now by the portal's clock. */
export const inDays = (days: number): Date => new Date(now().getTime() + days * DAY);
/** A London date so many days from now by the portal's clock. */
export const dateIn = (days: number): string => londonDate(inDays(days));
/** The three boxes of that date. */
export const boxesIn = (days: number): string[] => dateIn(days).split("-").reverse();

/** Lets someone whom a factory made sign in with the demonstration's password, and like its people without a code. */
export async function mayEnter<P extends Person>(db: Db, person: P): Promise<P> {
  const password_hash = await hashPassword(portal.password);
  await db
    .updateTable("person")
    .set({ password_hash, demonstration: true })
    .where("id", "=", person.personId)
    .execute();
  return person;
}

/** The owner of a new organisation that has done nothing yet. */
export const aNewcomer = async (db: Db): Promise<ProviderPerson> => mayEnter(db, await aProviderPerson(db));

/** The demonstration's tuition lot. */
export async function tuitionLot(db: Db): Promise<MadeLot> {
  return db
    .selectFrom("lot")
    .innerJoin("question_set", "question_set.framework_id", "lot.framework_id")
    .select(["lot.id", "lot.slug", "lot.framework_id as frameworkId", "question_set.id as questionSetId"])
    .where("lot.slug", "=", "tuition")
    .executeTakeFirstOrThrow();
}

/** A browser in which this person has signed in. */
export async function as(visitor: () => Promise<Page>, person: { email: string }): Promise<Page> {
  const page = await visitor();
  await signIn(page, person.email, portal.password);
  return page;
}
