import type { Page } from "@playwright/test";
import { paths } from "#app/paths.ts";
import { anEvidence } from "#db/factories/applications.ts";
import { anOfficer } from "#db/factories/people.ts";
import { ownerDb } from "../access/things.ts";
import { expect, look, portal, test } from "../fixtures.ts";
import { aNewcomer, as, dateIn, mayEnter } from "./people.ts";

const db = ownerDb(portal);
test.afterAll(() => db.destroy());

/** Makes an address on this page, reads the calendar without signing in, and revokes it. */
async function makeReadRevoke(page: Page, stranger: Page, route: string, uid: string): Promise<void> {
  await expect(page.getByText("You have no address yet.")).toBeVisible();
  await look(page, route, "empty");
  await page.getByRole("button", { name: "Make an address" }).click();
  const address = (await page.locator(".app-codes").textContent()) ?? "";
  await look(page, route, "made");

  const answer = await stranger.request.get(address);
  expect([answer.status(), answer.headers()["content-type"]]).toEqual([200, "text/calendar; charset=utf-8"]);
  expect(await answer.text()).toContain(`UID:${uid}\r\n`);
  await page.goto(page.url());
  await expect(page.getByText("You made your address on")).toBeVisible();
  await expect(page.getByText(address)).toHaveCount(0);
  await look(page, route, "filled");
  await page.getByRole("button", { name: "Revoke the address" }).click();
  await expect(page.getByText("You have no address yet.")).toBeVisible();
  const revoked = await stranger.request.get(address);
  const unknown = await stranger.request.get(new URL(paths.calendar("unknown"), address).href);
  expect([revoked.status(), unknown.status()]).toEqual([404, 404]);
}

test("§3.6 ten a provider and QA make, read and revoke their calendar of renewals", async ({ visitor }) => {
  const owner = await aNewcomer(db);
  const uid = await anEvidence(db, owner, { questionId: "SAF-12", state: "accepted", endsOn: dateIn(30) });
  const stranger = await visitor();
  const provider = await as(visitor, owner);
  await provider.goto(paths.provider.evidence());
  await provider.getByRole("link", { name: "See the renewals in your own calendar" }).click();
  await makeReadRevoke(provider, stranger, "routes/provider/renewal-calendar", uid);

  const qa = await as(visitor, await mayEnter(db, await anOfficer(db, ["qa"])));
  await qa.goto(paths.admin.evidence());
  await qa.getByRole("link", { name: "See the renewals in your own calendar" }).click();
  await makeReadRevoke(qa, stranger, "routes/admin/renewal-calendar", uid);
  await db.deleteFrom("evidence").where("id", "=", uid).execute();
});
