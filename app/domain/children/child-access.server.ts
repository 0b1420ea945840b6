import { type CouncilRole, hasRole, personId } from "#app/access/actor.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import type { Work } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";

export const ACCESS_PAGE = 20;

/** Writes down that the actor sees a child's identity, or the brief about it, and why. Part of the reading's own transaction. */
export async function logAccess(work: Work, childId: string, what: "identity" | "brief", why: string): Promise<void> {
  const reader = personId(work.actor);
  if (!reader) throw new Error("Only a person reads about a child");
  await work.trx
    .insertInto("child_access")
    .values({ id: uuidv7(work.now.getTime()), child_id: childId, person_id: reader, what, why, at: work.now })
    .execute();
  work.audit(`child.${what}.read`, { type: "child", id: childId });
}

/** Who has seen a child's identity or brief, newest first, a page at a time (pages count from 1). */
export async function listAccess(db: Db, childId: string, page: number) {
  const rows = await db
    .selectFrom("child_access")
    .innerJoin("person", "person.id", "child_access.person_id")
    .leftJoin("provider_member", "provider_member.person_id", "person.id")
    .leftJoin("provider", "provider.id", "provider_member.provider_id")
    .select(["person.name", "provider.name as organisation", "what", "why", "at"])
    .where("child_access.child_id", "=", childId)
    .orderBy("at", "desc")
    .orderBy("child_access.id", "desc")
    .limit(ACCESS_PAGE + 1)
    .offset((page - 1) * ACCESS_PAGE)
    .execute();
  return { rows: rows.slice(0, ACCESS_PAGE), more: rows.length > ACCESS_PAGE };
}

const withoutCase: CouncilRole[] = ["qa", "qa_lead", "caseworker"];

/** Whether an officer may open this child's identity: quality assurance and caseworkers, and a broker who has a case of it (rules 8). */
export async function isEntitledOfficer({ trx, actor }: Work, childId: string): Promise<boolean> {
  if (!hasRole(actor, ...withoutCase, "broker")) return false;
  if (actor.roles.some((role) => withoutCase.includes(role))) return true;
  const theirs = await trx
    .selectFrom("referral")
    .select("id")
    .where("child_id", "=", childId)
    .where("broker_id", "=", actor.personId)
    .limit(1)
    .executeTakeFirst();
  return theirs !== undefined;
}
