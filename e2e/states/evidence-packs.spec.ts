import { asPem, publicKeyOf } from "#app/domain/evidence-pack/pack-key.server.ts";
import { paths } from "#app/paths.ts";
import { aPackKey } from "#db/factories/evidence-packs.ts";
import { expect, look, test } from "../fixtures.ts";

test("N27: another council's key is shown, compared, trusted and trusted no longer", async ({ signedIn }) => {
  const page = await signedIn("admin@council.example");
  await page.goto(paths.admin.endTrust());
  await look(page, "routes/admin/pack-end-trust", "empty");
  await page.goto(paths.admin.providers());
  await page.getByRole("link", { name: "Keys of evidence packs" }).click();
  await expect(page.getByText("No council’s key is trusted yet")).toBeVisible();
  await look(page, "routes/admin/pack-keys", "empty");
  await page.getByRole("link", { name: "Trust another council’s key" }).click();
  await look(page, "routes/admin/pack-trust", "empty");
  await page.getByLabel("Name of the council").fill("Eastmere Council");
  await page.getByLabel("Its key").fill("no key");
  await page.getByRole("button", { name: "Show its fingerprint" }).click();
  await expect(page.getByRole("alert")).toContainText("not a public key");
  await look(page, "routes/admin/pack-trust", "error");
  await page.getByLabel("Its key").fill(asPem(publicKeyOf(aPackKey()).publicKey));
  await page.getByRole("button", { name: "Show its fingerprint" }).click();
  await expect(page.getByRole("heading", { name: "The key of Eastmere Council" })).toBeVisible();
  await look(page, "routes/admin/pack-trust", "found");
  await page.getByLabel("With whom did you compare it?").fill("Edda Example, head of admissions");
  await page.getByLabel("By telephone").check();
  await page.getByRole("button", { name: "Trust this key" }).click();
  await expect(page.getByRole("alert")).toContainText("Confirm that you compared the whole fingerprint");
  await expect(page.getByLabel("By telephone")).toBeChecked();
  await page.getByLabel("All 16 groups are the same").check();
  await page.getByRole("button", { name: "Trust this key" }).click();
  await expect(page.getByRole("heading", { name: "Eastmere Council" })).toBeVisible();
  await look(page, "routes/admin/pack-keys", "filled");

  await page.getByRole("link", { name: "Stop trusting a key" }).click();
  await look(page, "routes/admin/pack-end-trust", "filled");
  await page.getByLabel("Eastmere Council").check();
  await page.getByRole("button", { name: "Stop trusting it" }).click();
  await expect(page.getByRole("alert")).toContainText("Select what happened");
  await look(page, "routes/admin/pack-end-trust", "error");
  await page.getByLabel("The council revoked it").check();
  await page.getByLabel("Reason").fill("They told us on the telephone");
  await page.getByLabel("Stop trusting this key").check();
  await page.getByRole("button", { name: "Stop trusting it" }).click();
  await expect(page.getByText("They told us on the telephone")).toBeVisible();
});

test("N27: revoking a key of ours says what it does, and asks for a reason and a tick", async ({ signedIn }) => {
  const page = await signedIn("admin@council.example");
  await page.goto(paths.admin.packKeys());
  await page.getByRole("link", { name: "Revoke a key of ours" }).click();
  await look(page, "routes/admin/pack-key-revoke", "filled");
  await page.getByRole("button", { name: "Revoke the key" }).click();
  await expect(page.getByRole("alert")).toContainText("Confirm that this key is to be revoked for good");
  await look(page, "routes/admin/pack-key-revoke", "error");
});
