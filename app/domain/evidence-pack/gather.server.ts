import { questionsMet } from "#app/domain/applications/questions-met.server.ts";
import { currentEvidence } from "#app/domain/evidence/evidence.server.ts";
import { isServed } from "#app/domain/evidence/evidence.ts";
import { titleOfEvidence } from "#app/domain/evidence/evidence-titles.ts";
import { inGoodStanding } from "#app/domain/providers/standing.server.ts";
import { inWords } from "#app/domain/question-sets/in-words.ts";
import type { Question } from "#app/domain/question-sets/question.ts";
import { type Answer, isBlank } from "#app/domain/question-sets/typed.ts";
import type { Trx } from "#db/client.server.ts";
import { isLeftOut, mayTravel } from "./left-out.ts";
import type { Manifest, PackAnswer, PackFile } from "./manifest.ts";

/** Everything that a provider may take with it, in the order of the form. `words` are for people to read. */
export type Gathered = {
  answers: (PackAnswer & { words: string[] })[];
  files: (PackFile & { section: string })[];
  admissions: Manifest["admissions"];
};

/**
 * The answers and documents of a provider that may go into a pack: no question that is asked no more, nothing of what
 * `isLeftOut` names, and only documents that the scanner passed and that stand. `council` is whose statement an
 * acceptance is.
 */
export async function gather(trx: Trx, providerId: string, council: string): Promise<Gathered> {
  const typed = await answersOf(trx, providerId);
  const evidence = (await currentEvidence(trx, providerId)).filter(
    ({ scan, state, unconfirmed }) => isServed(scan) && state !== "needs-change" && !unconfirmed,
  );
  const accepted = await acceptancesOf(trx, providerId);
  const asked = [...typed, ...evidence.map(({ questionId }) => ({ questionId, lotId: null }))];
  const find = await questionsMet(trx, providerId, asked);
  const placed = <T>(rows: { place: number; made: T }[]): T[] =>
    rows.sort((a, b) => a.place - b.place).map(({ made }) => made);
  const answers = typed.flatMap((row) => {
    const met = find(row);
    if (!met) return [];
    const answer = mayTravel(met.question, row.value as Answer);
    if (isBlank(answer)) return [];
    const { label: question } = met.question;
    const asked = { questionId: row.questionId, question, section: met.section, lot: row.lot };
    const when = { questionSetVersion: met.set.version, changedAt: row.updatedAt.toISOString() };
    return [{ place: met.place, made: { ...asked, ...when, answer, words: wordsOf(met.question, answer) } }];
  });
  const files = evidence.flatMap((row) => {
    const met = find({ questionId: row.questionId, lotId: null });
    const field = met?.question.fields.find(({ name }) => name === row.field);
    if (!met || field?.kind !== "file" || isLeftOut(met.question, field)) return [];
    const { questionId, fileName, size, sha256, version, startsOn, endsOn, amountPence } = row;
    const at = row.state === "accepted" ? accepted.get(row.id) : undefined;
    const made = {
      ...{ questionId, field: row.field, title: titleOfEvidence(met.set, questionId, row.field), fileName },
      ...{ contentType: row.contentType as PackFile["contentType"], size, sha256, version, startsOn, endsOn },
      ...{ amountPence, givenAt: row.uploadedAt.toISOString(), section: met.section },
      accepted: at ? { by: council, at: at.toISOString() } : null,
    };
    return [{ place: met.place, made }];
  });
  return { answers: placed(answers), files: placed(files), admissions: await admissionsOf(trx, providerId) };
}

const wordsOf = ({ fields }: Question, answer: Answer): string[] =>
  fields.filter(({ name }) => name in answer).flatMap((field) => inWords(field, answer[field.name]));

const answersOf = (trx: Trx, providerId: string) =>
  trx
    .selectFrom("answer")
    .leftJoin("lot", "lot.id", "answer.lot_id")
    .select(["question_id as questionId", "lot_id as lotId", "lot.name as lot", "value", "updated_at as updatedAt"])
    .where("provider_id", "=", providerId)
    .orderBy("question_id")
    .orderBy("lot.number")
    .execute();

async function acceptancesOf(trx: Trx, providerId: string): Promise<Map<string, Date>> {
  const rows = await trx
    .selectFrom("evidence")
    .select(["id", "accepted_at as at"])
    .where("provider_id", "=", providerId)
    .where("state", "=", "accepted")
    .execute();
  return new Map(rows.flatMap(({ id, at }) => (at ? [[id, at]] : [])));
}

/** The lots on which it may be used now: a council doesn't vouch elsewhere for whom it holds back itself. */
async function admissionsOf(trx: Trx, providerId: string): Promise<Manifest["admissions"]> {
  const rows = await trx
    .selectFrom("admission")
    .innerJoin("lot", "lot.id", "admission.lot_id")
    .select(["lot.name as lot", "decided_at as at"])
    .where("provider_id", "=", providerId)
    .where("outcome", "=", "admitted")
    .where(inGoodStanding("admission"))
    .orderBy("decided_at")
    .execute();
  return rows.map(({ lot, at }) => ({ lot, at: at.toISOString() }));
}
