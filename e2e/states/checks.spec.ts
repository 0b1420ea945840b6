import { testRegistration } from "#app/domain/providers/registration/test-registration.server.ts";
import { transact } from "#app/domain/work.server.ts";
import { paths } from "#app/paths.ts";
import { anApplication } from "#db/factories/applications.ts";
import { aPlacement } from "#db/factories/placements.ts";
import { anApprovedProvider } from "#db/factories/providers.ts";
import { aShare } from "#db/factories/supplier-shares.ts";
import { aQuietLot } from "../access/quiet-lot.ts";
import { ownerDb } from "../access/things.ts";
import { expect, look, now, portal, test } from "../fixtures.ts";
import { aNewcomer, as, boxesIn, dateIn, inDays, tuitionLot } from "./people.ts";

const db = ownerDb(portal);
test.afterAll(() => db.destroy());

test("row 31 the debarment checks that get old, and one look recorded for many", async ({ signedIn }) => {
  const { providerId, owner } = await anApprovedProvider(db, { lot: await aQuietLot(db) });
  await db
    .updateTable("council_check")
    .set({ checked_on: dateIn(-900) })
    .where("provider_id", "=", providerId)
    .execute();
  const page = await signedIn("procurement@council.example");
  await page.getByRole("link", { name: /to look for on the debarment list/ }).click();
  await expect(page.getByLabel(owner.providerName)).toBeVisible();
  await look(page, "routes/admin/debarment", "filled");
  await page.getByRole("button", { name: "None of these is on the list" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await look(page, "routes/admin/debarment", "error");
  await page.getByLabel(owner.providerName).check();
  const [day = "", month = "", year = ""] = boxesIn(0);
  await page.getByLabel("Day", { exact: true }).fill(day);
  await page.getByLabel("Month", { exact: true }).fill(month);
  await page.getByLabel("Year", { exact: true }).fill(year);
  await page.getByRole("button", { name: "None of these is on the list" }).click();
  await expect(page.getByLabel(owner.providerName)).toHaveCount(0);
  await page.goto(`${paths.admin.debarment()}?page=9999`);
  await look(page, "routes/admin/debarment", "empty");
});

test("row 2 a share from Find a Tender, read from its file and used line by line", async ({ visitor }) => {
  const owner = await aNewcomer(db);
  const { id } = await anApplication(db, { owner, lot: await tuitionLot(db), answers: {} });
  const page = await as(visitor, owner);
  await page.goto(paths.provider.application(id));
  await page.getByRole("link", { name: "Use what you shared on Find a Tender" }).click();
  await look(page, "routes/provider/share", "empty");
  await page.getByLabel("Share code").fill("Ab12Cd34");
  const file = (text: string) => ({ name: "share.json", mimeType: "application/json", buffer: Buffer.from(text) });
  await page.getByLabel("Your supplier information").setInputFiles(file("no share"));
  await page.getByRole("button", { name: "Read the file" }).click();
  await expect(page.getByRole("alert")).toContainText("This is not the supplier information of Find a Tender");
  await expect(page.getByLabel("Share code")).toHaveValue("Ab12Cd34");
  await look(page, "routes/provider/share", "error");
  await page.getByLabel("Your supplier information").setInputFiles(file(JSON.stringify(aShare)));
  await page.getByRole("button", { name: "Read the file" }).click();
  await expect(page.getByText("What share Ab12Cd34 says")).toBeVisible();
  await look(page, "routes/provider/share", "filled");
  await page.getByRole("button", { name: /^Use this for: What is the legal name/ }).click();
  await expect(page.getByRole("row", { name: /What is the legal name/ })).toContainText("The same");
});

test("row 20 the registration test, from nothing known to the stop and the finding that lifts it", async ({
  signedIn,
}) => {
  const provider = await anApprovedProvider(db, { lot: await aQuietLot(db) });
  const page = await signedIn("qa@council.example");
  await page.goto(paths.admin.provider(provider.providerId));
  await page.getByRole("link", { name: "See every result of the test" }).click();
  await expect(page.getByText("Not tested yet")).toBeVisible();
  await look(page, "routes/admin/registration", "empty");

  const { id, referralId } = await aPlacement(db, { provider });
  const count = () =>
    transact(db, { kind: "system", task: "test" }, inDays(0), (work) =>
      testRegistration(work, provider.providerId, "placements"),
    );
  await count();
  await page.reload();
  await expect(page.getByText("Not a school, by what we know")).toBeVisible();
  await look(page, "routes/admin/registration", "filled");

  await db.updateTable("referral").set({ legal_basis: "looked-after" }).where("id", "=", referralId).execute();
  await db.updateTable("placement").set({ hours_per_session_hundredths: 900 }).where("id", "=", id).execute();
  await count();
  await page.reload();
  await expect(page.getByText("New referrals and awards are stopped")).toBeVisible();
  await look(page, "routes/admin/registration", "stopped");
  await page.getByRole("button", { name: "Lift the stop" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await look(page, "routes/admin/registration", "error");

  const today = now().toISOString().slice(0, 10).split("-");
  for (const [part, value] of [
    ["Year", today[0]],
    ["Month", today[1]],
    ["Day", today[2]],
  ] as const)
    await page.getByLabel(part).fill(value ?? "");
  await page.getByLabel("How, and what reference did they give?").fill("By their form, reference 7");
  await page.getByRole("button", { name: "Record that they were told" }).click();
  await expect(page.getByText("By their form, reference 7")).toBeVisible();
  await page.getByLabel("Not a school").check();
  await page.getByLabel("What you saw, and why you decided so").fill("Two mornings a week, by its timetable");
  await page.getByRole("button", { name: "Lift the stop" }).click();
  await expect(page.getByText("Found to be not a school")).toBeVisible();
  await page.goto(paths.admin.provider(provider.providerId));
  await expect(page.getByText("On hold")).toHaveCount(0);
});
