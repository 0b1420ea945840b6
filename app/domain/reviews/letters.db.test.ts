import { beforeEach, describe, expect, it } from "vitest";
import { getApplication } from "#app/domain/applications/applications.server.ts";
import { refusalOf } from "#app/domain/applications/refusal-reasons.server.ts";
import { startApplication } from "#app/domain/applications/start-application.server.ts";
import { readAs } from "#app/domain/speak-as.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { anOfficer } from "#db/factories/people.ts";
import { adviseOn, clearOfDebarment } from "#db/factories/reviewers.ts";
import { aSubmittedApplication, type SubmittedApplication } from "#db/factories/submitted-applications.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { admissionLetterOf } from "./admission-letter.server.ts";
import { admitApplication } from "./admit-application.server.ts";
import { readCase } from "./case-file.server.ts";
import { refuseApplication } from "./refuse-application.server.ts";

const database = testDatabase();
const now = new Date("2026-09-14T09:00:00Z");

let given: SubmittedApplication;
beforeEach(async () => {
  given = await aSubmittedApplication(database.owner);
  await database.owner
    .insertInto("outcode")
    .values({ outcode: "HR4", latitude: 52.09, longitude: -2.79, area: "Herefordshire", source: "test" })
    .execute();
});

async function moderated(outcome: "admit" | "refuse") {
  const qa = await anOfficer(database.owner, ["qa"]);
  await adviseOn(database.web, qa, given.id, now, outcome);
  await adviseOn(database.web, await anOfficer(database.owner, ["qa_lead"]), given.id, now, outcome);
  await clearOfDebarment(database.web, qa, given.owner.providerId, now);
  return anOfficer(database.owner, ["commissioner"], { delegated: true });
}
const deciding = () => ({ applicationId: given.id, version: 3, submissionKey: uuidv7() });
const mail = async () => (await database.owner.selectFrom("notification").select("data").executeTakeFirst())?.data;

const hold = (what: string, more: { kind?: string; lot_id?: string; lifted_at?: Date } = {}) =>
  database.owner
    .insertInto("hold")
    .values({
      ...{ id: uuidv7(), provider_id: given.owner.providerId, kind: "condition", reason: what, opened_at: now },
      ...more,
    })
    .execute();

describe("the letter that admits", () => {
  it("carries the open conditions on this lot, and what the questions of the lot still need", async () => {
    const officer = await moderated("admit");
    await hold("Name a deputy", { lot_id: given.lot.id });
    await hold("Met already", { lifted_at: now });
    await hold("A concern", { kind: "concern" });
    await admitApplication(database.web, officer, { ...deciding(), note: "" }, now);
    expect(await mail()).toMatchObject({
      ref: given.ref,
      lotSlug: given.lot.slug,
      conditions: [{ what: "Name a deputy" }],
      needed: expect.arrayContaining(["Public liability insurance: certificate"]),
    });
  });

  it("is what the officer reads before deciding", async () => {
    const officer = await moderated("admit");
    const before = await admissionLetterOf(database.web, await readCase(database.web, officer, given.id), now);
    await admitApplication(database.web, officer, { ...deciding(), note: "" }, now);
    expect(await mail()).toEqual({ ...before, lotSlug: given.lot.slug });
  });
});

const employers =
  "Do you have, or will you have before your first placement, employers’ liability insurance of at least £5 million?";

describe("a refusal, as its provider reads it", () => {
  const refusal = () =>
    readAs(database.web, given.owner, async (trx) =>
      refusalOf(trx, await getApplication(trx, given.owner, given.id, "application.read"), now),
    );

  it("says each reason and how to put it right, and where, once they have applied again", async () => {
    expect(await refusal()).toEqual({ reasons: [], draftId: undefined });
    const officer = await moderated("refuse");
    const reasons = [
      { about: "INS-01", text: "The cover is too low", remedy: "Show more" },
      { about: "other", text: "See us" },
    ];
    await refuseApplication(database.web, officer, { ...deciding(), reasons }, now);
    const said = [
      { about: "INS-01", title: employers, reason: "The cover is too low", remedy: "Show more" },
      { about: "other", title: "", reason: "See us" },
    ];
    expect(await refusal()).toEqual({ reasons: said, draftId: undefined });
    // As if the portal had found it, in one question.
    const found = [{ about: "SAF-05", title: "Checked?", reason: "No" }];
    await database.owner
      .updateTable("admission")
      .set({ reasons: JSON.stringify(found) })
      .execute();
    const again = { lotId: given.lot.id, submissionKey: uuidv7() };
    const draftId = await startApplication(database.web, given.owner, again, now);
    expect(await refusal()).toEqual({ reasons: [{ ...found[0], page: expect.any(String) }], draftId });
  });
});
