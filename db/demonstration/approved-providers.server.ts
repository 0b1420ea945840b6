import { answersOf, type Submission } from "#app/domain/applications/submission.ts";
import { publishService } from "#app/domain/directory/publish-service.server.ts";
import { addDays, londonDate } from "#app/domain/london-time.ts";
import { findQuestion } from "#app/domain/question-sets/question.ts";
import { publishedQuestionSet } from "#app/domain/question-sets/question-sets.server.ts";
import type { Answers } from "#app/domain/question-sets/typed.ts";
import { newReference } from "#app/domain/reference.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import type { Trx } from "#db/client.server.ts";
import { companyAnswers } from "#db/defaults/question-sets/sample-answers.ts";
import { tuitionQuestionSet as set } from "#db/defaults/question-sets/tuition.ts";

const DAY = 86_400_000;
/** How long before the demonstration begins each step of an approval lies, in days. */
const submitted = 60;
const decided = 45;

type Approved = { slug: string; answers: Answers };

/** What the two approved firms have answered. Both are invented; so is every number. */
const approved = (date: string, ahead: string): Approved[] => {
  const company = companyAnswers(date, ahead);
  return [
    { slug: "bright-path", answers: company },
    {
      slug: "hilltop-tuition",
      answers: {
        ...company,
        "ORG-01": { value: "Hilltop Tuition Ltd" },
        "ORG-03": { company: "07654321" },
        "ORG-08": { registered: "no" },
        "EDU-01": { value: "English, maths and science for teenagers who find school hard, at home or in a library." },
        "EDU-07": { value: ["semh", "asd", "ebsa", "medical"], not: "Children who need personal care." },
        "CAP-02": { districts: ["herefordshire"], miles: "15" },
        "CAP-03": {
          modes: ["home", "community"],
          places: "12",
          ageFrom: "11",
          ageTo: "16",
          days: ["mon", "tue", "thu"],
          groups: ["one", "pair"],
          startNotice: "5",
        },
        "PRE-01": { sites: [{ address: "Leominster library", postcode: "HR6 8BT", tenure: "public" }] },
        "DEC-02": { value: ["name", "offer", "district", "email"] },
        "PRI-01": { rates: [{ line: "One to one", unit: "hour", rate: "46.00" }] },
      },
    },
  ];
};

/**
 * The approved firms with what they answered, how they were decided on, and the services that parents find: admitted
 * by the commissioner within the recorded delegation. The lot is the one that `seedLots` returned.
 */
export async function seedApprovedProviders(trx: Trx, lotId: string, now: Date): Promise<void> {
  const today = londonDate(now);
  for (const firm of approved(addDays(today, -90), addDays(today, 200))) await approve(trx, lotId, firm, now);
}

async function approve(trx: Trx, lotId: string, { slug, answers }: Approved, now: Date): Promise<void> {
  const at = (daysBefore: number) => new Date(now.getTime() - daysBefore * DAY);
  const provider = await ownerOf(trx, slug);
  const both = { provider_id: provider.id, lot_id: lotId };
  const { id: question_set_id } = await publishedQuestionSet(trx, lotId, now);
  await keepAnswers(trx, both, provider.ownerId, answers, at(submitted));
  const submission: Submission = {
    questionSet: { version: set.version, definition: set },
    answers,
    evidence: [],
    submittedByName: provider.ownerName,
    lot: { name: "Tuition", termsVersion: "1", specificationVersion: "1" },
  };
  const applicationId = uuidv7(at(submitted).getTime());
  const sent = { submitted_at: at(submitted), submitted_by: provider.ownerId, submission: JSON.stringify(submission) };
  await trx
    .insertInto("application")
    .values({
      id: applicationId,
      ref: newReference("APP"),
      ...both,
      question_set_id,
      status: "admitted",
      created_at: at(submitted),
      created_by: provider.ownerId,
      ...sent,
      decided_at: at(decided),
    })
    .execute();
  const admissionId = await admit(trx, applicationId, both, at(decided));
  await trx
    .insertInto("terms_acceptance")
    .values({ id: uuidv7(), ...both, terms_version: "1", person_id: provider.ownerId, at: at(submitted) })
    .execute();
  const context = { today: londonDate(at(decided)), stage: "A" as const };
  const admitted = { admissionId, providerId: provider.id, lotId };
  await publishService(trx, admitted, { set, answers: answersOf(submission), context }, at(decided));
}

async function ownerOf(trx: Trx, slug: string): Promise<{ id: string; ownerId: string; ownerName: string }> {
  return trx
    .selectFrom("provider")
    .innerJoin("provider_member", "provider_member.provider_id", "provider.id")
    .innerJoin("person", "person.id", "provider_member.person_id")
    .select(["provider.id", "person.id as ownerId", "person.name as ownerName"])
    .where("provider.slug", "=", slug)
    .where("provider_member.role", "=", "owner")
    .executeTakeFirstOrThrow();
}

type Both = { provider_id: string; lot_id: string };

async function keepAnswers(trx: Trx, both: Both, ownerId: string, answers: Answers, at: Date): Promise<void> {
  const rows = Object.entries(answers).map(([id, value]) => ({
    id: uuidv7(at.getTime()),
    provider_id: both.provider_id,
    lot_id: findQuestion(set, id)?.perLot ? both.lot_id : null,
    question_id: id,
    value: JSON.stringify(value),
    updated_at: at,
    updated_by: ownerId,
  }));
  await trx.insertInto("answer").values(rows).execute();
}

/** Decided by whoever holds the power to admit; the debarment check and the visit stand beside it. */
async function admit(trx: Trx, applicationId: string, both: Both, at: Date): Promise<string> {
  const delegation = await trx.selectFrom("delegation").select(["id", "person_id"]).executeTakeFirstOrThrow();
  const id = uuidv7(at.getTime());
  await trx
    .insertInto("admission")
    .values({
      id,
      application_id: applicationId,
      ...both,
      outcome: "admitted",
      reasons: "[]",
      criteria_version: set.version,
      delegation_id: delegation.id,
      decided_by: delegation.person_id,
      decided_at: at,
    })
    .execute();
  const noted = { "EXC-04": "Not on the debarment list", "VIS-01": "Visited; safe and well run" } as const;
  await trx
    .insertInto("council_check")
    .values(
      (["EXC-04", "VIS-01"] as const).map((question_id) => ({
        id: uuidv7(),
        provider_id: both.provider_id,
        question_id,
        result: "pass",
        note: noted[question_id],
        checked_on: londonDate(at),
        checked_by: delegation.person_id,
        recorded_at: at,
      })),
    )
    .execute();
  return id;
}
