import { beforeEach, expect, it } from "vitest";
import type { CouncilRole } from "#app/access/actor.ts";
import { declareConflict } from "#app/domain/conflicts/declare-conflict.server.ts";
import { readAs } from "#app/domain/speak-as.server.ts";
import { paths } from "#app/paths.ts";
import { anOfficer } from "#db/factories/people.ts";
import { adviseOn } from "#db/factories/reviewers.ts";
import { aSubmittedApplication, type SubmittedApplication } from "#db/factories/submitted-applications.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { councilToDo } from "./council-to-do.server.ts";

const database = testDatabase();
const now = new Date("2026-09-14T09:00:00Z");
const officer = (...roles: CouncilRole[]) => anOfficer(database.owner, roles, { delegated: true });
const countsOf = async (who: Awaited<ReturnType<typeof officer>>) =>
  Object.fromEntries(
    (await readAs(database.web, who, (trx) => councilToDo(trx, who, now))).map(({ href, count }) => [
      href.replace("/admin/", ""),
      count,
    ]),
  );

let given: SubmittedApplication;
beforeEach(async () => {
  given = await aSubmittedApplication(database.owner);
});

it("counts for a reviewer what they have not advised on and may review", async () => {
  const qa = await officer("qa");
  const other = await officer("qa_lead");
  expect(await countsOf(qa)).toMatchObject({
    "applications?status=submitted": 1,
    "applications?status=recommended": 0,
    evidence: given.evidenceIds.length,
  });
  await adviseOn(database.web, qa, given.id, now);
  expect(await countsOf(qa)).toMatchObject({
    "applications?status=submitted": 0,
    "applications?status=recommended": 0,
  });
  expect(await countsOf(other)).toMatchObject({ "applications?status=recommended": 1 });
  await declareConflict(database.web, other, { providerId: given.owner.providerId, note: "Governor there" }, now);
  expect(await countsOf(other)).toMatchObject({ "applications?status=recommended": 0 });
});

it("counts for an officer what waits for decision, and for others nothing of it", async () => {
  const commissioner = await officer("commissioner");
  await adviseOn(database.web, await officer("qa"), given.id, now);
  await adviseOn(database.web, await officer("qa_lead"), given.id, now);
  expect(await countsOf(commissioner)).toEqual({
    "applications?status=moderated": 1,
    conditions: 0,
    conversations: 0,
    lots: 0,
  });
  expect(await countsOf(await officer("broker"))).not.toHaveProperty("applications?status=moderated");
});

it("tells an administrator of mail that was not delivered", async () => {
  await database.owner
    .insertInto("notification")
    .values({
      id: given.id,
      message_id: "<1@portal>",
      to_address: "owner@made-up.example",
      template: "application-admitted",
      data: "{}",
      state: "dead",
      created_at: now,
    })
    .execute();
  expect(await countsOf(await officer("admin"))).toMatchObject({
    [`${paths.admin.messages().replace("/admin/", "")}?state=dead`]: 1,
    "people?tried=yes": 0,
  });
  expect(await countsOf(await officer("auditor"))).toEqual({ concerns: 0 });
});
