import type { OpenForm } from "#app/domain/applications/open-form.server.ts";
import { sameTyped } from "#app/domain/applications/same-typed.ts";
import { formatDateTime } from "#app/domain/london-time.ts";
import { inWords } from "#app/domain/question-sets/in-words.ts";
import { findQuestion, type Question } from "#app/domain/question-sets/question.ts";
import type { Answer } from "#app/domain/question-sets/typed.ts";
import type { Trx } from "#db/client.server.ts";
import type { Proposal } from "./proposals.ts";

/** The share read last for an application, or undefined. */
export async function findShare(db: Trx, applicationId: string) {
  const row = await db
    .selectFrom("supplier_share")
    .select(["share_code as code", "proposals", "ask_again as askAgain", "read_at as readAt", "read_from as readFrom"])
    .where("application_id", "=", applicationId)
    .executeTakeFirst();
  return row && { ...row, proposals: row.proposals as unknown as Proposal[] };
}

/** What a share says beside what is answered, question by question, for the questions that this application asks. */
export async function sharePage(db: Trx, { application, set, stored, typed, versions }: OpenForm) {
  const share = await findShare(db, application.id);
  const titled = (id: string) => findQuestion(set, id)?.label;
  return {
    id: application.id,
    caption: `${application.lotName}, ${application.ref}`,
    share: share && {
      code: share.code,
      read: formatDateTime(share.readAt),
      from: share.readFrom === "file" ? "your file" : "Find a Tender",
      askAgain: share.askAgain.map(titled).filter((label) => label !== undefined),
      rows: share.proposals.flatMap(({ questionId, fields }) => {
        const question = findQuestion(set, questionId);
        if (!question) return [];
        const asked = only(fields, question);
        const now = stored[questionId] ?? {};
        const names = Object.keys(asked);
        return {
          ...{ questionId, label: question.label, version: versions[questionId] ?? 0 },
          says: words(question, asked),
          now: words(question, Object.fromEntries(names.map((name) => [name, now[name] ?? ""]))),
          used: questionId in typed && names.every((name) => sameTyped(now[name], asked[name])),
        };
      }),
    },
  };
}

const only = (fields: Answer, { fields: asked }: Question): Answer =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => asked.some((field) => field.name === name)));

const words = (question: Question, answer: Answer): string[] =>
  question.fields.filter(({ name }) => name in answer).flatMap((field) => inWords(field, answer[field.name]));
