import { paths } from "#app/paths.ts";
import { anOfficer } from "#db/factories/people.ts";
import { aStaffMember } from "#db/factories/providers.ts";
import { ownerDb } from "../access/things.ts";
import { expect, look, portal, test } from "../fixtures.ts";
import { aNewcomer, as, mayEnter } from "./people.ts";

const db = ownerDb(portal);
test.afterAll(() => db.destroy());
const { provider, admin } = paths;
const csv = (text: string) => ({ name: "staff.csv", mimeType: "text/csv", buffer: Buffer.from(text) });

test("B29 a list of staff is looked at before it is brought in", async ({ visitor }) => {
  const page = await as(visitor, await aNewcomer(db));
  await page.goto(provider.staffImport());
  await look(page, "routes/provider/staff-import", "empty");
  await page.getByRole("button", { name: "Look at what it would do" }).click();
  await expect(page.getByRole("alert")).toContainText("Select a CSV file");
  await look(page, "routes/provider/staff-import", "error");
  await page.getByLabel("File").setInputFiles(csv("Name,Role\nTess Tutor,Tutor\nAnn Other,\n"));
  await page.getByRole("button", { name: "Look at what it would do" }).click();
  await expect(page.getByText("Enter the role")).toBeVisible();
  await look(page, "routes/provider/staff-import-preview", "faults");
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("alert")).toContainText("Nothing was brought in");
  await look(page, "routes/provider/staff-import-preview", "error");
  await page.getByLabel("Bring in the good rows only").check();
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByText("1 person was added or changed")).toBeVisible();
  await look(page, "routes/provider/staff-import-preview", "done");
  await page.goto(provider.staffImport());
  await page.getByLabel("File").setInputFiles(csv("Name,Role\nAnn Other,Mentor\n"));
  await page.getByRole("button", { name: "Look at what it would do" }).click();
  await expect(page.getByRole("button", { name: "Bring them in" })).toBeVisible();
  await look(page, "routes/provider/staff-import-preview", "good");
});

test("rule 5 a check with a certificate's number is refused; whoever left is kept", async ({ visitor }) => {
  const owner = await aNewcomer(db);
  const id = await aStaffMember(db, owner.providerId, { name: "Tess Tutor", unchecked: true });
  const page = await as(visitor, owner);
  await page.goto(provider.staffMember(id));
  await page.getByLabel("Seen by").fill("Bridget 0012 3456 7890");
  await page.getByRole("button", { name: "Record the check" }).click();
  await expect(page.getByRole("alert")).toContainText("looks like a DBS certificate’s");
  await look(page, "routes/provider/staff-member", "error");
  await page.getByText("Say that they have left").click();
  await page.getByRole("button", { name: "They have left" }).click();
  await expect(page.getByText("Nobody is on the record yet")).toBeVisible();
  await page.goto(provider.staffMember(id));
  await expect(page.getByText("What was checked is kept")).toBeVisible();
  await look(page, "routes/provider/staff-member", "left");
});

test("rule 5 quality assurance reads the record, and a broker finds nothing there", async ({ visitor }) => {
  const { providerId } = await aNewcomer(db);
  const page = await as(visitor, await mayEnter(db, await anOfficer(db, ["qa"])));
  await page.goto(admin.providerStaff(providerId));
  await look(page, "routes/admin/provider-staff", "empty");
  await aStaffMember(db, providerId, { name: "Tess Tutor" });
  await page.reload();
  await expect(page.getByText("Tess Tutor")).toBeVisible();
  await look(page, "routes/admin/provider-staff", "filled");
  const broker = await as(visitor, await mayEnter(db, await anOfficer(db, ["broker"])));
  const answer = await broker.goto(admin.providerStaff(providerId));
  expect(answer?.status()).toBe(404);
  await expect(broker.getByText("Tess Tutor")).toHaveCount(0);
});

test("rule 5 a worker is stopped under the name at every provider, and the stop is lifted", async ({ visitor }) => {
  const { providerId } = await aNewcomer(db);
  const name = `Zoë Stopham ${Date.now().toString(36)}`;
  await aStaffMember(db, providerId, { name });
  const page = await as(visitor, await mayEnter(db, await anOfficer(db, ["qa_lead"])));
  await page.goto(admin.newStaffStop());
  await look(page, "routes/admin/staff-stops/new-stop", "empty");
  await page.getByLabel("Full name").fill(name.toUpperCase());
  await page.getByRole("button", { name: "Look for them" }).click();
  await look(page, "routes/admin/staff-stops/new-stop", "found");
  await page.getByLabel(`${name}, Tutor`).check();
  await page.getByRole("button", { name: "Stop this worker now" }).click();
  await expect(page.getByRole("alert")).toContainText("Enter the reason");
  await look(page, "routes/admin/staff-stops/new-stop", "error");
  await page.getByLabel("Reason").fill("A question is open");
  await page.getByRole("button", { name: "Stop this worker now" }).click();
  await expect(page.getByText("Stop in force")).toBeVisible();
  await look(page, "routes/admin/staff-stops/stop", "open");
  await page.getByRole("button", { name: "Lift the stop" }).click();
  await expect(page.getByRole("alert")).toContainText("Enter why it is lifted");
  await look(page, "routes/admin/staff-stops/stop", "error");
  await page.getByLabel("Why it is lifted").fill("The question is answered");
  await page.getByRole("button", { name: "Lift the stop" }).click();
  await expect(page.getByText("Lifted stop")).toBeVisible();
  await look(page, "routes/admin/staff-stops/stop", "lifted");
  await page.goto(admin.staffStops());
  await look(page, "routes/admin/staff-stops/list", "filled");
});
