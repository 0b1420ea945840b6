import { type CouncilRole, hasRole, personId } from "#app/access/actor.ts";
import { offsetOf, PAGE_SIZE, paged } from "#app/domain/paging.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import type { Work } from "#app/domain/work.server.ts";
import type { Trx } from "#db/client.server.ts";

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

/** Who has seen a child's identity or brief, newest first, a page at a time. */
export async function listAccess(db: Trx, childId: string, page: number) {
  const readings = db
    .selectFrom("child_access")
    .innerJoin("person", "person.id", "child_access.person_id")
    .where("child_access.child_id", "=", childId);
  const rows = await readings
    .select(["person.name", "what", "why", "at"])
    .select((eb) =>
      eb
        .selectFrom("provider_member")
        .innerJoin("provider", "provider.id", "provider_member.provider_id")
        .select("provider.name")
        .whereRef("provider_member.person_id", "=", "child_access.person_id")
        .limit(1)
        .as("organisation"),
    )
    .orderBy("at", "desc")
    .orderBy("child_access.id", "desc")
    .limit(PAGE_SIZE)
    .offset(offsetOf(page))
    .execute();
  const { total } = await readings.select((eb) => eb.fn.countAll<number>().as("total")).executeTakeFirstOrThrow();
  return paged(rows, page, Number(total));
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
