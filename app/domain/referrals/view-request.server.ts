import type { ProviderPerson } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import { logAccess } from "#app/domain/children/child-access.server.ts";
import { type ChildKeys, openFor } from "#app/domain/children/child-keys.server.ts";
import { NotAllowedNow } from "#app/domain/errors.ts";
import { next } from "#app/domain/state-machine.ts";
import { transact, type Work } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { requestStates } from "./request-status.ts";
import { type OwnRequest, ownRequest } from "./requests.server.ts";

/** A request as its provider may see it now: `brief` only at stage B, and then the reading is on record. */
export type ViewedRequest = { request: OwnRequest; brief: string | undefined };

/**
 * Opens a request for its provider: the first opening is remembered, and where confidentiality was accepted the brief
 * is decrypted and its reader written down. Throws NotFound for another provider's.
 */
export function viewRequest(
  db: Db,
  actor: ProviderPerson,
  keys: ChildKeys,
  id: string,
  now: Date,
): Promise<ViewedRequest> {
  return transact(db, actor, now, async (work) => {
    authorise(actor, "request.read");
    const request = await ownRequest(work.trx, actor, id, true);
    const opened =
      request.status === "sent" && request.referralStatus === "sent" ? await markViewed(work, request) : request;
    return { request: opened, brief: opened.disclosure === "B" ? await readBrief(work, keys, opened) : undefined };
  });
}

async function markViewed({ trx, now, audit }: Work, request: OwnRequest): Promise<OwnRequest> {
  const status = next(requestStates, request.status, "view");
  const version = request.version + 1;
  await trx
    .updateTable("referral_request")
    .set({ status, version, viewed_at: now })
    .where("id", "=", request.id)
    .execute();
  audit("request.view", { type: "request", id: request.id });
  return { ...request, status, version, viewed_at: now };
}

async function readBrief(work: Work, keys: ChildKeys, request: OwnRequest): Promise<string> {
  await logAccess(work, request.childId, "brief", `Referral request ${request.ref}`);
  return openFor(work.trx, keys, request.childId, "referral.sealed_brief", request.sealedBrief);
}

/** Records that this person keeps what they will read confidential: stage B opens for their provider (rules 8). Twice is harmless. */
export function acceptConfidentiality(db: Db, actor: ProviderPerson, id: string, now: Date): Promise<void> {
  return transact(db, actor, now, async (work) => {
    authorise(actor, "request.answer", undefined, "request.read");
    const request = await ownRequest(work.trx, actor, id, true);
    if (request.disclosure === "none") throw new NotAllowedNow("read more about this child");
    if (request.confidentiality_accepted_at) return;
    await work.trx
      .updateTable("referral_request")
      .set({ confidentiality_accepted_at: now, confidentiality_accepted_by: actor.personId })
      .where("id", "=", id)
      .execute();
    work.audit("request.accept-confidentiality", { type: "request", id });
  });
}
