import { beforeEach, expect, test } from "vitest";
import type { ProviderPerson } from "#app/access/actor.ts";
import { requireOpenField } from "#app/domain/evidence/give-evidence.server.ts";
import { readAs } from "#app/domain/speak-as.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { soleTutorAnswers } from "#db/defaults/question-sets/sample-answers.ts";
import { anApplication, type MadeApplication } from "#db/factories/applications.ts";
import { aLot, aTuitionLot, type MadeLot } from "#db/factories/lots.ts";
import { aProviderPerson } from "#db/factories/people.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { getApplication } from "./applications.server.ts";
import { pageOf } from "./may-change.ts";
import { openForm } from "./open-form.server.ts";
import { pageView } from "./page-view.ts";
import { saveAnswers } from "./save-answers.server.ts";
import { startApplication } from "./start-application.server.ts";

const database = testDatabase();
const now = new Date("2026-09-14T09:00:00Z");
let owner: ProviderPerson;
let tuition: MadeApplication;
let education: MadeLot;

beforeEach(async () => {
  const lot = await aTuitionLot(database.owner);
  owner = await aProviderPerson(database.owner);
  tuition = await anApplication(database.owner, { owner, lot, answers: soleTutorAnswers("2026-03-01", "2027-03-01") });
  education = await aLot(database.owner, "education", { framework: lot });
});

const begin = () =>
  startApplication(database.web, owner, { lotId: education.id, submissionKey: uuidv7() }, new Date(now.getTime() + 1));
const open = (id: string) => readAs(database.web, owner, (trx) => openForm(trx, owner, id, "application.edit", now));
async function save(id: string, questionId: string, typed: object, asked?: number) {
  const form = await open(id);
  const pageId = pageOf(form.set, questionId)?.id ?? "";
  const input = { applicationId: id, pageId, typed: { [questionId]: typed }, versions: form.versions, asked };
  return saveAnswers(database.web, owner, input, now);
}

test("an answer saved on one lot keeps what only another lot asks", async () => {
  const before = (await open(tuition.id)).stored["SAF-15"];
  expect(before).toHaveProperty("online");
  const id = await begin();
  await save(id, "SAF-15", { value: "We call the school at once." });
  const after = (await open(tuition.id)).stored["SAF-15"];
  expect(after).toEqual({ ...before, value: "We call the school at once." });
});

test("a page that showed other questions saves nothing, and gives back what was typed", async () => {
  const { set, stored } = await open(tuition.id);
  const late = save(tuition.id, "ORG-01", { value: "Another name" }, set.version + 1);
  await expect(late).rejects.toMatchObject({ kind: "conflict" });
  expect((await open(tuition.id)).stored["ORG-01"]).toEqual(stored["ORG-01"]);
  await save(tuition.id, "ORG-01", { value: "Another name" }, set.version);
  expect((await open(tuition.id)).stored["ORG-01"]).toEqual({ value: "Another name" });
});

test("a document given here does not use the words that were given elsewhere", async () => {
  const id = await begin();
  const field = (questionId: string, name: string) =>
    readAs(database.web, owner, async (trx) => {
      const application = await getApplication(trx, owner, id, "evidence.add");
      return requireOpenField(trx, application, questionId, name, now);
    });
  expect((await field("SAF-02", "certificate")).wordsOffered).toBe(true);
  expect((await field("SAF-01", "value")).wordsOffered).toBe(false);
});

test("a document given since the application began shows in its place while the words are only offered", async () => {
  const id = await begin();
  const page = pageOf((await open(id)).set, "SAF-01")?.id ?? "";
  expect(pageView(await open(id), page).files).toEqual([]);
  await database.owner
    .updateTable("evidence")
    .set({ uploaded_at: new Date(now.getTime() + 60_000) })
    .where("question_id", "=", "SAF-01")
    .execute();
  expect(pageView(await open(id), page).files).toHaveLength(1);
});
