import { expect, it, test } from "vitest";
import { type CouncilRole, councilRoles } from "#app/access/actor.ts";
import { anchorAudit } from "#app/domain/audit/anchor-audit.server.ts";
import { listAudit } from "#app/domain/audit/audit-entries.server.ts";
import { openPlacementChild } from "#app/domain/placements/open-placement-child.server.ts";
import { readAs } from "#app/domain/speak-as.server.ts";
import { anOfficer } from "#db/factories/people.ts";
import { anAwardedPlacement, aReadyPlacement, takeStep } from "#db/factories/placements-in-steps.ts";
import { childKeys } from "#db/factories/referrals.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { councilToDo } from "../council-to-do.server.ts";
import { councilFigures } from "./figures.server.ts";

const database = testDatabase();
const at = new Date("2026-09-16T10:00:00Z");
const figuresOf = async (role: CouncilRole, now = at) => {
  const officer = await anOfficer(database.owner, [role]);
  return readAs(database.web, officer, (trx) => councilFigures(trx, officer, now));
};
const waitingFor = async (role: CouncilRole) => {
  const officer = await anOfficer(database.owner, [role]);
  const toDo = await readAs(database.web, officer, (trx) => councilToDo(trx, officer, at));
  return toDo.filter(({ count }) => count > 0).map(({ count, text }) => `${count} ${text}`);
};

const outside: readonly CouncilRole[] = ["school", "panel"];

test.each(councilRoles.filter((role) => !outside.includes(role)))(
  "%s finds a true figure on the home page",
  async (role) => {
    expect((await figuresOf(role)).length).toBeGreaterThan(0);
  },
);

it("tells the data protection officer how often a child’s identity was opened, and by how many", async () => {
  const made = await aReadyPlacement(database);
  const [before] = await figuresOf("dpo");
  for (let time = 0; time < 2; time++)
    await openPlacementChild(database.web, made.owner, childKeys, made.placementId, at);
  const [after] = await figuresOf("dpo");
  expect((after?.count ?? 0) - (before?.count ?? 0)).toBe(2);
  expect(after?.text).toContain("in the last 7 days, by");
  const kind = await listAudit(database.web, { page: 1, action: "child.identity.read" });
  expect(kind.total).toBe(after?.count);
  expect(new Set(kind.rows.map(({ action }) => action))).toEqual(new Set(["child.identity.read"]));
  expect((await figuresOf("dpo", new Date(at.getTime() + 8 * 86_400_000)))[0]?.count).toBe(0);
});

it("tells the auditor when the chain was last anchored", async () => {
  expect((await figuresOf("auditor"))[0]?.text).toContain("not anchored yet");
  const store = { putText: async () => undefined };
  const means = { db: database.web, store, log: { info: () => undefined }, now: () => at };
  await anchorAudit(means as unknown as Parameters<typeof anchorAudit>[0]);
  expect((await figuresOf("auditor"))[0]?.text).toContain(
    "last anchored outside the database at 11am on 16 September 2026",
  );
});

it("tells a manager of orders and QA of checks that wait, from the acceptance of the award", async () => {
  const made = await anAwardedPlacement(database);
  expect(await waitingFor("manager")).toEqual([]);
  await takeStep.award(database, made);
  expect(await waitingFor("manager")).toEqual(["1 placement waits for an order"]);
  expect(await waitingFor("qa")).toContain("1 placement waits for QA’s own check");
  await takeStep.order(database, made);
  await takeStep.qa(database, made);
  expect(await waitingFor("approver")).toEqual([]);
  expect(await waitingFor("qa_lead")).not.toContain("1 placement waits for QA’s own check");
});
