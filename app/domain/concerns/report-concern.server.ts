import { type Actor, anonymous, personId } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import { freeHolders } from "#app/domain/conflicts/free-holders.server.ts";
import { keyOf } from "#app/domain/key-of.server.ts";
import { giveBack, keepWithin } from "#app/domain/limits/keep-within.server.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";
import { newReference } from "#app/domain/reference.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { transact, type Work } from "#app/domain/work.server.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { aboutProvider, providerNamed } from "./about-provider.server.ts";
import { type Report, reportFields } from "./concern.ts";
import { firstLookClocks, unreadAt } from "./concern-clocks.server.ts";
import { type ConcernKeys, sealReport } from "./concern-seal.server.ts";

/** `about` is a slug or empty; `clientAddress` is counted and not kept. */
export type Reported = {
  report: Report;
  anonymous: boolean;
  about: string;
  submissionKey: string;
  clientAddress: string;
};

const TRIES = 5;

/**
 * Takes a concern from anybody, tells every quality lead who may open it at once, and sets the times at which it goes to the directors,
 * unread or without a first look. Who stays anonymous leaves no trace of their account, the audit included. Returns its reference: the first one
 * for the same words sent again, which count once towards the limit of their address; other words from the same form are
 * a concern of their own. Throws TooMany.
 */
export async function reportConcern(
  db: Db,
  actor: Actor,
  keys: ConcernKeys,
  input: Reported,
  now: Date,
): Promise<string> {
  authorise(actor, "concern.report");
  const sent = { ...input, submissionKey: keyOfReport(input) };
  const earlier = await receiptFor(db, sent.submissionKey);
  if (earlier) return earlier;
  await keepWithin(db, "concern-client", input.clientAddress, now);
  const provider = await aboutProvider(db, actor, input.about);
  const { ref, isFirst } = await transact(db, input.anonymous ? anonymous : actor, now, async (work) => {
    const found = provider ?? (await providerNamed(work.trx, input.report.provider));
    for (let tries = 0; tries < TRIES; tries++) {
      const id = uuidv7(now.getTime());
      const isFirst = await insert(work, keys, id, sent, found?.id ?? null);
      if (isFirst) await tell(work, id, found?.id);
      const ref = await receiptFor(work.trx, sent.submissionKey);
      if (ref) return { ref, isFirst };
    }
    throw new Error("No free reference was found for a concern");
  });
  if (!isFirst) await giveBack(db, "concern-client", input.clientAddress);
  return ref;
}

/** The reference that these very words from this very form were given, if they came before. */
async function receiptFor(db: Db | Trx, submissionKey: string): Promise<string | undefined> {
  const query = db.selectFrom("concern_receipt").select("ref").where("submission_key", "=", submissionKey);
  return (await query.executeTakeFirst())?.ref;
}

/** A key of the form and its words together. */
const keyOfReport = ({ submissionKey, report, anonymous, about }: Reported): string =>
  keyOf(submissionKey, anonymous, about, ...reportFields.map((name) => report[name]));

// No conflict target and nothing returned: who reports may write the row and not read it.
async function insert(
  { trx, now, actor }: Work,
  keys: ConcernKeys,
  id: string,
  { report, submissionKey }: Reported,
  providerId: string | null,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto("concern")
    .values({
      ...{ id, ref: newReference("CON"), submission_key: submissionKey, stage: "raised", provider_id: providerId },
      ...sealReport(keys, id, report),
      ...{ reported_at: now, reported_by: personId(actor), unread_at: await unreadAt(trx, now) },
      ...(await firstLookClocks(trx, now)),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

async function tell(work: Work, id: string, providerId: string | undefined): Promise<void> {
  const about = { type: "concern", id };
  work.audit("concern.report", about);
  for (const { personId: lead, name, email } of await freeHolders(work.trx, ["qa_lead"], providerId ?? null))
    await notify(work, { email, personId: lead }, "concern-raised", { name, id }, about);
}
