import type { Actor, ProviderRole } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import { refuseConflict } from "#app/domain/conflicts/conflicts.server.ts";
import { NotFound } from "#app/domain/errors.ts";
import { offsetOf, PAGE_SIZE, paged } from "#app/domain/paging.ts";
import { isUuid } from "#app/domain/uuid.ts";
import type { Db, Trx } from "#db/client.server.ts";
import type { JoiningKind } from "./joining.ts";

const MOST = 50;

/** Requests count from the moment at which the asker has proven their address. */
const requests = (db: Db | Trx) =>
  db
    .selectFrom("joining_request as request")
    .innerJoin("person", "person.id", "request.person_id")
    .innerJoin("provider", "provider.id", "request.provider_id")
    .where("person.confirmed_at", "is not", null);

/** Those who want to join a provider and wait for its owners, oldest first. */
export const waitingToJoin = (db: Db | Trx, providerId: string) =>
  requests(db)
    .select(["request.id", "person.name", "person.email", "request.created_at as askedAt"])
    .where("request.provider_id", "=", providerId)
    .where("request.kind", "=", "join")
    .where("request.decided_at", "is", null)
    .orderBy("request.created_at")
    .limit(MOST)
    .execute();

/** The requests that the council decides, those that wait or those decided, oldest first, a page at a time. */
export async function councilRequests(db: Db | Trx, { open, page }: { open: boolean; page: number }) {
  const wanted = requests(db)
    .where("request.kind", "!=", "join")
    .where("request.decided_at", open ? "is" : "is not", null);
  const rows = await wanted
    .select(["request.id", "request.kind", "person.name", "provider.name as provider", "request.created_at as askedAt"])
    .select(["request.outcome", "request.decided_at as decidedAt"])
    .orderBy("request.created_at")
    .orderBy("request.id")
    .limit(PAGE_SIZE)
    .offset(offsetOf(page))
    .execute();
  const { total } = await wanted.select((eb) => eb.fn.countAll<number>().as("total")).executeTakeFirstOrThrow();
  return paged(
    rows.map((row) => ({ ...row, kind: row.kind as JoiningKind })),
    page,
    Number(total),
  );
}

/** How many requests wait for the council. */
export async function countCouncilRequests(db: Db | Trx): Promise<number> {
  const { total } = await requests(db)
    .select((eb) => eb.fn.countAll<number>().as("total"))
    .where("request.kind", "!=", "join")
    .where("request.decided_at", "is", null)
    .executeTakeFirstOrThrow();
  return Number(total);
}

/** One request as whoever decides it reads it. Throws NotFound for anyone else. */
export async function readRequest(db: Db | Trx, actor: Actor, id: string) {
  const row = isUuid(id)
    ? await requests(db)
        .leftJoin("person as decider", "decider.id", "request.decided_by")
        .select(["request.id", "request.kind", "request.note", "request.created_at as askedAt"])
        .select(["request.outcome", "request.decided_at as decidedAt", "request.decision_note as decisionNote"])
        .select(["person.id as personId", "person.name", "person.email", "person.created_at as registeredAt"])
        .select(["provider.id as providerId", "provider.name as provider", "provider.company_number as companyNumber"])
        .select("decider.name as decidedBy")
        .where("request.id", "=", id)
        .executeTakeFirst()
    : undefined;
  if (!row) throw new NotFound("request");
  if (row.kind === "join") authorise(actor, "team.manage", { providerId: row.providerId });
  else authorise(actor, "joining.read");
  await refuseConflict(db, actor, row.providerId);
  return { ...row, kind: row.kind as JoiningKind, outcome: row.outcome as "accepted" | "refused" | null };
}

/** Who belongs to a provider now, owners first: what QA compares a request with. */
export async function peopleOfProvider(db: Db | Trx, providerId: string) {
  const rows = await db
    .selectFrom("provider_member")
    .innerJoin("person", "person.id", "provider_member.person_id")
    .select(["person.id", "person.name", "person.email", "provider_member.role", "person.disabled_at as disabledAt"])
    .where("provider_id", "=", providerId)
    .orderBy((eb) => eb("provider_member.role", "!=", "owner"))
    .orderBy("person.name")
    .limit(MOST)
    .execute();
  return rows.map((row) => ({ ...row, role: row.role as ProviderRole }));
}

/**
 * Whether the council is checking a registration of this person's. Nothing is said of what they have asked for
 * themselves: a request to an organisation that isn't registered must look the same.
 */
export async function isBeingChecked(db: Db | Trx, personId: string): Promise<boolean> {
  const row = await db
    .selectFrom("joining_request")
    .select("id")
    .where("person_id", "=", personId)
    .where("kind", "=", "same-company-number")
    .where("decided_at", "is", null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
