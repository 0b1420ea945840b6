import { paths } from "#app/paths.ts";
import { anOfficer } from "#db/factories/people.ts";
import { aSubmittedApplication } from "#db/factories/submitted-applications.ts";
import { aQuietLot } from "../access/quiet-lot.ts";
import { ownerDb } from "../access/things.ts";
import { expect, look, portal, test } from "../fixtures.ts";
import { as, boxesIn, mayEnter } from "./people.ts";

const db = ownerDb(portal);
test.afterAll(() => db.destroy());

const sent = async () => aSubmittedApplication(db, { lot: await aQuietLot(db), at: new Date() });

test("N26: the order of the queue, printed, and a new one that is refused", async ({ signedIn }) => {
  const page = await signedIn("qa.lead@council.example");
  await page.goto(paths.admin.queueOrder());
  await expect(page.getByText("Waiting: up to")).toBeVisible();
  await look(page, "routes/admin/queue-order", "filled");
  await page.getByLabel("Points for waiting").fill("lots");
  await page.getByRole("button", { name: "Set this order" }).click();
  await expect(page.getByRole("alert")).toContainText("Points for waiting must be a whole number from 0 to 100");
  await expect(page.getByLabel("Points for waiting")).toHaveValue("lots");
  await look(page, "routes/admin/queue-order", "error");
});

test("N26: anybody reads on a lot’s page in which order applications are read", async ({ visitor }) => {
  const anybody = await visitor();
  await anybody.goto(paths.lot((await aQuietLot(db)).slug));
  await expect(anybody.getByRole("heading", { name: "Which application comes first" })).toBeVisible();
  await anybody.getByText("How points are counted now").click();
  await expect(anybody.getByText("No reviewer has asked a question or recommended yet: up to")).toBeVisible();
});

test("N26: reviewers, their work and their days away", async ({ signedIn, visitor }) => {
  const page = await signedIn("qa.lead@council.example");
  await sent();
  await page.goto(paths.admin.reviewers());
  await page.getByRole("button", { name: "Share out" }).click();
  await expect(page.getByRole("alert")).toContainText("Tick the box to say that you mean it");
  await look(page, "routes/admin/reviewers", "error");

  const reviewer = await anOfficer(db, ["qa"]);
  const own = await as(visitor, await mayEnter(db, reviewer));
  await own.goto(paths.admin.reviewers());
  await expect(own.getByRole("button", { name: "Share out" })).toHaveCount(0);
  for (const [name, days] of [
    ["First day away", 7],
    ["Last day away", 9],
  ] as const)
    for (const [place, part] of ["Day", "Month", "Year"].entries())
      await own
        .getByRole("group", { name })
        .getByLabel(part)
        .fill(boxesIn(days)[place] ?? "");
  await own.getByRole("button", { name: "Save days away" }).click();
  await expect(own.getByRole("heading", { name: "Remove days away" })).toBeVisible();
  await look(own, "routes/admin/reviewers", "filled");
  await own.getByLabel(reviewer.name).check();
  await own.getByLabel("Yes, remove these days").check();
  await own.getByRole("button", { name: "Remove" }).click();
  await expect(own.getByRole("heading", { name: "Remove days away" })).toHaveCount(0);
});

test("N26: who reads an application, taken, given back and given by hand", async ({ signedIn, visitor }) => {
  const { id } = await sent();
  const reviewer = await anOfficer(db, ["qa"]);
  const own = await as(visitor, await mayEnter(db, reviewer));
  await own.goto(paths.admin.applicationReader(id));
  await look(own, "routes/admin/application-reader", "empty");
  await own.getByRole("button", { name: "Take it" }).click();
  await expect(own.getByText(`First reading: ${reviewer.name}.`)).toBeVisible();
  await look(own, "routes/admin/application-reader", "filled");
  await own.goto(paths.admin.applications({ list: "mine" }));
  await expect(own.getByRole("table")).toContainText(reviewer.name);
  await own.goto(paths.admin.applicationReader(id));
  await own.getByRole("button", { name: "Give it back" }).click();
  await expect(own.getByText("First reading: nobody yet.")).toBeVisible();

  const lead = await signedIn("qa.lead@council.example");
  await lead.goto(paths.admin.applicationReader(id));
  await lead.getByRole("button", { name: "Give it", exact: true }).click();
  await expect(lead.getByRole("alert")).toContainText("Choose who reads it");
  await look(lead, "routes/admin/application-reader", "error");
});
