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
import { tuitionQuestionSet } from "#db/defaults/question-sets/tuition.ts";
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
/** Saves parts of one question of a draft as its page would, all else on it as it stands. */
async function answer(owner: ProviderPerson, id: string, questionId: string, parts: Record<string, Typed>) {
  const form = await open(owner, id);
  const pageId = pageOf(form.set, questionId)?.id ?? "";
  const { answers, versions } = pageView(form, pageId);
  const typed = { ...answers, [questionId]: { ...answers[questionId], ...parts } };
  const input = { applicationId: id, pageId, versions, typed };
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

  expect(await asked(owner, tuition)).not.toContain("ORG-03");
  await answer(owner, tuition, "ORG-02", { value: "limited-company", size: "micro" });
  const micro = await asked(owner, tuition);
  expect(micro).toContain("ORG-03");
  await answer(owner, tuition, "ORG-02", { size: "large" });
  const large = await asked(owner, tuition);
  expect(large.filter((id) => !micro.includes(id))).toEqual(["MSA-01"]);
  expect(micro.filter((id) => !large.includes(id))).toEqual([]);

  await answer(owner, tuition, "ORG-02", { value: "sole-trader" });
  const alone = await asked(owner, tuition);
  expect(alone).not.toContain("ORG-03");
  // The size of the company is still stored, and decides nothing once it is hidden.
  expect(alone).not.toContain("MSA-01");
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
  // No task where the lot asks nothing; nothing is finished by itself where every question is free to answer.
  const expected = (id: string) => {
    const questions = tuitionQuestionSet.sections.find((one) => one.id === id)?.pages.flatMap((page) => page.questions);
    if (!questions) return undefined;
    return questions.some(({ required }) => required) ? "completed" : "not-started";
  };
  expect(ids.filter((id) => expected(id) !== "completed")).toEqual(["workforce", "diversity"]);
  expect(await states()).toEqual(ids.map(expected));
  const section = sectionOf("SAF-15");
  await answer(owner, whole.id, "SAF-15", { value: "" });
  expect(await task(owner, whole.id, section)).toMatchObject({
    state: "incomplete",
    hint: "1 answer to finish",
    page: pageOf(tuitionQuestionSet, "SAF-15")?.id,
  });
  expect(await task(owner, whole.id, sectionOf("DEC-01"))).toMatchObject({ state: "cannot-start", page: undefined });
  const empty = await anApplication(database.owner, { answers: {} });
  expect(await task(empty.owner, empty.id, section)).toMatchObject({
    state: "not-started",
    hint: expect.stringMatching(/^\d+ questions$/),
  });
});

test("row 15: every answer that is sent is read back before, and nothing is sent without the declaration", async () => {
  const { owner, id } = await anApplication(database.owner);
  await answer(owner, id, "DEC-01", { agreed: "", isTrue: "", name: "", role: "" });
  await answer(owner, id, "EQU-02", { other: "Kept apart" });
  const words = async () => {
    const { set, answers, context } = await open(owner, id);
    return answersInWords(set, answers, context).flatMap((section) => section.answers);
  };
  const read = await words();
  const all = await asked(owner, id);
  expect(all).toContain("EQU-02");
  expect(read.map((one) => one.id)).toEqual(all.filter((one) => one !== "EQU-02"));
  expect(read.find((one) => one.id === "ORG-01")?.fields[0]?.lines).toEqual(["New Start Tuition"]);
  expect(read.filter(({ problems }) => problems.length > 0).map((one) => one.id)).toEqual(["DEC-01"]);
  const send = () => submitApplication(database.web, owner, { applicationId: id, submissionKey: uuidv7() }, now);
  await expect(send()).rejects.toMatchObject({ kind: "refused" });
  await answer(owner, id, "DEC-01", { agreed: "yes", name: "Nia Example", role: "Owner" });
  await expect(send()).rejects.toMatchObject({ kind: "refused" });
  await answer(owner, id, "DEC-01", { isTrue: "yes" });
  expect((await words()).flatMap(({ problems }) => problems)).toEqual([]);
  await send();
  expect(await findSubmission(database.web, id)).toMatchObject({
    submittedByName: owner.name,
    answers: { "DEC-01": { agreed: "yes", isTrue: "yes", name: "Nia Example" } },
  });
});
