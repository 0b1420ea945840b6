import { paths } from "#app/paths.ts";
import { anOfficer } from "#db/factories/people.ts";
import { anApprovedProvider } from "#db/factories/providers.ts";
import { aQuietLot } from "../access/quiet-lot.ts";
import { ownerDb } from "../access/things.ts";
import { expect, look, portal, test } from "../fixtures.ts";
import { aNewcomer, as, mayEnter } from "./people.ts";

const db = ownerDb(portal);
test.afterAll(() => db.destroy());

const admin = "routes/admin/suspensions";

test("row 33: a suspension from the reasons to the appeal, on both sides", async ({ signedIn, visitor }) => {
  const provider = await anApprovedProvider(db, { lot: await aQuietLot(db) });
  const procurement = await signedIn("procurement@council.example");
  await procurement.goto(paths.admin.provider(provider.providerId));
  await procurement.getByRole("link", { name: "Suspensions and removals" }).click();
  await look(procurement, `${admin}/list`, "empty");
  await procurement.getByRole("link", { name: "Suspend or remove it" }).click();
  await look(procurement, `${admin}/new`, "filled");
  await procurement.getByRole("button", { name: "Tell the provider" }).click();
  await expect(procurement.getByRole("alert")).toBeVisible();
  await look(procurement, `${admin}/new`, "error");
  await procurement.getByLabel("Suspend it", { exact: true }).check();
  await procurement.getByLabel("Your reasons").fill("We saw no checks of two tutors");
  await procurement.getByLabel("After it could answer").check();
  await procurement.getByRole("button", { name: "Tell the provider" }).click();
  await expect(procurement.getByText("Nobody can decide before it has answered")).toBeVisible();
  await look(procurement, `${admin}/suspension`, "waiting");
  const address = procurement.url();
  await procurement.getByRole("link", { name: "All of this provider’s" }).click();
  await look(procurement, `${admin}/list`, "filled");
  await procurement.goto(paths.admin.providers());
  await procurement.getByRole("link", { name: "Suspensions and removals" }).click();
  await expect(procurement.getByRole("link", { name: provider.owner.providerName }).first()).toBeVisible();
  await look(procurement, `${admin}/all`, "filled");
  await procurement.getByLabel("Part of the provider’s name").fill("Nobody of this name");
  await procurement.getByRole("button", { name: "Find" }).click();
  await expect(procurement.getByText("None of a provider with this in its name")).toBeVisible();
  await look(procurement, `${admin}/all`, "empty");

  const owner = await as(visitor, await mayEnter(db, provider.owner));
  await owner.goto(paths.provider.home());
  await owner.getByRole("link", { name: /thinking of suspending you/ }).click();
  await expect(owner.getByText("We saw no checks of two tutors")).toBeVisible();
  await look(owner, "routes/provider/suspension", "open");
  await owner.getByRole("button", { name: "Send my answer" }).click();
  await expect(owner.getByRole("alert")).toBeVisible();
  await look(owner, "routes/provider/suspension", "error");
  await owner.getByLabel("Your answer").fill("They are there now");
  await owner.getByRole("button", { name: "Send my answer" }).click();
  await expect(owner.locator("h1")).toHaveText("You have answered. We have not decided yet");
  await look(owner, "routes/provider/suspension", "answered");
  await owner.getByRole("link", { name: "Suspensions" }).click();
  await look(owner, "routes/provider/suspensions", "filled");

  const commissioner = await signedIn("commissioner@council.example");
  await commissioner.goto(address);
  await expect(commissioner.getByText("They are there now")).toBeVisible();
  await look(commissioner, `${admin}/suspension`, "answered");
  await commissioner.getByRole("button", { name: "Record the decision" }).click();
  await expect(commissioner.getByRole("alert")).toBeVisible();
  await look(commissioner, `${admin}/suspension`, "error");
  await commissioner.getByLabel("Impose it", { exact: true }).check();
  await commissioner.getByLabel("Why", { exact: true }).fill("They are not complete");
  await commissioner.getByRole("button", { name: "Record the decision" }).click();
  await expect(commissioner.getByText("In force", { exact: true })).toBeVisible();
  await look(commissioner, `${admin}/suspension`, "in-force");

  await owner.goto(paths.provider.home());
  await owner.getByRole("link", { name: /You are suspended: read why/ }).click();
  await look(owner, "routes/provider/suspension", "in-force");
  await owner.getByLabel("Your appeal").fill("They are complete");
  await owner.getByRole("button", { name: "Send my appeal" }).click();
  await expect(owner.locator("h1")).toHaveText("You are suspended. We read your appeal");

  const director = await as(visitor, await mayEnter(db, await anOfficer(db, ["director"])));
  await director.goto(address);
  await look(director, `${admin}/suspension`, "appealed");
  await director.getByLabel("Uphold it").check();
  await director.getByLabel("Why", { exact: true }).fill("They were complete on the day");
  await director.getByRole("button", { name: "Record the decision" }).click();
  await expect(director.getByText("Ended: appeal upheld")).toBeVisible();
  await look(director, `${admin}/suspension`, "ended");
  await owner.reload();
  await expect(owner.locator("h1")).toContainText("Your appeal is upheld");
  await look(owner, "routes/provider/suspension", "ended");
});

test("row 33: at once, where there is nothing to suspend, and a provider that never was", async ({
  signedIn,
  visitor,
}) => {
  const procurement = await signedIn("procurement@council.example");
  const newcomer = await aNewcomer(db);
  await procurement.goto(paths.admin.newSuspension(newcomer.providerId));
  await look(procurement, `${admin}/new`, "empty");
  const owner = await as(visitor, newcomer);
  await owner.goto(paths.provider.suspensions());
  await look(owner, "routes/provider/suspensions", "empty");

  const provider = await anApprovedProvider(db, { lot: await aQuietLot(db) });
  await procurement.goto(paths.admin.newSuspension(provider.providerId));
  await procurement.getByLabel("Suspend it", { exact: true }).check();
  await procurement.getByLabel("Your reasons").fill("A child was hurt");
  await procurement.getByLabel("This minute").check();
  await procurement.getByRole("button", { name: "Tell the provider" }).click();
  await expect(procurement.getByText("You proposed this, so another officer decides")).toBeVisible();
  await look(procurement, `${admin}/suspension`, "at-once");
});
