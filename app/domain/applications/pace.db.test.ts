import { expect, test } from "vitest";
import { uuidv7 } from "#app/domain/uuid.ts";
import { soleTutorAnswers } from "#db/defaults/question-sets/sample-answers.ts";
import { tuitionQuestionSet } from "#db/defaults/question-sets/tuition.ts";
import { anApplication } from "#db/factories/applications.ts";
import { aSecondLot, aTuitionLot, type MadeLot } from "#db/factories/lots.ts";
import { aProviderPerson } from "#db/factories/people.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { pageOf } from "./may-change.ts";
import { firstEstimate, paceFrom } from "./minutes-left.ts";
import { measuredPace } from "./pace.server.ts";
import { saveAnswers } from "./save-answers.server.ts";
import { startApplication } from "./start-application.server.ts";
import { submitApplication } from "./submit-application.server.ts";

const database = testDatabase();
const at = (minutes: number) => new Date(Date.parse("2026-09-14T09:00:00Z") + minutes * 60_000);
const pageId = pageOf(tuitionQuestionSet, "SAF-15")?.id ?? "";
const given = soleTutorAnswers("2026-09-01", "2027-06-01")["SAF-15"];
const timeOf = async (id: string) =>
  database.owner
    .selectFrom("application")
    .select(["active_seconds", "answers_sent"])
    .where("id", "=", id)
    .executeTakeFirstOrThrow();

/** Applications sent to a lot: forty answers each, of this many seconds. */
async function sent(lot: MadeLot, seconds: number[], status = "submitted"): Promise<void> {
  for (const each of seconds) {
    const { providerId: provider_id, personId: created_by } = await aProviderPerson(database.owner);
    const times = { created_at: at(0), submitted_at: status === "draft" ? null : at(each) };
    const measured = { active_seconds: each * 40, answers_sent: 40 };
    const id = uuidv7();
    const about = { provider_id, lot_id: lot.id, question_set_id: lot.questionSetId, status, created_by };
    await database.owner
      .insertInto("application")
      .values({ id, ref: `APP-${id.slice(-8)}`, ...about, ...times, ...measured })
      .execute();
  }
}

test("time is counted from saving to saving, ten minutes at most, and the answers when the form is sent", async () => {
  const { owner, lot } = await anApplication(database.owner, { status: "withdrawn" });
  const id = await startApplication(database.web, owner, { lotId: lot.id, submissionKey: uuidv7() }, at(0));
  const save = async (minutes: number, text: string, version: number) => {
    const typed = { "SAF-15": { ...given, value: text } };
    const input = { applicationId: id, pageId, typed, versions: { "SAF-15": version } };
    await saveAnswers(database.web, owner, input, at(minutes));
    return (await timeOf(id)).active_seconds;
  };
  expect(await save(2, "We call at once", 1)).toBe(120);
  expect(await save(5, "We call at once.", 2)).toBe(300);
  expect(await save(300, "We call within ten minutes", 3)).toBe(900);
  expect(await save(299, "We call within ten minutes.", 4)).toBe(900);
  await submitApplication(database.web, owner, { applicationId: id, submissionKey: uuidv7() }, at(301));
  const { active_seconds, answers_sent } = await timeOf(id);
  expect(active_seconds).toBe(900);
  expect(answers_sent).toBeGreaterThan(40);
});

test("the median of this lot's sent applications counts from the twentieth on", async () => {
  const lot = await aTuitionLot(database.owner);
  const other = await aSecondLot(database.owner, lot);
  await sent(
    lot,
    Array.from({ length: 19 }, (_, place) => 10 + place),
  );
  await sent(lot, [0, 0], "submitted");
  await sent(lot, [5, 5], "draft");
  await sent(other, [90, 90]);
  const nineteen = await measuredPace(database.web, lot.id);
  expect([nineteen, paceFrom(nineteen)]).toEqual([{ secondsPerAnswer: 19, applications: 19 }, firstEstimate]);
  await sent(lot, [300]);
  const twenty = await measuredPace(database.web, lot.id);
  expect([twenty, paceFrom(twenty)]).toEqual([{ secondsPerAnswer: 19.5, applications: 20 }, twenty]);
  expect(await measuredPace(database.web, other.id)).toEqual({ secondsPerAnswer: 90, applications: 2 });
  const none = await aTuitionLot(database.owner);
  expect(await measuredPace(database.web, none.id)).toEqual({ secondsPerAnswer: 0, applications: 0 });
});
