import { sql } from "kysely";
import type { Trx } from "#db/client.server.ts";

/** The condition that this is the person's address, in any spelling of case: the expression that is indexed. */
export const hasEmail = (email: string) => sql<boolean>`lower(person.email) = ${email.toLowerCase()}`;

/** Whoever has an account under this address, in any spelling of case; locked, so that two changes take turns. */
export const personByEmail = (trx: Trx, email: string) =>
  trx
    .selectFrom("person")
    .select(["id", "name", "email", "password_hash", "confirmed_at", "disabled_at"])
    .where(hasEmail(email))
    .forUpdate()
    .executeTakeFirst();

/** Whether a person acts for this provider, or for any when none is given. */
export async function isOfProvider(trx: Trx, personId: string, providerId?: string): Promise<boolean> {
  const member = await trx
    .selectFrom("provider_member")
    .select("role")
    .where("person_id", "=", personId)
    .$if(providerId !== undefined, (query) => query.where("provider_id", "=", providerId ?? ""))
    .limit(1)
    .executeTakeFirst();
  return member !== undefined;
}

/** Whether a person holds any role of the council. */
export async function isOfCouncil(trx: Trx, personId: string): Promise<boolean> {
  const role = await trx
    .selectFrom("person_role")
    .select("role")
    .where("person_id", "=", personId)
    .limit(1)
    .executeTakeFirst();
  return role !== undefined;
}
