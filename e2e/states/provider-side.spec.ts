import { paths } from "#app/paths.ts";
import { aHoldOn } from "#db/factories/holds.ts";
import { anApprovedProvider } from "#db/factories/providers.ts";
import { aQuietLot } from "../access/quiet-lot.ts";
import { ownerDb } from "../access/things.ts";
import { expect, look, portal, test } from "../fixtures.ts";
import { aNewcomer, as, dateIn, inDays, mayEnter } from "./people.ts";

const db = ownerDb(portal);
test.afterAll(() => db.destroy());

test("N2: what stops a provider: not approved, nothing, and every kind of thing", async ({ visitor }) => {
  const route = "routes/provider/standing";
  const newcomer = await as(visitor, await aNewcomer(db));
  await newcomer.goto(paths.provider.standing());
  await look(newcomer, route, "empty");

  const made = await anApprovedProvider(db, { lot: await aQuietLot(db), insuredUntil: dateIn(300) });
  const { providerId, owner, lot } = made;
  await db
    .updateTable("council_check")
    .set({ checked_on: dateIn(0) })
    .where("provider_id", "=", providerId)
    .execute();
  const page = await as(visitor, await mayEnter(db, owner));
  await page.goto(paths.provider.standing());
  await expect(page.getByText("Nothing stops you on this lot")).toBeVisible();
  await look(page, route, "clear");

  await aHoldOn(db, { providerId, kind: "concern", because: "Canary", at: inDays(-3) });
  await aHoldOn(db, { providerId, lotId: lot.id, kind: "condition", because: "Name a deputy", at: inDays(-2) });
  await db.deleteFrom("terms_acceptance").where("provider_id", "=", providerId).execute();
  await page.goto(paths.provider.home());
  await page.getByRole("link", { name: "3 things stop you being used" }).click();
  await expect(page.getByText("Name a deputy")).toBeVisible();
  await expect(page.getByText("Canary")).toHaveCount(0);
  await look(page, route, "filled");
});
