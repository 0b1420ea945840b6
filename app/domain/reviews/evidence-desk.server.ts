import { sql } from "kysely";
import type { Actor } from "#app/access/actor.ts";
import { refuseConflict } from "#app/domain/conflicts/conflicts.server.ts";
import { NotFound } from "#app/domain/errors.ts";
import { formatDate } from "#app/domain/london-time.ts";
import { offsetOf, PAGE_SIZE, paged } from "#app/domain/paging.ts";
import type { FrameworkQuestions } from "#app/domain/question-sets/question.ts";
import { asQuestions } from "#app/domain/question-sets/question-sets.server.ts";
import { isUuid } from "#app/domain/uuid.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { type Document, documentInBrief } from "./documents.ts";

/** The states in which the list of documents can be asked for. */
export const deskStates = ["given", "needs-change", "accepted"] as const;
export type DeskState = (typeof deskStates)[number];

const documents = (db: Trx) =>
  db
    .selectFrom("evidence")
    .innerJoin("provider", "provider.id", "evidence.provider_id")
    .select(["evidence.id", "question_id as questionId", "field", "version", "file_name as fileName", "scan", "state"])
    .select(["ends_on as endsOn", "amount_pence as amountPence", "comment", "uploaded_at as uploadedAt"])
    .select(["provider.id as providerId", "provider.name as provider"]);

/** The newest question set that a provider applied with: it names the provider's documents. */
export async function questionSetOf(db: Db, providerId: string): Promise<FrameworkQuestions | undefined> {
  const row = await db
    .selectFrom("application")
    .innerJoin("question_set", "question_set.id", "application.question_set_id")
    .select("definition")
    .where("application.provider_id", "=", providerId)
    .orderBy("application.created_at", "desc")
    .limit(1)
    .executeTakeFirst();
  return row && asQuestions(row.definition);
}

/** One document as an officer reads it. NotFound, also for what is no id. */
export async function getDocument(db: Trx, actor: Actor, id: string, today: string) {
  const row = isUuid(id) ? await documents(db).where("evidence.id", "=", id).executeTakeFirst() : undefined;
  if (!row) throw new NotFound("document");
  await refuseConflict(db, actor, row.providerId);
  const document = documentInBrief(await questionSetOf(db, row.providerId), row satisfies Document, today);
  return { document, provider: row.provider, endsOn: row.endsOn, amountPence: row.amountPence };
}

type Asked = { state: DeskState; page: number; q: string };

/** Documents in one state, the longest waiting first; `q` is a part of the provider's name. */
export async function listDocuments(db: Trx, { state, page, q }: Asked, today: string) {
  const wanted = documents(db)
    .where("state", "=", state)
    .where("unconfirmed", "=", false) // Its provider has yet to say what stands in it.
    .$if(q !== "", (query) => query.where("provider.name", "ilike", `%${q.replace(/[\\%_]/g, "\\$&")}%`));
  const { total } = await wanted.clearSelect().select(sql<number>`count(*)::int`.as("total")).executeTakeFirstOrThrow();
  const rows = await wanted
    .orderBy("uploaded_at")
    .orderBy("evidence.id")
    .limit(PAGE_SIZE)
    .offset(offsetOf(page))
    .execute();
  const sets = new Map<string, FrameworkQuestions | undefined>();
  for (const providerId of new Set(rows.map((row) => row.providerId)))
    sets.set(providerId, await questionSetOf(db, providerId));
  const brief = rows.map((row) => ({
    ...documentInBrief(sets.get(row.providerId), row satisfies Document, today),
    provider: { id: row.providerId, name: row.provider },
    given: formatDate(row.uploadedAt),
  }));
  return paged(brief, page, total);
}
