import { expect, test } from "vitest";
import type { ProviderPerson } from "#app/access/actor.ts";
import { forLot } from "#app/domain/question-sets/for-lot.ts";
import { saveQuestionSet } from "#app/domain/question-sets/question-sets.server.ts";
import { readAs } from "#app/domain/speak-as.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { alternativeProvision } from "#db/defaults/question-sets/alternative-provision.ts";
import { soleTutorAnswers } from "#db/defaults/question-sets/sample-answers.ts";
import { anApplication, anEvidence } from "#db/factories/applications.ts";
import { aProviderPerson } from "#db/factories/people.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { ownAnswers } from "./own-answers.server.ts";
import { submitApplication } from "./submit-application.server.ts";
import { takeAway } from "./take-away.server.ts";

const database = testDatabase();
const now = new Date("2026-09-14T09:00:00Z");
const own = (owner: ProviderPerson) => readAs(database.web, owner, (trx) => ownAnswers(trx, owner.providerId));
const away = (owner: ProviderPerson) => readAs(database.web, owner, (trx) => takeAway(trx, owner.providerId, now));

test("a provider takes away every answer and document it gave, and nobody else's", async () => {
  const answers = soleTutorAnswers("2026-09-01", "2027-06-01");
  const { owner } = await anApplication(database.owner, { answers });
  await anApplication(database.owner);
  await anEvidence(database.owner, owner, { version: 2 });
  await database.owner.updateTable("evidence").set({ state: "superseded" }).where("version", "=", 1).execute();
  const given = await own(owner);
  expect(given.map(({ questionId }) => questionId).sort()).toEqual(Object.keys(answers).sort());
  expect(given.find(({ questionId }) => questionId === "ORG-02")).toMatchObject({
    section: "Your organisation",
    fields: [{ label: "What type of organisation is it?", lines: [expect.stringContaining("ole trader")] }],
    questionSetVersion: 1,
    lot: null,
  });
  expect(given.find(({ questionId }) => questionId === "CAP-03")?.lot).toBe("Tuition");
  const versions = given.find(({ questionId }) => questionId === "SAF-01")?.documents;
  expect(versions?.map(({ version, state }) => [version, state])).toEqual([
    [2, "given"],
    [1, "superseded"],
  ]);
  expect(versions?.[0]?.sha256).toHaveLength(64);
});

test("as JSON it holds the answers as typed, the own people, and what was sent each time", async () => {
  const { owner, id, ref } = await anApplication(database.owner);
  const other = await anApplication(database.owner);
  for (const one of [{ owner, id }, other])
    await submitApplication(database.web, one.owner, { applicationId: one.id, submissionKey: uuidv7() }, now);
  const file = JSON.parse(JSON.stringify(await away(owner)));
  expect(file.answers.find(({ questionId }: { questionId: string }) => questionId === "ORG-01")).toEqual({
    questionId: "ORG-01",
    question: expect.any(String),
    section: "Your organisation",
    lot: null,
    questionSetVersion: 1,
    updatedAt: "2026-09-10T09:00:00.000Z",
    answer: { value: "New Start Tuition" },
  });
  expect(file.documents.map(({ questionId }: { questionId: string }) => questionId)).toContain("SAF-01");
  expect(file.organisation.people).toEqual([{ name: owner.name, email: owner.email, role: "owner" }]);
  expect(file.submissions).toMatchObject([
    { ref, lot: "Tuition", at: now.toISOString(), questionSetVersion: 1, sentBy: owner.name },
  ]);
  expect(file.submissions[0].answers["ORG-01"]).toEqual({ value: "New Start Tuition" });
});

test("an answer is told from its question's newest wording, also when it is asked no longer or never was", async () => {
  const { owner, lot, id } = await anApplication(database.owner, { answers: {} });
  const later = structuredClone(alternativeProvision);
  const sections = later.sections.slice(1);
  const kept = { ...later, version: 2, sections };
  const gone = forLot(alternativeProvision, "tuition").sections[0]?.title;
  const question_set_id = await database.owner
    .transaction()
    .execute((trx) => saveQuestionSet(trx, lot.frameworkId, kept, { publishedAt: now }));
  await database.owner.updateTable("application").set({ question_set_id }).where("id", "=", id).execute();
  for (const question_id of ["ORG-01", "OLD-01", "EDU-01"])
    await database.owner
      .insertInto("answer")
      .values({
        id: uuidv7(),
        provider_id: owner.providerId,
        question_id,
        value: JSON.stringify({ value: "A" }),
        updated_at: now,
        updated_by: owner.personId,
      })

      .execute();
  await anEvidence(database.owner, owner, { questionId: "SAF-12" });
  const facts = (await own(owner)).map(({ questionId, section, questionSetVersion, fields }) => ({
    ...{ questionId, section, questionSetVersion, lines: fields[0]?.lines },
  }));
  expect(facts).toMatchObject([
    { questionId: "ORG-01", section: gone, questionSetVersion: 1, lines: ["A"] },
    { questionId: "EDU-01", questionSetVersion: 2 },
    { questionId: "SAF-12", questionSetVersion: 2, lines: undefined },
    { questionId: "OLD-01", questionSetVersion: null, lines: ['{"value":"A"}'] },
  ]);
});

test("somebody who has given nothing takes away an empty list", async () => {
  const owner = await aProviderPerson(database.owner);
  expect(await own(owner)).toEqual([]);
  expect(await away(owner)).toMatchObject({ answers: [], documents: [], submissions: [] });
});
