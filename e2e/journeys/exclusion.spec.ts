import { paths } from "#app/paths.ts";
import { anExcluder } from "#db/factories/exclusions.ts";
import { anApprovedProvider } from "#db/factories/providers.ts";
import { aQuietLot } from "../access/quiet-lot.ts";
import { ownerDb } from "../access/things.ts";
import { expect, look, portal, test } from "../fixtures.ts";
import { as, mayEnter } from "../states/people.ts";

const db = ownerDb(portal);
test.afterAll(() => db.destroy());

test("row 30 minded to exclude, answered, decided by another and lifted", async ({ signedIn, visitor }) => {
  const provider = await anApprovedProvider(db, { lot: await aQuietLot(db) });
  const procurement = await signedIn("procurement@council.example");
  await procurement.goto(paths.admin.provider(provider.providerId));
  await procurement.getByRole("link", { name: /^Exclusion: grounds/ }).click();
  await look(procurement, "routes/admin/exclusions", "empty");
  await procurement.getByRole("button", { name: "Tell the provider" }).click();
  await expect(procurement.getByRole("alert")).toBeVisible();
  await look(procurement, "routes/admin/exclusions", "error");
  await procurement.getByLabel("Ground", { exact: true }).selectOption("discretionary/breach_of_contract");
  await procurement.getByLabel("What shows that the ground applies").fill("A contract of 2025 ended early");
  await procurement.getByRole("button", { name: "Tell the provider" }).click();
  await expect(procurement.getByText("Nobody can decide before it has answered")).toBeVisible();
  await look(procurement, "routes/admin/exclusion", "waiting");
  const address = procurement.url();
  await procurement.getByRole("link", { name: "All of this provider’s" }).click();
  await look(procurement, "routes/admin/exclusions", "filled");

  const owner = await as(visitor, await mayEnter(db, provider.owner));
  await owner.goto(paths.provider.home());
  await owner.getByRole("link", { name: /the council is thinking of excluding you/ }).click();
  await expect(owner.getByText("A contract of 2025 ended early")).toBeVisible();
  await look(owner, "routes/provider/exclusion", "open");
  await owner.getByRole("button", { name: "Send my answer" }).click();
  await expect(owner.getByRole("alert")).toBeVisible();
  await look(owner, "routes/provider/exclusion", "error");
  await owner.getByLabel("Your answer").fill("It ended by agreement");
  await owner.getByRole("button", { name: "Send my answer" }).click();
  await expect(owner.locator("h1")).toHaveText("You have answered. We have not decided yet");
  await look(owner, "routes/provider/exclusion", "answered");

  const director = await as(visitor, await mayEnter(db, await anExcluder(db)));
  await director.goto(address);
  await expect(director.getByText("It ended by agreement")).toBeVisible();
  await look(director, "routes/admin/exclusion", "answered");
  await director.getByRole("button", { name: "Record the decision" }).click();
  await expect(director.getByRole("alert")).toBeVisible();
  await look(director, "routes/admin/exclusion", "error");
  await director.getByLabel("Exclude it", { exact: true }).check();
  await director.getByLabel("Why", { exact: true }).fill("It was not by agreement");
  await director.getByRole("button", { name: "Record the decision" }).click();
  await expect(director.getByText("Tell the national authority")).toBeVisible();
  await look(director, "routes/admin/exclusion", "excluded");

  await owner.reload();
  await expect(owner.locator("h1")).toHaveText("You are excluded");
  await look(owner, "routes/provider/exclusion", "decided");
  await director.getByLabel("Why it ends").fill("Shown on appeal");
  await director.getByRole("button", { name: "End the exclusion" }).click();
  await expect(director.getByText("Exclusion lifted")).toBeVisible();
  await look(director, "routes/admin/exclusion", "lifted");
  await owner.reload();
  await expect(owner.locator("h1")).toHaveText("Your exclusion has ended");
});
