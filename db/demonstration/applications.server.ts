import { getApplication } from "#app/domain/applications/applications.server.ts";
import { makeSubmission } from "#app/domain/applications/make-submission.ts";
import { formOf } from "#app/domain/applications/open-form.server.ts";
import { addDays, londonDate } from "#app/domain/london-time.ts";
import { findQuestion } from "#app/domain/question-sets/question.ts";
import { publishedQuestionSet } from "#app/domain/question-sets/question-sets.server.ts";
import { dateAsked } from "#app/domain/question-sets/renewal.ts";
import { type Answer, type Answers, fileOf } from "#app/domain/question-sets/typed.ts";
import { newReference } from "#app/domain/reference.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import type { ObjectStore } from "#app/platform/object-store.server.ts";
import type { Trx } from "#db/client.server.ts";
import { alternativeProvision as set } from "#db/defaults/question-sets/alternative-provision.ts";
import { sameContact, soleTutorAnswers } from "#db/defaults/question-sets/sample-answers.ts";
import { type Document, seedDocuments } from "./documents.server.ts";
import { takeAllAnswers } from "./uses.server.ts";

const DAY = 86_400_000;
type Means = { trx: Trx; store: ObjectStore };

/** The documents behind every approved firm's answers, certificates of insurance excepted. */
export async function seedApprovedDocuments(means: Means, lotId: string, now: Date): Promise<void> {
  const at = new Date(now.getTime() - 60 * DAY);
  for (const slug of ["bright-path", "hilltop-tuition"]) {
    const provider = await providerOf(means.trx, slug);
    const files = await takeFilesOut(means.trx, provider.id, londonDate(at), addDays(londonDate(now), 200));
    await keep(means.trx, provider, lotId, { "INS-04": { value: "yes" } }, at);
    await seedDocuments(means, provider, files, { at, accepted: true });
    for (const id of await applicationsOf(means.trx, provider.id)) await keepSubmission(means.trx, id, provider, at);
  }
}

/** What was sent, with its documents, in place of what stood there. */
async function keepSubmission(trx: Trx, id: string, provider: { ownerName: string }, at: Date): Promise<string> {
  await takeAllAnswers(trx, id);
  const system = { kind: "system", task: "demonstration" } as const;
  const application = await getApplication(trx, system, id, "application.read");
  const form = await formOf(trx, application, at);
  const lot = { name: application.lotName, termsVersion: "1", specificationVersion: "1" };
  const submission = JSON.stringify(makeSubmission(form, provider.ownerName, lot));
  await trx.updateTable("application").set({ submission }).where("id", "=", id).execute();
  return submission;
}

/** Wye Mentoring's application, sent six days ago and not yet read. */
export async function seedSubmittedApplication(means: Means, lotId: string, now: Date): Promise<void> {
  const { trx } = means;
  const at = new Date(now.getTime() - 6 * DAY);
  const provider = await providerOf(trx, "wye-mentoring");
  const { id: question_set_id } = await publishedQuestionSet(trx, lotId, now);
  await keep(trx, provider, lotId, answersOfWye(addDays(londonDate(at), -90), addDays(londonDate(now), 200)), at);
  const files = await takeFilesOut(trx, provider.id, londonDate(at), addDays(londonDate(now), 200));
  await seedDocuments(means, provider, files, { at, accepted: false });
  const id = uuidv7(at.getTime());
  const sent = { submitted_at: at, submitted_by: provider.ownerId };
  await trx
    .insertInto("application")
    .values({
      id,
      ref: newReference("APP"),
      provider_id: provider.id,
      lot_id: lotId,
      question_set_id,
      status: "submitted",
      created_at: new Date(at.getTime() - 3 * DAY),
      created_by: provider.ownerId,
      ...sent,
    })
    .execute();
  const submission = await keepSubmission(trx, id, provider, at);
  await trx
    .insertInto("application_event")
    .values({
      ...{
        id: uuidv7(at.getTime()),
        application_id: id,
        event: "submit",
        from_status: "draft",
        to_status: "submitted",
      },
      ...{ at, person_id: provider.ownerId, submission },
    })
    .execute();
}

const answersOfWye = (date: string, ahead: string): Answers => ({
  ...soleTutorAnswers(date, ahead),
  "ORG-01": { value: "Wye Mentoring" },
  "EDU-01": { value: "Mentoring alongside lessons in English and maths, online, for young people out of school." },
  "ORG-06": { identifier: "PWYE-1234-ABCD", shareCode: "Wy12Me34" },
  "ORG-09": sameContact("Wyatt Mentor", "owner@wye-mentoring.example", "07700 900 145"),
  "SAF-02": { name: "Wyatt Mentor", trained: soleTutorAnswers(date, ahead)["SAF-02"]?.trained ?? "" },
  "DEC-01": { agreed: "yes", name: "Wyatt Mentor", role: "Owner", isTrue: "yes" },
});

const applicationsOf = async (trx: Trx, providerId: string): Promise<string[]> =>
  (await trx.selectFrom("application").select("id").where("provider_id", "=", providerId).execute()).map(
    ({ id }) => id,
  );

const providerOf = (trx: Trx, slug: string) =>
  trx
    .selectFrom("provider")
    .innerJoin("provider_member", "provider_member.provider_id", "provider.id")
    .innerJoin("person", "person.id", "provider_member.person_id")
    .select(["provider.id", "provider.name", "person.id as ownerId", "person.name as ownerName"])
    .where("provider.slug", "=", slug)
    .where("provider_member.role", "=", "owner")
    .executeTakeFirstOrThrow();

/** Sample answers stand for a file with a mark: here each mark becomes a document to seed, and leaves the answer. */
async function takeFilesOut(trx: Trx, providerId: string, dated: string, ends: string): Promise<Document[]> {
  const rows = await trx
    .selectFrom("answer")
    .select(["id", "question_id", "value"])
    .where("provider_id", "=", providerId)
    .execute();
  const documents: Document[] = [];
  for (const row of rows) {
    const answer = row.value as Answer;
    const files = Object.keys(answer).filter((name) => fileOf(answer[name]));
    if (files.length === 0) continue;
    for (const name of files) {
      const field = findQuestion(set, row.question_id)?.fields.find((one) => one.name === name);
      const date = field?.kind === "file" ? dateAsked(field.evidence) : undefined;
      const dates = date === "ends" ? { ends } : date === "dated" ? { dated } : {};
      documents.push({ questionId: row.question_id, field: name, ...dates });
    }
    const rest = Object.fromEntries(Object.entries(answer).filter(([name]) => !files.includes(name)));
    await trx
      .updateTable("answer")
      .set({ value: JSON.stringify(rest) })
      .where("id", "=", row.id)
      .execute();
  }
  return documents;
}

async function keep(
  trx: Trx,
  provider: { id: string; ownerId: string },
  lotId: string,
  answers: Answers,
  at: Date,
): Promise<void> {
  const rows = Object.entries(answers).map(([question_id, value]) => ({
    id: uuidv7(at.getTime()),
    provider_id: provider.id,
    lot_id: findQuestion(set, question_id)?.perLot ? lotId : null,
    question_id,
    value: JSON.stringify(value),
    updated_at: at,
    updated_by: provider.ownerId,
  }));
  await trx.insertInto("answer").values(rows).execute();
}
