import { beforeEach, expect, test } from "vitest";
import { refuseApplication } from "#app/domain/reviews/refuse-application.server.ts";
import { readAs } from "#app/domain/speak-as.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { anApplication, type MadeApplication } from "#db/factories/applications.ts";
import { anOfficer } from "#db/factories/people.ts";
import { adviseOn } from "#db/factories/reviewers.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { openForm } from "./open-form.server.ts";
import { pageView } from "./page-view.ts";
import { reasonsBefore } from "./reasons-before.server.ts";
import { startApplication } from "./start-application.server.ts";
import { withdrawApplication } from "./withdraw-application.server.ts";

const database = testDatabase();
const now = new Date("2026-09-14T09:00:00Z");
let given: MadeApplication;
beforeEach(async () => {
  given = await anApplication(database.owner, { status: "submitted" });
});

async function refuse(about: string): Promise<void> {
  for (const role of ["qa", "qa_lead"] as const)
    await adviseOn(database.web, await anOfficer(database.owner, [role]), given.id, now, "refuse");
  const officer = await anOfficer(database.owner, ["commissioner"], { delegated: true });
  const reasons = [{ about: "INS-01", text: "The cover is too low", remedy: "Show more" }];
  await refuseApplication(
    database.web,
    officer,
    { applicationId: given.id, version: 3, submissionKey: uuidv7(), reasons },
    now,
  );
  const found = [{ about, title: "Checked?", reason: "Not every one", remedy: "Check them all" }];
  await database.owner
    .updateTable("admission")
    .set({ reasons: JSON.stringify(found) })
    .execute();
}
const again = () => startApplication(database.web, given.owner, { lotId: given.lot.id, submissionKey: uuidv7() }, now);
const form = (id: string) =>
  readAs(database.web, given.owner, async (trx) => {
    const open = await openForm(trx, given.owner, id, "application.edit", now);
    return { open, before: await reasonsBefore(trx, open) };
  });
const answersOf = ({ answers }: { answers: object }) => Object.keys(answers).sort();

test("row 28: whoever was refused applies again that minute, with every answer and document, and each reason beside its answer", async () => {
  await refuse("SAF-05");
  const first = (await form(given.id)).open;
  const { open, before } = await form(await again());
  expect(answersOf(open)).toEqual(answersOf(first));
  expect(answersOf(open).length).toBeGreaterThan(20);
  expect(open.evidence.map(({ id }) => id).sort()).toEqual(first.evidence.map(({ id }) => id).sort());
  expect(open.evidence.length).toBeGreaterThan(5);
  expect(before).toMatchObject([{ about: "SAF-05", reason: "Not every one", remedy: "Check them all" }]);
  const page = before[0]?.page ?? "";
  expect(Object.keys(pageView(open, page).answers)).toContain("SAF-05");
});

test("row 28: a reason that belongs to no one answer is read on the application, and the old one says none again", async () => {
  await refuse("other");
  const { before } = await form(await again());
  expect(before).toMatchObject([{ about: "other", reason: "Not every one" }]);
  expect(before[0]?.page).toBeUndefined();
  expect((await form(given.id)).before).toEqual([]);
});

test("row 28: after a withdrawal all is kept too, and nothing is held against it", async () => {
  const first = (await form(given.id)).open;
  const withdrawal = { applicationId: given.id, version: first.application.version, submissionKey: uuidv7() };
  await withdrawApplication(database.web, given.owner, withdrawal, now);
  const { open, before } = await form(await again());
  expect(answersOf(open)).toEqual(answersOf(first));
  expect(before).toEqual([]);
});
