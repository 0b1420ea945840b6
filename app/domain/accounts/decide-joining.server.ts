import { type Actor, personId } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import { refuseConflict } from "#app/domain/conflicts/conflicts.server.ts";
import { NotAllowedNow, NotFound, Refused } from "#app/domain/errors.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";
import { isUuid } from "#app/domain/uuid.ts";
import { once, transact, type Work } from "#app/domain/work.server.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { type Decision, joiningChecks } from "./joining.ts";
import { isOfCouncil } from "./known-person.server.ts";
import { tellTeam } from "./membership-mails.server.ts";
import { providerRoleWords } from "./role-words.ts";
import { endSignIns } from "./sign-ins.server.ts";

/**
 * Decides who is let in: a provider's owner on who wants to join, QA on who becomes the owner of a provider that has
 * lost its own. Acceptance gives the role and ends the person's sign-ins. Throws NotFound, Forbidden, NotAllowedNow
 * for a request that was decided, Refused for a council's person.
 */
export const decideJoining = (
  db: Db,
  actor: Actor,
  { requestId, submissionKey, ...decision }: Decision & { requestId: string; submissionKey: string },
  now: Date,
): Promise<void> =>
  transact(db, actor, now, (work) =>
    once(work, "decide-joining", { ...decision, requestId, submissionKey }, async () => {
      const request = await lock(work.trx, requestId);
      const { id, kind, providerId } = request;
      if (kind === "join") authorise(actor, "team.manage", { providerId }, "team.read");
      else authorise(actor, "joining.decide", undefined, "joining.read");
      await refuseConflict(work.trx, actor, providerId);
      if (request.decided_at) throw new NotAllowedNow("decide a request that was decided before");
      await work.trx
        .updateTable("joining_request")
        .set({ outcome: decision.outcome, decision_note: decision.note, decided_at: now, decided_by: personId(actor) })
        .where("id", "=", id)
        .execute();
      const checks = kind !== "join" && decision.outcome === "accepted" ? joiningChecks.map(({ value }) => value) : [];
      work.audit(`joining.${decision.outcome}`, { type: "joining_request", id }, { kind, providerId, checks });
      await (decision.outcome === "accepted"
        ? letIn(work, request, decision.role)
        : tellRefused(work, request, decision.note));
    }),
  );

type Request = Awaited<ReturnType<typeof lock>>;

async function lock(trx: Trx, id: string) {
  const row = isUuid(id)
    ? await trx
        .selectFrom("joining_request as request")
        .innerJoin("person", "person.id", "request.person_id")
        .innerJoin("provider", "provider.id", "request.provider_id")
        .select([
          "request.id",
          "request.kind",
          "request.decided_at",
          "provider.id as providerId",
          "provider.name as organisation",
        ])
        .select(["person.id as personId", "person.name", "person.email", "person.disabled_at"])
        .where("request.id", "=", id)
        .forUpdate("request")
        .executeTakeFirst()
    : undefined;
  if (!row) throw new NotFound("request");
  return row;
}

async function letIn(work: Work, request: Request, role: keyof typeof providerRoleWords): Promise<void> {
  const { personId: id, name, email, providerId, organisation } = request;
  if (request.disabled_at) throw new NotAllowedNow("let in somebody whose account is disabled");
  if (await isOfCouncil(work.trx, id)) throw new Refused("", "This is a council account: it cannot act for a provider");
  await work.trx
    .insertInto("provider_member")
    .values({ person_id: id, provider_id: providerId, role })
    .onConflict((conflict) => {
      const member = conflict.columns(["person_id", "provider_id"]);
      return role === "owner" ? member.doUpdateSet({ role }) : member.doNothing();
    })
    .execute();
  work.audit("person.join", { type: "person", id }, { providerId, role });
  await endSignIns(work.trx, id, work.now);
  const label = providerRoleWords[role].label;
  await tellTeam(work, { id, name, email }, { providerId, organisation, change: "joined", role: label });
}

/** Says nothing about the organisation: whoever is refused learns no more than they wrote themselves. */
const tellRefused = (work: Work, { id, personId: to, name, email, kind }: Request, reason: string): Promise<void> =>
  notify(
    work,
    { email, personId: to },
    "joining-refused",
    { name, byCouncil: kind !== "join", reason },
    { type: "joining_request", id },
  );
