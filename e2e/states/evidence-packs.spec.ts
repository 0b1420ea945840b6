import { asPem, publicKeyOf } from "#app/domain/evidence-pack/pack-key.server.ts";
import { paths } from "#app/paths.ts";
import { shortPdf } from "#db/demonstration/short-pdf.ts";
import { anApplication } from "#db/factories/applications.ts";
import { aManifest, aPack, aPackAnswer, aPackFile, aPackKey, aTrustedCouncil } from "#db/factories/evidence-packs.ts";
import { anOfficer } from "#db/factories/people.ts";
import { ownerDb } from "../access/things.ts";
import { expect, look, now, portal, test } from "../fixtures.ts";
import { aNewcomer, as, dateIn, tuitionLot } from "./people.ts";

const db = ownerDb(portal);
test.afterAll(() => db.destroy());

test("N27: another council's key is shown, compared, trusted and trusted no longer", async ({ signedIn }) => {
  const page = await signedIn("admin@council.example");
  await page.goto(paths.admin.endTrust());
  await look(page, "routes/admin/pack-end-trust", "empty");
  await page.goto(paths.admin.providers());
  await page.getByRole("link", { name: "Keys of evidence packs" }).click();
  await expect(page.getByText("No council’s key is trusted now")).toBeVisible();
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

test("N27: this council's keys are published at a stable address, for anybody", async ({ visitor }) => {
  const page = await visitor();
  const answer = await page.request.get("/open-data/evidence-pack-keys");
  expect(answer.headers()["content-type"]).toContain("application/json");
  const said = await answer.json();
  expect(said).toMatchObject({ council: "Wyeshire Council", portal: portal.url });
  const key = { algorithm: "Ed25519", until: null, revoked_at: null, reason: null };
  expect(said.keys[0]).toMatchObject({ ...key, id: expect.stringMatching(/^[0-9a-f]{64}$/) });
  expect(JSON.stringify(said)).not.toContain("PRIVATE");
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

test("N27: a pack is made of what was ticked, and downloaded", async ({ visitor }) => {
  const owner = await aNewcomer(db);
  const page = await as(visitor, owner);
  await page.goto(paths.provider.evidence());
  await page.getByRole("link", { name: "Take your answers to another council" }).click();
  await expect(page.getByText("There is nothing to take with you yet")).toBeVisible();
  await look(page, "routes/provider/pack", "empty");
  const answers = { "ORG-01": { value: owner.providerName }, "EDU-05": { value: "By telephone", sendsMarks: "yes" } };
  await anApplication(db, { owner, lot: await tuitionLot(db), answers });
  await page.reload();
  for (const box of await page.getByRole("group", { name: "Answers" }).getByRole("checkbox").all()) await box.uncheck();
  await page.getByRole("button", { name: "Make the pack" }).click();
  await expect(page.getByRole("alert")).toContainText("Select what to take with you");
  await look(page, "routes/provider/pack", "error");
  await page.getByLabel("Your organisation").check();
  await page.getByRole("button", { name: "Make the pack" }).click();
  await expect(page.getByText("1 answer and 0 documents")).toBeVisible();
  await look(page, "routes/provider/pack", "filled");
  const waiting = page.waitForEvent("download");
  await page.getByRole("link", { name: /^Download the pack/ }).click();
  expect((await waiting).suggestedFilename()).toMatch(/^evidence-pack-\d{4}-\d{2}-\d{2}\.zip$/);
});

test("N27: a pack is brought, refused while its key is unknown, then used line by line", async ({ visitor }) => {
  const owner = await aNewcomer(db);
  const page = await as(visitor, owner);
  await page.goto(paths.provider.evidencePacks());
  await page.getByRole("link", { name: "Bring a pack that you made" }).click();
  await expect(page.getByText("You have no draft to fill")).toBeVisible();
  await look(page, "routes/provider/pack-import", "empty");
  const stored = { "EDU-05": { value: "We write a letter", sendsMarks: "no" } };
  await anApplication(db, { owner, lot: await tuitionLot(db), answers: stored });
  const key = aPackKey();
  const policy = Buffer.from(shortPdf("Our policy"));
  const made = { madeAt: new Date(now().getTime() - 86_400_000).toISOString(), expiresOn: dateIn(90) };
  const manifest = aManifest(key, {
    ...made,
    provider: { name: owner.providerName, identifiers: {} },
    answers: [
      aPackAnswer("ORG-01", { value: owner.providerName }, { question: "What is your legal name?" }),
      aPackAnswer("EDU-05", { value: "We telephone within ten minutes", sendsMarks: "yes" }),
      aPackAnswer("EDU-01", { value: "Lessons" }, { lot: "Tuition" }),
    ],
    files: [aPackFile("SAF-01", policy, { startsOn: dateIn(-30) })],
  });
  const buffer = aPack(key, manifest, [policy]);
  const bring = async () => {
    await page.getByLabel("Evidence pack").setInputFiles({ name: "pack.zip", mimeType: "application/zip", buffer });
    await page.getByRole("button", { name: "Check the pack" }).click();
  };
  await page.reload();
  await look(page, "routes/provider/pack-import", "filled");
  await bring();
  await expect(page.getByRole("alert")).toContainText("We do not know the key that signed this pack");
  await look(page, "routes/provider/pack-import", "error");
  const { personId: by } = await anOfficer(db, ["admin"]);
  const council = db.updateTable("trusted_council").where("id", "=", await aTrustedCouncil(db, { key, by }));
  await bring();
  await expect(page.locator("h1")).toHaveText("What Northshire Council’s pack offers");
  await expect(page.getByText("We write a letter")).toBeVisible();
  await look(page, "routes/provider/pack-imported", "filled");
  const revoked = { ended_as: "revoked", ended_because: "They told us", ended_by: by, ended_at: now() };
  await council.set(revoked).execute();
  await page.reload();
  await expect(page.getByText("The key that signed this pack was revoked")).toBeVisible();
  await expect(page.getByRole("button", { name: "Use what I ticked" })).toHaveCount(0);
  await look(page, "routes/provider/pack-imported", "refused");
  await council.set({ ended_as: null, ended_because: null, ended_by: null, ended_at: null }).execute();
  await page.reload();
  await page.getByRole("button", { name: "Use what I ticked" }).click();
  await expect(page.getByRole("alert")).toContainText("Confirm that you have looked at what you use");
  await look(page, "routes/provider/pack-imported", "error");
  await page.getByLabel("I have looked at what I ticked").check();
  await page.getByRole("button", { name: "Use what I ticked" }).click();
  await expect(page.getByText("1 answer and 1 document.")).toBeVisible();
  await look(page, "routes/provider/pack-imported", "used");
});
