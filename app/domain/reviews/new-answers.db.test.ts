import { beforeEach, expect, it } from "vitest";
import type { CouncilRole } from "#app/access/actor.ts";
import { councilToDo } from "#app/domain/accounts/council-to-do.server.ts";
import { readAs } from "#app/domain/speak-as.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { aSentCatchUp } from "#db/factories/catch-ups.ts";
import { anOfficer } from "#db/factories/people.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { newAnswers, newQuestionsInBrief } from "./new-answers.server.ts";
import { listQueue } from "./queue/list-queue.server.ts";
import { queueAsked } from "./queue/queue-asked.ts";
import { readNewAnswers } from "./read-new-answers.server.ts";

const database = testDatabase();
const now = new Date("2026-11-26T10:00:00Z");
let id: string;
let providerId: string;
beforeEach(async () => {
  const made = await aSentCatchUp(database.owner, database.web);
  id = made.id;
  providerId = made.owner.providerId;
});

const officer = (role: CouncilRole) => anOfficer(database.owner, [role]);
const view = async (role: CouncilRole = "qa") => {
  const who = await officer(role);
  return readAs(database.web, who, (trx) => newAnswers(trx, who, id, now));
};
const queued = () => {
  const asked = queueAsked(new URLSearchParams({ status: "new-answers" }));
  return listQueue(database.web, asked, { personId: uuidv7(), today: "2026-11-26" });
};

it("shows what was sent, with the portal’s finding, until somebody has read it, and after", async () => {
  expect((await queued()).rows.map((row) => row.id)).toEqual([id]);
  expect(await view()).toMatchObject({
    unread: true,
    read: undefined,
    answers: [{ id: "NEW-01", given: [{ lines: ["No"] }], outcome: { text: "For you to judge" } }],
  });
  const qa = await officer("qa");
  const submissionKey = uuidv7();
  await readNewAnswers(database.web, qa, { applicationId: id, submissionKey }, now);
  await readNewAnswers(database.web, qa, { applicationId: id, submissionKey }, now);
  expect(await view()).toMatchObject({ unread: false, answers: [{ id: "NEW-01" }] });
  expect((await newQuestionsInBrief(database.web, id))[0]?.read).toContain(qa.name);
  expect((await queued()).rows).toEqual([]);
  const again = readNewAnswers(database.web, qa, { applicationId: id, submissionKey: uuidv7() }, now);
  await expect(again).rejects.toMatchObject({ kind: "not-allowed-now" });
});

it("stands among what a reviewer has to do", async () => {
  const qa = await officer("qa");
  const texts = (await readAs(database.web, qa, (trx) => councilToDo(trx, qa, now))).map(
    ({ count, text }) => `${count} ${text}`,
  );
  expect(texts).toContain("1 approved provider has answered new questions");
});

it("is read by reviewers only, and by none with a conflict of interest", async () => {
  const read = async (who: Awaited<ReturnType<typeof officer>>) =>
    readNewAnswers(database.web, who, { applicationId: id, submissionKey: uuidv7() }, now);
  await expect(read(await officer("commissioner"))).rejects.toMatchObject({ kind: "forbidden" });
  await expect(read(await officer("finance"))).rejects.toMatchObject({ kind: "not-found" });
  const partial = await officer("qa");
  await database.owner
    .insertInto("conflict_of_interest")
    .values({ person_id: partial.personId, provider_id: providerId, note: "Cousin", declared_at: now })
    .execute();
  await expect(read(partial)).rejects.toMatchObject({ kind: "forbidden" });
  expect(await view("commissioner")).toMatchObject({ unread: true });
});
