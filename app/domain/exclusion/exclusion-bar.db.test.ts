import { beforeEach, expect, test } from "vitest";
import type { Officer } from "#app/access/actor.ts";
import { admitApplication } from "#app/domain/reviews/admit-application.server.ts";
import { listDecidable } from "#app/domain/reviews/batch/list-decidable.server.ts";
import { readAs } from "#app/domain/speak-as.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { anExcluder } from "#db/factories/exclusions.ts";
import { anOfficer } from "#db/factories/people.ts";
import { adviseOn, clearOfDebarment } from "#db/factories/reviewers.ts";
import { aSubmittedApplication, type SubmittedApplication } from "#db/factories/submitted-applications.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { untilWaiting } from "#db/test-database/until-waiting.ts";
import { answerExclusion } from "./answer-exclusion.server.ts";
import { decideExclusion, liftExclusion } from "./decide-exclusion.server.ts";
import { openExclusion } from "./open-exclusion.server.ts";

const database = testDatabase();
const now = new Date("2026-09-14T09:00:00Z");

let given: SubmittedApplication;
let decider: Officer;
let director: Officer;
let buyer: Officer;
beforeEach(async () => {
  given = await aSubmittedApplication(database.owner);
  const [qa, lead] = [await anOfficer(database.owner, ["qa"]), await anOfficer(database.owner, ["qa_lead"])];
  for (const who of [qa, lead]) await adviseOn(database.web, who, given.id, now);
  await clearOfDebarment(database.web, lead, given.owner.providerId, now);
  decider = await anOfficer(database.owner, ["commissioner"], { delegated: true });
  director = await anExcluder(database.owner);
  buyer = await anOfficer(database.owner, ["procurement"]);
  await database.owner
    .insertInto("outcode")
    .values({ outcode: "HR4", latitude: 52.09, longitude: -2.79, area: "Herefordshire", source: "test" })
    .execute();
});

const open = () =>
  openExclusion(
    database.web,
    buyer,
    {
      ...{ providerId: given.owner.providerId, ground: "mandatory-convictions/organised_crime" },
      ...{ evidence: "Convicted", submissionKey: uuidv7() },
    },
    now,
  );
const answered = async () => {
  const exclusionId = await open();
  await answerExclusion(database.web, given.owner, { exclusionId, answer: "It is true", submissionKey: uuidv7() }, now);
  return exclusionId;
};
const decide = (exclusionId: string, outcome: "exclude" | "drop") =>
  decideExclusion(database.web, director, { exclusionId, outcome, reason: "Read", submissionKey: uuidv7() }, now);
const admit = () =>
  admitApplication(
    database.web,
    decider,
    { applicationId: given.id, note: "", version: 3, submissionKey: uuidv7() },
    now,
  );
const inBatch = async () => {
  const power = { id: uuidv7(), grantedBy: "Scheme" };
  const { rows } = await readAs(database.web, decider, (trx) =>
    listDecidable(trx, { officer: decider, power, page: 1 }, now),
  );
  return rows.find(({ id }) => id === given.id)?.why;
};

test("row 30 an excluded provider is admitted neither alone nor in a batch, until that is lifted", async () => {
  const exclusionId = await answered();
  await expect(admit()).rejects.toMatchObject({ message: expect.stringContaining("being considered") });
  await decide(exclusionId, "exclude");
  await expect(admit()).rejects.toMatchObject({ kind: "refused", message: expect.stringContaining("It is excluded") });
  expect(await inBatch()).toContain("It is excluded");
  const lift = { exclusionId, reason: "Three years are over", submissionKey: uuidv7() };
  await liftExclusion(database.web, director, lift, now);
  expect(await inBatch()).toBeUndefined();
  await admit();
});

test("row 30 an exclusion that was dropped bars nobody", async () => {
  await decide(await answered(), "drop");
  await admit();
});

test("row 30 an exclusion that opens while the provider is being admitted bars it", async () => {
  const { admitting } = await database.owner.transaction().execute(async (trx) => {
    await trx.selectFrom("provider").select("id").where("id", "=", given.owner.providerId).forNoKeyUpdate().execute();
    const admitting = admit().then(
      () => "admitted",
      ({ message }) => message,
    );
    await untilWaiting(database.owner);
    await trx
      .insertInto("exclusion")
      .values({
        ...{ id: uuidv7(), provider_id: given.owner.providerId, ground_group: "mandatory-convictions" },
        ...{ ground_code: "organised_crime", evidence: "Convicted", answer_by: "2026-10-30", status: "waiting" },
        ...{ opened_at: now, opened_by: buyer.personId },
      })
      .execute();
    return { admitting };
  });
  expect(await admitting).toContain("being considered");
});
