import { expect, test } from "vitest";
import type { ProviderPerson } from "#app/access/actor.ts";
import { check } from "#app/domain/question-sets/answers.ts";
import type { FrameworkQuestions } from "#app/domain/question-sets/question.ts";
import { saveQuestionSet } from "#app/domain/question-sets/question-sets.server.ts";
import { questionsShown } from "#app/domain/question-sets/shown.ts";
import type { Typed } from "#app/domain/question-sets/typed.ts";
import { readAs } from "#app/domain/speak-as.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { alternativeProvision } from "#db/defaults/question-sets/alternative-provision.ts";
import { anApplication } from "#db/factories/applications.ts";
import { aSecondLot, aTuitionLot } from "#db/factories/lots.ts";
import { aProviderPerson } from "#db/factories/people.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { answersInWords } from "./answers-in-words.ts";
import { findSubmission } from "./applications.server.ts";
import { pageOf } from "./may-change.ts";
import { openForm } from "./open-form.server.ts";
import { nextPage, pageView } from "./page-view.ts";
import { saveAnswers } from "./save-answers.server.ts";
import { startApplication } from "./start-application.server.ts";
import { submitApplication } from "./submit-application.server.ts";
import { taskOf } from "./task-list.ts";

const database = testDatabase();
const now = new Date("2026-09-14T09:00:00Z");

const open = (owner: ProviderPerson, id: string) =>
  readAs(database.web, owner, (trx) => openForm(trx, owner, id, "application.read", now));
/** Saves one question of a draft as its page would, the others on it as they stand. */
async function answer(owner: ProviderPerson, id: string, questionId: string, typed: Typed) {
  const form = await open(owner, id);
  const pageId = pageOf(form.set, questionId)?.id ?? "";
  const { answers, versions } = pageView(form, pageId);
  const input = { applicationId: id, pageId, versions, typed: { ...answers, [questionId]: typed } };
  return saveAnswers(database.web, owner, input, now);
}
const asked = async (owner: ProviderPerson, id: string): Promise<string[]> => {
  const { set, answers, context } = await open(owner, id);
  return set.sections
    .flatMap(({ pages }) => pages)
    .flatMap((page) => questionsShown(set, page, answers, context).map((question) => question.id));
};
const task = async (owner: ProviderPerson, id: string, sectionId: string) => {
  const { set, answers, context } = await open(owner, id);
  const result = check(set, answers, context);
  const section = result.sections.find((one) => one.id === sectionId);
  return section && taskOf(set, section, result, answers, context);
};
const sectionOf = (questionId: string) =>
  alternativeProvision.sections.find(({ pages }) =>
    pages.some(({ questions }) => questions.some(({ id }) => id === questionId)),
  )?.id ?? "";

test("row 12: questions come and go by the lot, by the provider's size and by its answers", async () => {
  const owner = await aProviderPerson(database.owner);
  const lot = await aTuitionLot(database.owner);
  const second = await aSecondLot(database.owner, lot);
  const questions: FrameworkQuestions = structuredClone(alternativeProvision);
  for (const page of questions.sections.flatMap(({ pages }) => pages))
    for (const question of page.questions) if (question.id === "EDU-13") question.lots = ["tuition"];
  await database.owner
    .transaction()
    .execute((trx) =>
      saveQuestionSet(trx, lot.frameworkId, { ...questions, version: 2 }, { publishedAt: now, inForceAt: now }),
    );
  const start = (lotId: string) => startApplication(database.web, owner, { lotId, submissionKey: uuidv7() }, now);
  const tuition = await start(lot.id);
  expect(await asked(owner, tuition)).toContain("EDU-13");
  expect(await asked(owner, await start(second.id))).not.toContain("EDU-13");

  await answer(owner, tuition, "ORG-07", { value: "large" });
  const large = await asked(owner, tuition);
  await answer(owner, tuition, "ORG-07", { value: "micro" });
  const micro = await asked(owner, tuition);
  expect(large.filter((id) => !micro.includes(id))).toEqual(["MSA-01"]);

  expect(micro).not.toContain("ORG-03");
  await answer(owner, tuition, "ORG-02", { value: "limited-company" });
  expect(await asked(owner, tuition)).toContain("ORG-03");
  await answer(owner, tuition, "ORG-02", { value: "sole-trader" });
  expect(await asked(owner, tuition)).not.toContain("ORG-03");
});

test("row 13: each page is kept as it is typed, right or wrong, and a colleague goes on where it was left", async () => {
  const { owner, id } = await anApplication(database.owner, { answers: {} });
  const colleague = await aProviderPerson(database.owner, { providerId: owner.providerId });
  const half = { modes: ["online"], places: "eight", ageFrom: "", ageTo: "16" };
  const saved = await answer(owner, id, "CAP-03", half);
  expect(saved.problems.length).toBeGreaterThan(1);
  await answer(owner, id, "ORG-01", { value: "New Start Tuition" });
  const form = await open(colleague, id);
  expect(form.answers["CAP-03"]).toEqual(half);
  const page = pageOf(form.set, "ORG-01")?.id ?? "";
  expect(pageView(form, page).answers["ORG-01"]).toEqual({ value: "New Start Tuition" });
  const next = nextPage(form, page);
  expect(next).not.toBe(page);
  expect((await task(colleague, id, sectionOf("CAP-03")))?.state).toBe("incomplete");
  await answer(colleague, id, "CAP-03", { ...half, places: "8" });
  expect((await open(owner, id)).answers["CAP-03"]).toMatchObject({ places: "8", ageFrom: "" });
});

test("row 14: the task list says of every section where it stands, and leads to what is left of it", async () => {
  const whole = await anApplication(database.owner);
  const { owner } = whole;
  const ids = alternativeProvision.sections.map(({ id }) => id);
  const states = async () => {
    const found = [];
    for (const id of ids) found.push((await task(owner, whole.id, id))?.state);
    return found;
  };
  expect(await states()).toEqual(ids.map(() => "completed"));
  const section = sectionOf("SAF-15");
  await answer(owner, whole.id, "SAF-15", { value: "" });
  expect(await task(owner, whole.id, section)).toMatchObject({
    state: "incomplete",
    hint: "1 answer to finish",
    page: pageOf(alternativeProvision as never, "SAF-15")?.id,
  });
  expect(await task(owner, whole.id, sectionOf("DEC-01"))).toMatchObject({ state: "cannot-start", page: undefined });
  const empty = await anApplication(database.owner, { answers: {} });
  expect(await task(empty.owner, empty.id, section)).toMatchObject({
    state: "not-started",
    hint: expect.stringMatching(/^\d+ questions$/),
  });
});

test("row 15: every answer is read back before sending, and nothing is sent without the declaration", async () => {
  const { owner, id } = await anApplication(database.owner);
  await answer(owner, id, "DEC-01", { agreed: "", name: "", role: "" });
  const words = async () => {
    const { set, answers, context } = await open(owner, id);
    return answersInWords(set, answers, context).flatMap((section) => section.answers);
  };
  const read = await words();
  expect(read.map((one) => one.id)).toEqual(await asked(owner, id));
  expect(read.find((one) => one.id === "ORG-01")?.fields[0]?.lines).toEqual(["New Start Tuition"]);
  expect(read.filter(({ problems }) => problems.length > 0).map((one) => one.id)).toEqual(["DEC-01"]);
  const send = () => submitApplication(database.web, owner, { applicationId: id, submissionKey: uuidv7() }, now);
  await expect(send()).rejects.toMatchObject({ kind: "refused" });
  await answer(owner, id, "DEC-01", { agreed: "yes", name: "Nia Example", role: "Owner" });
  expect((await words()).flatMap(({ problems }) => problems)).toEqual([]);
  await send();
  expect(await findSubmission(database.web, id)).toMatchObject({
    submittedByName: owner.name,
    answers: { "DEC-01": { agreed: "yes", name: "Nia Example" } },
  });
});
