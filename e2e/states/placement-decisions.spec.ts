import { keepDecisions } from "#app/domain/placements/decisions/keep-decisions.server.ts";
import { openDecisions } from "#app/domain/placements/decisions/open-decisions.server.ts";
import { transact } from "#app/domain/work.server.ts";
import { paths } from "#app/paths.ts";
import { aHoldOn } from "#db/factories/holds.ts";
import { anOfficer } from "#db/factories/people.ts";
import { aPlacement } from "#db/factories/placements.ts";
import { anApprovedProvider } from "#db/factories/providers.ts";
import { aQuietLot } from "../access/quiet-lot.ts";
import { ownerDb } from "../access/things.ts";
import { expect, look, portal, test } from "../fixtures.ts";
import { as, boxesIn, inDays, mayEnter } from "./people.ts";

const db = ownerDb(portal);
const system = { kind: "system", task: "test" } as const;
const route = "routes/admin/placement-decision";
test.afterAll(() => db.destroy());

async function aHeldPlacement(opened = inDays(0)) {
  const made = await aPlacement(db, { provider: await anApprovedProvider(db, { lot: await aQuietLot(db) }) });
  const hold = await aHoldOn(db, { providerId: made.provider.providerId, at: opened });
  await transact(db, system, opened, (work) => openDecisions(work, [hold]));
  return { ...made, holdId: hold.holdId };
}

test("rules 4 a placement under a hold, from the list to what the provider reads", async ({ signedIn, visitor }) => {
  const idle = await as(visitor, await mayEnter(db, await anOfficer(db, ["broker"])));
  await idle.goto(paths.admin.placementDecisions());
  await expect(idle.getByText("Nothing to decide")).toBeVisible();
  await look(idle, "routes/admin/placement-decisions", "empty");

  const made = await aHeldPlacement();
  const page = await signedIn("qa.lead@council.example");
  await page.goto(paths.admin.placementDecisions());
  await look(page, "routes/admin/placement-decisions", "filled");
  await page.goto(paths.admin.placementDecision(made.id));
  await look(page, route, "open");
  await page.getByRole("button", { name: "Decide and tell" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await look(page, route, "error");
  await page.getByLabel("It continues, with safeguards").check();
  await page.getByLabel("The safeguards, or why").fill("Two adults at all times");
  for (const [place, part] of ["Day", "Month", "Year"].entries())
    await page.getByLabel(part).fill(boxesIn(7)[place] ?? "");
  await page.getByRole("button", { name: "Decide and tell" }).click();
  await expect(page.getByText("It continues, with written safeguards")).toBeVisible();
  await page.getByLabel("The school").check();
  await page.getByRole("button", { name: "Record that you told them" }).click();
  await expect(page.getByText("The school was told on")).toBeVisible();
  await look(page, route, "decided");

  const provider = await as(visitor, await mayEnter(db, made.provider.owner));
  await provider.goto(paths.provider.placement(made.id));
  await expect(provider.getByText("Two adults at all times")).toBeVisible();
  await look(provider, "routes/provider/placement", "decided");
});

test("rules 4 an overdue decision, one that is no longer needed, and a placement without any", async ({ signedIn }) => {
  const page = await signedIn("director@council.example");
  const late = await aHeldPlacement(inDays(-14));
  await page.goto(paths.admin.placementDecision(late.id));
  await expect(page.getByText("This is overdue")).toBeVisible();
  await look(page, route, "overdue");
  await db
    .updateTable("hold")
    .set({ lifted_at: inDays(0) })
    .where("id", "=", late.holdId)
    .execute();
  await keepDecisions(db, system, inDays(0));
  await page.reload();
  await expect(page.getByText("No longer needed")).toBeVisible();
  await look(page, route, "no-longer-needed");

  const { id } = await aPlacement(db, { provider: await anApprovedProvider(db, { lot: await aQuietLot(db) }) });
  await page.goto(paths.admin.placementDecision(id));
  await expect(page.getByText("Nothing to decide")).toBeVisible();
  await look(page, route, "empty");
});
