import { beforeEach, describe, expect, test } from "vitest";
import type { Officer } from "#app/access/actor.ts";
import { declareConflict } from "#app/domain/conflicts/declare-conflict.server.ts";
import { readAs } from "#app/domain/speak-as.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { anOfficer } from "#db/factories/people.ts";
import { adviseOn, clearOfDebarment } from "#db/factories/reviewers.ts";
import { aSubmittedApplication, type SubmittedApplication } from "#db/factories/submitted-applications.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { findPower } from "../decider.server.ts";
import { admitBatch } from "./admit-batch.server.ts";
import { listDecidable } from "./list-decidable.server.ts";

const database = testDatabase();
const now = new Date("2026-09-14T09:00:00Z");

let officer: Officer;
let qa: Officer;
let lead: Officer;
beforeEach(async () => {
  officer = await anOfficer(database.owner, ["commissioner"], { delegated: true });
  qa = await anOfficer(database.owner, ["qa"]);
  lead = await anOfficer(database.owner, ["qa_lead"]);
  await database.owner
    .insertInto("outcode")
    .values({ outcode: "HR4", latitude: 52.09, longitude: -2.79, area: "Herefordshire", source: "test" })
    .execute();
});

async function moderated({
  second = "admit",
  cleared = true,
}: {
  second?: "admit" | "refuse";
  cleared?: boolean;
} = {}) {
  const made = await aSubmittedApplication(database.owner);
  await adviseOn(database.web, qa, made.id, now);
  await adviseOn(database.web, lead, made.id, now, second);
  if (cleared) await clearOfDebarment(database.web, qa, made.owner.providerId, now);
  return made;
}
const chosen = (...made: SubmittedApplication[]) => ({
  ...{ chosen: made.map(({ id }) => ({ applicationId: id, version: 3 })), note: "Round of September" },
  submissionKey: uuidv7(),
});
const admissions = () =>
  database.owner.selectFrom("admission").select(["application_id", "criteria_version"]).execute();
const admitEntries = async () =>
  (await database.owner.selectFrom("audit_entry").select("action").where("action", "=", "application.admit").execute())
    .length;

describe("a batch", () => {
  test("rules 3: each is admitted by itself with its criteria's version and its own entry; one that cannot stops none", async () => {
    const [one, two, disputed] = [await moderated(), await moderated(), await moderated({ second: "refuse" })];
    const results = await admitBatch(database.web, officer, chosen(one, disputed, two), now);
    expect(results.map(({ admitted }) => admitted)).toEqual([true, false, true]);
    expect(results[1]?.why).toContain("A reviewer advised refusal");
    expect((await admissions()).map((row) => row.criteria_version)).toEqual([1, 1]);
    expect(await admitEntries()).toBe(2);
  });

  test("P1: posted ten times at once, each is admitted once and everyone reads the same", async () => {
    const input = chosen(await moderated(), await moderated());
    const sent = await Promise.all(Array.from({ length: 10 }, () => admitBatch(database.web, officer, input, now)));
    for (const results of sent) expect(results).toMatchObject([{ admitted: true }, { admitted: true }]);
    expect(await admissions()).toHaveLength(2);
    expect(await admitEntries()).toBe(2);
    expect(
      await database.owner
        .selectFrom("notification")
        .select("id")
        .where("template", "=", "application-admitted")
        .execute(),
    ).toHaveLength(2);
  });

  test("P1: ten different forms admit each once; the others read that it is decided", async () => {
    const one = await moderated();
    const sent = await Promise.all(
      Array.from({ length: 10 }, () => admitBatch(database.web, officer, chosen(one), now)),
    );
    expect(sent.flat().filter(({ admitted }) => admitted)).toHaveLength(1);
    expect(await admissions()).toHaveLength(1);
  });
});

test("rules 3: the list says beside each why it cannot be admitted today", async () => {
  const [fine, disputed, unchecked, own, unread] = [
    await moderated(),
    await moderated({ second: "refuse" }),
    await moderated({ cleared: false }),
    await moderated(),
    await moderated(),
  ];
  await database.owner
    .updateTable("evidence")
    .set({ state: "given" })
    .where("provider_id", "=", unread.owner.providerId)
    .where("question_id", "=", "SAF-01")
    .execute();
  await declareConflict(database.web, officer, { providerId: own.owner.providerId, note: "Governor" }, now);
  const listFor = async (who: Officer) => {
    const power = await findPower(database.web, who.personId, "2026-09-14");
    const { rows } = await readAs(database.web, who, (trx) =>
      listDecidable(trx, { officer: who, power, page: 1 }, now),
    );
    return new Map(rows.map(({ id, why }) => [id, why]));
  };
  const mine = await listFor(officer);
  expect(mine.get(fine.id)).toBeUndefined();
  expect(mine.get(disputed.id)).toContain("A reviewer advised refusal");
  expect(mine.get(unchecked.id)).toContain("debarment");
  expect(mine.get(unread.id)).toBe("One of its documents is not accepted: decide it by itself");
  expect(mine.get(own.id)).toContain("You declared a conflict of interest");
  const undelegated = await listFor(await anOfficer(database.owner, ["director"]));
  expect(undelegated.get(fine.id)).toContain("without a recorded delegation");
  const reviewer = await listFor(lead);
  expect(reviewer.get(fine.id)).toBeDefined();
});
