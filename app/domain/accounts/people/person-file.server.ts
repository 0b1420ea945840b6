import type { CouncilRole, ProviderRole } from "#app/access/actor.ts";
import { NotFound } from "#app/domain/errors.ts";
import { isUuid } from "#app/domain/uuid.ts";
import type { Db } from "#db/client.server.ts";
import { liveSignIns } from "../own-sign-ins.server.ts";
import { factorsOf } from "../second-factor/factors.server.ts";

const MOST = 50;

/** Everything that the council keeps about one account. Throws NotFound. */
export async function personFile(db: Db, id: string, now: Date) {
  const person = isUuid(id)
    ? await db
        .selectFrom("person")
        .leftJoin("sign_in_alert", "sign_in_alert.person_id", "person.id")
        .select(["person.id", "name", "email", "created_at as since", "confirmed_at as confirmed"])
        .select(["disabled_at as disabled", "break_glass as breakGlass", "last_at as alarmed"])
        .select((eb) => eb("single_sign_on_subject", "is not", null).$castTo<boolean>().as("singleSignOn"))
        .where("person.id", "=", id)
        .executeTakeFirst()
    : undefined;
  if (!person) throw new NotFound("person");
  const memberships = await membershipsOf(db, id);
  const kind = memberships.length > 0 ? ("provider" as const) : ("council" as const);
  return {
    ...person,
    roles: await councilRolesOf(db, id),
    memberships,
    factors: await factorsOf(db, id),
    signIns: await liveSignIns(db, { personId: id, kind }, now),
    notes: await notesOn(db, id),
    history: await historyOf(db, id),
  };
}

/** The council roles that a person holds, by name. */
export async function councilRolesOf(db: Db, id: string): Promise<CouncilRole[]> {
  const rows = await db.selectFrom("person_role").select("role").where("person_id", "=", id).orderBy("role").execute();
  return rows.map(({ role }) => role as CouncilRole);
}

async function membershipsOf(db: Db, id: string) {
  const rows = await db
    .selectFrom("provider_member")
    .innerJoin("provider", "provider.id", "provider_member.provider_id")
    .select(["provider.id", "provider.name", "provider_member.role"])
    .where("person_id", "=", id)
    .orderBy("provider.name")
    .execute();
  return rows.map((row) => ({ ...row, role: row.role as ProviderRole }));
}

const notesOn = (db: Db, id: string) =>
  db
    .selectFrom("person_note")
    .innerJoin("person as writer", "writer.id", "person_note.written_by")
    .select(["change", "note", "written_at as at", "writer.name as by"])
    .where("person_id", "=", id)
    .orderBy("written_at", "desc")
    .limit(MOST)
    .execute();

const historyOf = (db: Db, id: string) =>
  db
    .selectFrom("audit_entry")
    .leftJoin("person", "person.id", "audit_entry.actor_id")
    .select(["seq", "at", "action", "actor_kind as actorKind", "person.name as actor"])
    .where("subject_type", "=", "person")
    .where("subject_id", "=", id)
    .orderBy("seq", "desc")
    .limit(MOST)
    .execute();
