import { sql } from "kysely";
import { type Actor, type ProviderRole, personId } from "#app/access/actor.ts";
import { NotFound } from "#app/domain/errors.ts";
import { isUuid } from "#app/domain/uuid.ts";
import { transact } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { newToken, tokenHash } from "./secret-token.server.ts";

/** The providers that a person belongs to, by name, and in which role. */
export async function providersOf(db: Db, person: string) {
  const rows = await db
    .selectFrom("provider_member")
    .innerJoin("provider", "provider.id", "provider_member.provider_id")
    .select(["provider.id", "provider.name", "provider_member.role"])
    .where("provider_member.person_id", "=", person)
    .orderBy(sql`provider.name collate english`)
    .orderBy("provider.id")
    .execute();
  return rows.map((row) => ({ ...row, role: row.role as ProviderRole }));
}

/**
 * Lets this sign-in act for another of the person's providers from the next request on, and gives it a new id, as
 * each change of what it may do asks for. Returns the new token. Throws NotFound for a provider that isn't theirs.
 */
export function actFor(db: Db, actor: Actor, token: string, providerId: string, now: Date): Promise<string> {
  return transact(db, actor, now, async (work) => {
    const person = personId(actor) ?? "";
    const theirs = isUuid(providerId)
      ? await work.trx
          .selectFrom("provider_member")
          .select("role")
          .where("person_id", "=", person)
          .where("provider_id", "=", providerId)
          .executeTakeFirst()
      : undefined;
    if (!theirs) throw new NotFound("provider");
    const renewed = newToken();
    const moved = await work.trx
      .updateTable("sign_in")
      .set({ provider_id: providerId, id_hash: tokenHash(renewed) })
      .where("id_hash", "=", tokenHash(token))
      .where("person_id", "=", person)
      .where("ended_at", "is", null)
      .returning("id")
      .executeTakeFirst();
    if (!moved) throw new NotFound("sign-in");
    work.audit("person.act-for", { type: "person", id: person }, { providerId });
    return renewed;
  });
}
