import { sql } from "kysely";
import { policy } from "#app/access/policy.ts";
import { councilRoleWords } from "#app/domain/accounts/role-words.ts";
import type { Trx } from "#db/client.server.ts";

/** That an officer opened a document on a London date. `role`: what they are at the council now, if anything. */
export type View = { name: string; role: string | undefined; on: string };

const MOST = 200;

/**
 * Who at the council opened a document, and on which days, the newest first: the audit has each opening of the file and
 * of a picture of its pages. Nobody of the provider is listed. The caller has authorised the document.
 */
export async function viewsOf(db: Trx, evidenceId: string): Promise<View[]> {
  const rows = await db
    .selectFrom("audit_entry")
    .innerJoin("person", "person.id", "audit_entry.actor_id")
    .select(["person.id", "person.name"])
    .select(sql<string>`(audit_entry.at at time zone 'Europe/London')::date::text`.as("on"))
    .select((eb) =>
      eb
        .selectFrom("person_role")
        .select(sql<string[] | null>`array_agg(role)`.as("roles"))
        .whereRef("person_role.person_id", "=", "person.id")
        .as("roles"),
    )
    .where("subject_type", "=", "evidence")
    .where("subject_id", "=", evidenceId)
    .where("action", "=", "evidence.open")
    .where("actor_kind", "=", "council")
    .groupBy(["person.id", "person.name", "on"])
    .orderBy("on", "desc")
    .orderBy("person.name")
    .limit(MOST)
    .execute();
  return rows.map(({ name, roles, on }) => {
    const role = policy["evidence.review"].council.find((one) => roles?.includes(one));
    return { name, on, role: role && councilRoleWords[role] };
  });
}
