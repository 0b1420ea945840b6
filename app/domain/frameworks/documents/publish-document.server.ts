import { createHash } from "node:crypto";
import { type Actor, personId } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import { NotAllowedNow, Refused } from "#app/domain/errors.ts";
import { formatDate, londonDate } from "#app/domain/london-time.ts";
import { notifyOwnersOfMany } from "#app/domain/notifications/notify-many.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { once, transact, type Work } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { type Lot, lockLot } from "../lots.server.ts";
import { asKept, type DocumentKind, nextVersion } from "./lot-document.ts";
import { admittedTo, documentsOf, type LotDocument } from "./lot-documents.server.ts";
import { putInForce } from "./put-documents-in-force.server.ts";

/** `from` is a London date; `why` stands beside the version for everyone who reads it. */
export type PublishDocument = {
  lotId: string;
  kind: DocumentKind;
  title: string;
  body: string;
  from: string;
  why: string;
  submissionKey: string;
};

/**
 * Publishes the next version of a lot's terms or specification, in force at once when its date is today. New terms of a
 * lot that is not a draft are told to the owners of every provider admitted to it. Returns the version. Throws Refused
 * for a date in the past, a text that is empty or the same as the newest, and while another version waits for its date;
 * a draft's waiting version may be replaced. Throws NotFound, NotAllowedNow once the framework has ended.
 */
export function publishDocument(db: Db, actor: Actor, input: PublishDocument, now: Date): Promise<string> {
  return transact(db, actor, now, async (work) => {
    authorise(actor, "document.publish", undefined, "document.read");
    return once(work, "lot-document.publish", input, () => publish(work, input));
  });
}

async function publish(work: Work, input: PublishDocument): Promise<string> {
  const { trx, now, actor } = work;
  const lot = await lockLot(trx, input.lotId, now);
  if (lot.frameworkStatus === "ended") throw new NotAllowedNow("publish a document of a framework that has ended");
  const draft = lot.frameworkStatus === "draft";
  const earlier = (await documentsOf(trx, lot.id)).filter(({ kind }) => kind === input.kind);
  const body = asKept(input.body);
  refuseFaults({ ...input, body }, earlier, draft, londonDate(now));
  const held = input.kind === "terms" ? lot.termsVersion : lot.specificationVersion;
  const version = nextVersion(
    earlier.map((document) => document.version),
    draft ? undefined : held,
  );
  const id = uuidv7(now.getTime());
  await trx
    .insertInto("lot_document")
    .values({
      ...{ id, lot_id: lot.id, kind: input.kind, version, title: input.title.trim(), body },
      ...{ sha256: createHash("sha256").update(body).digest("hex"), from_on: input.from, why: input.why.trim() },
      ...{ recorded_at: now, recorded_by: personId(actor) },
    })
    .execute();
  work.audit(
    "lot-document.publish",
    { type: "lot", id: lot.id },
    { document: id, kind: input.kind, version, from: input.from },
  );
  await putInForce(work, lot.id);
  if (input.kind === "terms" && !draft) await tell(work, lot, version, input.from);
  return version;
}

function refuseFaults(
  { kind, title, body, from, why }: PublishDocument,
  earlier: readonly LotDocument[],
  draft: boolean,
  today: string,
): void {
  if (title.trim() === "") throw new Refused("title", "Enter the title");
  if (body === "") throw new Refused("body", "Enter the text");
  if (why.trim() === "") throw new Refused("why", "Say what has changed and why");
  if (from < today) throw new Refused("from", "The date from which it holds must be today or in the future");
  const [newest] = earlier;
  if (newest?.body === body)
    throw new Refused("body", `The text is the same as that of version ${newest.version}: change it, or leave it`);
  const waiting = earlier.find(({ fromOn }) => fromOn > today);
  if (!waiting) return;
  const on = formatDate(waiting.fromOn);
  if (!draft)
    throw new Refused(
      "kind",
      `Version ${waiting.version} of the ${kind} is announced for ${on}. Publish the next one when it is in force`,
    );
  if (from < waiting.fromOn)
    throw new Refused("from", `The date must be ${on} or later, because version ${waiting.version} begins then`);
}

async function tell(work: Work, lot: Lot, version: string, from: string): Promise<void> {
  const admitted = await admittedTo(work.trx, lot.id).execute();
  await notifyOwnersOfMany(
    work,
    "terms-changed",
    admitted.map(({ provider_id }) => ({
      providerId: provider_id,
      data: { lot: lot.name, lotId: lot.id, version, from: formatDate(from, "long") },
      about: { type: "lot", id: lot.id },
    })),
  );
}
