import { expect, it } from "vitest";
import { soleTutorAnswers } from "#db/defaults/question-sets/sample-answers.ts";
import { anApplication } from "#db/factories/applications.ts";
import { aTuitionLot } from "#db/factories/lots.ts";
import { newQuestions, withQuestions } from "#db/factories/question-set-versions.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { countAffected } from "./affected.server.ts";

const database = testDatabase();
const set = withQuestions(newQuestions);
const company = { ...soleTutorAnswers("2026-09-01", "2027-06-01"), "ORG-02": { value: "limited-company" } };

it("counts the approved, those of them whom a question reaches by its conditions, and the drafts", async () => {
  const lot = await aTuitionLot(database.owner);
  for (const status of ["draft", "submitted", "admitted", "admitted", "refused"] as const)
    await anApplication(database.owner, { lot, status });
  await anApplication(database.owner, { lot, status: "admitted", answers: company });
  await anApplication(database.owner, { status: "admitted" });
  const count = (mustAnswer: string[]) => countAffected(database.web, set, lot.frameworkId, mustAnswer);
  const found = { lotId: lot.id, lotName: "Tuition", approved: 3, drafts: 1 };
  expect(await count(["NEW-01", "NEW-02"])).toEqual([{ ...found, asked: 3 }]);
  expect(await count(["NEW-02"])).toEqual([{ ...found, asked: 1 }]);
  expect(await count(["NEW-03"])).toEqual([{ ...found, asked: 0 }]);
  expect(await count([])).toEqual([{ ...found, asked: 0 }]);
});

it("counts nobody on a lot that does not ask the question, and goes on past the first batch", async () => {
  const lot = await aTuitionLot(database.owner);
  const { owner } = await anApplication(database.owner, { lot, status: "draft" });
  const rows = Array.from({ length: 501 }, (_, index) => ({ id: crypto.randomUUID(), index }));
  const at = new Date("2026-09-10T09:00:00Z");
  await database.owner
    .insertInto("provider")
    .values(rows.map(({ id, index }) => ({ id, name: `P ${index}`, slug: `p-${index}`, created_at: at })))
    .execute();
  await database.owner
    .insertInto("application")
    .values(
      rows.map(({ id, index }) => ({
        ...{ id, ref: `APP-${index}`, provider_id: id, lot_id: lot.id, question_set_id: lot.questionSetId },
        ...{ status: "admitted", created_at: at, created_by: owner.personId },
      })),
    )
    .execute();
  const elsewhere = newQuestions.map((question) => ({ ...question, lots: ["mentoring"] }));
  expect(await countAffected(database.web, set, lot.frameworkId, ["NEW-01"])).toMatchObject([{ asked: 501 }]);
  expect(await countAffected(database.web, withQuestions(elsewhere), lot.frameworkId, ["NEW-01"])).toMatchObject([
    { approved: 501, asked: 0 },
  ]);
});
