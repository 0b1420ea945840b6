import type { Actor, ProviderPerson } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import { NotFound, Refused } from "#app/domain/errors.ts";
import { isUuid } from "#app/domain/uuid.ts";
import { once, transact, type Work } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { shownTerms } from "./acceptance.ts";
import { type Agreement, agreementsOf } from "./agreements.server.ts";
import { keepAcceptance } from "./keep-acceptance.server.ts";

/** `shown`: which version of which lot the page showed, as `shownTerms` writes it. `name` and `role` are of who signs. */
export type AcceptTerms = {
  lotIds: readonly string[];
  shown: readonly string[];
  name: string;
  role: string;
  hasAuthority: boolean;
  submissionKey: string;
};

/**
 * Accepts, for the actor's provider, all terms that wait on these lots, announced ones before their date too. Keeps a
 * copy of what was agreed, and marks places that were carried forward as accepted. Sent twice, it is done once. Throws
 * NotFound where the provider is not admitted; Refused without authority, when nothing waits, and when newer terms were
 * published since the page was shown: then nothing is accepted.
 */
export function acceptTerms(db: Db, actor: Actor, input: AcceptTerms, now: Date): Promise<void> {
  return transact(db, actor, now, async (work) => {
    if (actor.kind !== "provider") throw new NotFound("agreement");
    authorise(actor, "agreement.accept", { providerId: actor.providerId }, "agreement.read");
    await once(work, "terms.accept", input, () => accept(work, actor, input));
  });
}

async function accept(work: Work, actor: ProviderPerson, input: AcceptTerms): Promise<void> {
  refuseUnsigned(input);
  await hold(work, actor, input.lotIds);
  const agreements = await agreementsOf(work.trx, actor.providerId, work.now);
  for (const lotId of new Set(input.lotIds)) {
    const agreement = agreements.find((one) => one.lotId === lotId);
    if (!agreement) throw new NotFound("agreement");
    refuseStale(agreement, input.shown);
    await acceptOne(work, actor, agreement, input);
  }
}

function refuseUnsigned({ lotIds, name, role, hasAuthority }: AcceptTerms): void {
  if (!lotIds.every(isUuid)) throw new NotFound("agreement");
  if (lotIds.length === 0) throw new Refused("", "Nothing waits for your acceptance");
  if (name.trim() === "") throw new Refused("name", "Enter the full name of the person who accepts");
  if (role.trim() === "") throw new Refused("role", "Enter the role of the person who accepts");
  if (!hasAuthority) throw new Refused("hasAuthority", "Confirm that you have the authority to sign");
}

/** Two owners who accept at once follow each other, and no version is published in between. */
async function hold({ trx }: Work, { providerId }: ProviderPerson, lotIds: readonly string[]): Promise<void> {
  await trx.selectFrom("provider").select("id").where("id", "=", providerId).forUpdate().execute();
  await trx.selectFrom("lot").select("id").where("id", "in", lotIds).orderBy("id").forShare().execute();
}

function refuseStale({ lotId, lotName, waits }: Agreement, shown: readonly string[]): void {
  if (waits.length === 0) throw new Refused("", `Nothing waits for your acceptance on ${lotName}`);
  const unseen = waits.find(({ version }) => !shown.includes(shownTerms(lotId, version)));
  if (!unseen) return;
  throw new Refused(
    "",
    `Version ${unseen.version} of the terms of ${lotName} was published while this page was open. Read it, then accept`,
  );
}

async function acceptOne(
  work: Work,
  { providerId, personId }: ProviderPerson,
  { lotId, waits }: Agreement,
  { name, role }: AcceptTerms,
): Promise<void> {
  const signed = { personId, signedName: name.trim(), signedRole: role.trim(), at: work.now };
  for (const { version } of waits) {
    const first = await keepAcceptance(work.trx, { providerId, lotId, version, ...signed });
    work.audit("terms.accept", { type: "lot", id: lotId }, { provider: providerId, version, again: !first });
  }
  await work.trx
    .updateTable("carry_forward")
    .set({ accepted_at: work.now, accepted_by: personId })
    .where("provider_id", "=", providerId)
    .where("lot_id", "=", lotId)
    .where("accepted_at", "is", null)
    .execute();
}
