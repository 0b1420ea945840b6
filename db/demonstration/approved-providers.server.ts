import { keepAcceptance } from "#app/domain/agreements/keep-acceptance.server.ts";
import { answersOf, type Submission } from "#app/domain/applications/submission.ts";
import { publishService } from "#app/domain/directory/publish-service.server.ts";
import { addDays, londonDate } from "#app/domain/london-time.ts";
import { findQuestion, type QuestionSet } from "#app/domain/question-sets/question.ts";
import { publishedQuestionSet } from "#app/domain/question-sets/question-sets.server.ts";
import type { Answers } from "#app/domain/question-sets/typed.ts";
import { newReference } from "#app/domain/reference.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import type { Trx } from "#db/client.server.ts";
import { companyAnswers } from "#db/defaults/question-sets/sample-answers.ts";
import { companyAnswersOn } from "#db/defaults/question-sets/sample-answers-by-lot.ts";
import { lotCodes } from "#db/defaults/question-sets/shorthand.ts";

const DAY = 86_400_000;
/** How long before the demonstration begins each step of an approval lies, in days. */
const submitted = 60;
const decided = 45;

type Code = (typeof lotCodes)[number];
type Approved = { slug: string; lot: Code; answers: Answers };
type Lot = { id: string; name: string };

/**
 * What the two approved firms have answered: one on every lot, tuition first, the other on tuition alone. Both are
 * invented; so is every number.
 */
const approved = (date: string, ahead: string): Approved[] => {
  const company = companyAnswers(date, ahead);
  return [
    { slug: "bright-path", lot: "tuition", answers: company },
    ...lotCodes
      .filter((lot) => lot !== "tuition")
      .map((lot) => ({ slug: "bright-path", lot, answers: companyAnswersOn(lot, date, ahead) })),
    {
      slug: "hilltop-tuition",
      lot: "tuition",
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
        "PRI-01": { rates: [{ line: "One to one", unit: "hour", rate: "46.00" }], vat: "no" },
      },
    },
  ];
};

/**
 * The approved firms with what they answered, how they were decided on, and the services that parents find: admitted
 * by the commissioner within the recorded delegation. The lot is the one that `seedLots` returned; the others are of its
 * framework.
 */
export async function seedApprovedProviders(trx: Trx, lotId: string, now: Date): Promise<void> {
  const today = londonDate(now);
  const lots = await trx
    .selectFrom("lot")
    .select(["id", "code", "name"])
    .where("framework_id", "=", (eb) => eb.selectFrom("lot").select("framework_id").where("id", "=", lotId))
    .execute();
  for (const firm of approved(addDays(today, -90), addDays(today, 200))) {
    const lot = lots.find(({ code }) => code === firm.lot);
    if (lot) await approve(trx, lot, firm, now);
  }
}

async function approve(trx: Trx, { id: lotId, name }: Lot, { slug, answers }: Approved, now: Date): Promise<void> {
  const at = (daysBefore: number) => new Date(now.getTime() - daysBefore * DAY);
  const provider = await ownerOf(trx, slug);
  const both = { provider_id: provider.id, lot_id: lotId };
  const { id: question_set_id, set } = await publishedQuestionSet(trx, lotId, now);
  await keepAnswers(trx, set, both, { answers, ownerId: provider.ownerId, at: at(submitted) });
  const submission: Submission = {
    questionSet: { version: set.version, definition: set },
    answers,
    evidence: [],
    submittedByName: provider.ownerName,
    lot: { name, termsVersion: "1", specificationVersion: "1" },
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
  const admissionId = await admit(trx, applicationId, both, set.version, at(decided));
  await keepAcceptance(trx, {
    ...{ providerId: provider.id, lotId, version: "1", personId: provider.ownerId, at: at(submitted) },
    ...{ signedName: provider.ownerName, signedRole: "Director" },
  });
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

type Given = { answers: Answers; ownerId: string; at: Date };

/** What another lot asked for already stands as it is. */
async function keepAnswers(trx: Trx, set: QuestionSet, both: Both, { answers, ownerId, at }: Given): Promise<void> {
  const asked = Object.entries(answers).filter(([id]) => findQuestion(set, id));
  const rows = asked.map(([id, value]) => ({
    id: uuidv7(at.getTime()),
    provider_id: both.provider_id,
    lot_id: findQuestion(set, id)?.perLot ? both.lot_id : null,
    question_id: id,
    value: JSON.stringify(value),
    updated_at: at,
    updated_by: ownerId,
  }));
  await trx
    .insertInto("answer")
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Decided by whoever holds the power to admit; the debarment check and the visit stand beside the first decision. */
async function admit(trx: Trx, applicationId: string, both: Both, criteria: number, at: Date): Promise<string> {
  const delegation = await trx
    .selectFrom("delegation")
    .select(["id", "person_id"])
    .where("power", "=", "admit")
    .executeTakeFirstOrThrow();
  const id = uuidv7(at.getTime());
  await trx
    .insertInto("admission")
    .values({
      id,
      application_id: applicationId,
      ...both,
      outcome: "admitted",
      reasons: "[]",
      criteria_version: criteria,
      delegation_id: delegation.id,
      decided_by: delegation.person_id,
      decided_at: at,
    })
    .execute();
  const checked = trx.selectFrom("council_check").select("id").where("provider_id", "=", both.provider_id);
  if (await checked.executeTakeFirst()) return id;
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
