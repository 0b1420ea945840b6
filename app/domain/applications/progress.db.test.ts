import { expect, test } from "vitest";
import { anOfficer } from "#db/factories/people.ts";
import { askOn } from "#db/factories/reviewers.ts";
import { aSubmittedApplication } from "#db/factories/submitted-applications.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { getApplication } from "./applications.server.ts";
import { stepsOf } from "./progress.server.ts";
import { threadsOf } from "./threads/threads.server.ts";

const database = testDatabase();

test("row 29: a provider sees what was done when, whom we wait for, and the day of its usual time", async () => {
  const { id, owner } = await aSubmittedApplication(database.owner, { at: new Date("2026-09-07T09:00:00Z") });
  const steps = async (now: string) => {
    const application = await getApplication(database.web, owner, id, "application.read");
    const found = await stepsOf(database.web, application, await threadsOf(database.web, id), new Date(now));
    return Object.fromEntries(found.map(({ title, state, says }) => [title, `${state}: ${says}`]));
  };
  expect(await steps("2026-09-09T09:00:00Z")).toMatchObject({
    Sent: "done: On 7 September 2026",
    Checks: "now: A reviewer reads your answers and documents",
    Decision: "to-come: We aim for 20 working days. We have used 2 working days: expect it about 5 October 2026.",
  });
  const qa = await anOfficer(database.owner, ["qa"]);
  await askOn(database.web, qa, id, "EDU-05", new Date("2026-09-10T09:00:00Z"));
  const asked = await steps("2026-12-24T09:00:00Z");
  expect(asked.Questions).toMatch(/^now: We wait for your answer to 1 question, due /);
  expect(asked.Questions).toContain("The days since 10 September 2026 are not counted as ours.");
  expect(asked.Decision).toContain("We have used 3 working days, and count on when you have answered.");
});
