import { expect, test } from "vitest";
import { questionsOf } from "#app/domain/question-sets/question.ts";
import { isShown } from "#app/domain/question-sets/shown.ts";
import { readAs } from "#app/domain/speak-as.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { soleTutorAnswers } from "#db/defaults/question-sets/sample-answers.ts";
import { tuitionQuestionSet } from "#db/defaults/question-sets/tuition.ts";
import { anApplication } from "#db/factories/applications.ts";
import { aSecondLot } from "#db/factories/lots.ts";
import { aProviderPerson } from "#db/factories/people.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { allEarlierAnswers } from "./earlier-answers.ts";
import { lotsToApplyFor } from "./lots-to-apply-for.server.ts";
import { openForm } from "./open-form.server.ts";
import { startApplication } from "./start-application.server.ts";

const database = testDatabase();
const now = new Date("2026-09-14T09:00:00Z");

test("before a second lot is started it is said how many of its questions are new: what is not offered there", async () => {
  const { owner, lot } = await anApplication(database.owner);
  const second = await aSecondLot(database.owner, lot);
  const lots = () => readAs(database.web, owner, (trx) => lotsToApplyFor(trx, owner.providerId, now));
  const [before, ...others] = await lots();
  expect([before?.id, others]).toEqual([second.id, []]);
  const id = await startApplication(database.web, owner, { lotId: second.id, submissionKey: uuidv7() }, now);
  const form = await readAs(database.web, owner, (trx) => openForm(trx, owner, id, "application.read", now));
  const valid = allEarlierAnswers(form).flatMap(({ earlier }) =>
    earlier.filter(({ problems }) => problems.length === 0),
  );
  expect(before?.application).toBe((before?.newToYou ?? 0) + valid.length);
  expect(before?.newToYou).toBeGreaterThan(5);
  expect(valid.length).toBeGreaterThan(20);
  expect(await lots()).toEqual([]);
});

test("an answer that is wrong counts as new, and to somebody who answered nothing all of them are", async () => {
  const { owner, lot } = await anApplication(database.owner);
  await aSecondLot(database.owner, lot);
  const lots = async (who = owner) =>
    (await readAs(database.web, who, (trx) => lotsToApplyFor(trx, who.providerId, now)))[0];
  const before = await lots();
  await database.owner
    .updateTable("answer")
    .set({ value: JSON.stringify({ value: "" }) })
    .where("question_id", "=", "ORG-01")
    .execute();
  expect((await lots())?.newToYou).toBe((before?.newToYou ?? 0) + 1);
  const nobody = await lots(await aProviderPerson(database.owner));
  expect(nobody?.newToYou).toBe(nobody?.application);
});

test("what was answered on a lot before a refusal is not new there, declarations included", async () => {
  const answers = soleTutorAnswers("2026-09-01", "2027-06-01");
  const { owner } = await anApplication(database.owner, { status: "refused", answers });
  const context = { today: "2026-09-14", stage: "A" as const };
  const skipped = questionsOf(tuitionQuestionSet)
    .filter((question) => isShown(tuitionQuestionSet, question, answers, context))
    .filter(({ id }) => !(id in answers));
  const [lot] = await readAs(database.web, owner, (trx) => lotsToApplyFor(trx, owner.providerId, now));
  expect(lot).toMatchObject({ again: true, newToYou: skipped.length });
});
