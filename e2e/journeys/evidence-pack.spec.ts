import { readFile, writeFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import type { ProviderPerson } from "#app/access/actor.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { paths } from "#app/paths.ts";
import type { Db } from "#db/client.server.ts";
import { shortPdf } from "#db/demonstration/short-pdf.ts";
import { anApplication } from "#db/factories/applications.ts";
import { aPackKey } from "#db/factories/evidence-packs.ts";
import { aProviderPerson } from "#db/factories/people.ts";
import { ownerDb } from "../access/things.ts";
import { dayFromNow, expect, portal, test } from "../fixtures.ts";
import { as, mayEnter, tuitionLot } from "../states/people.ts";
import { choose, enter, unfold, write } from "./keys.ts";
import { type OwnDemonstration, ownDemonstration } from "./own-demonstration.ts";
import { upload } from "./upload.ts";

const db = ownerDb(portal);
const mark = uuidv7().slice(-8);
const firm = `Made-up Tutors ${mark}`;
const policy = { name: "Our policy.pdf", mimeType: "application/pdf", buffer: Buffer.from(shortPdf(`Policy ${mark}`)) };

let own: OwnDemonstration;
test.beforeEach(async ({ browser, javaScriptEnabled }) => {
  test.setTimeout(600_000);
  const key = aPackKey().export({ format: "der", type: "pkcs8" }).toString("base64");
  const name = `pack_${uuidv7().slice(-8)}`;
  own = await ownDemonstration(browser, name, javaScriptEnabled !== false, { EVIDENCE_PACK_KEY: key });
  await own.setTo(0);
});
test.afterEach(async () => {
  await own.end();
  expect(own.breaches).toEqual([]);
});
test.afterAll(() => db.destroy());

/** The firm's owner, who may sign in, with a draft on tuition. */
async function aTutor(at: Db, answers = {}): Promise<ProviderPerson> {
  const owner = await mayEnter(at, await aProviderPerson(at, { providerName: firm }));
  await anApplication(at, { owner, lot: await tuitionLot(at), answers });
  return owner;
}

/** Goes from the list of documents to where a pack is brought, and brings one. */
async function brings(page: Page, file: string): Promise<void> {
  await page.goto(paths.provider.home());
  await enter(page.getByRole("link", { name: "Evidence", exact: true }));
  await enter(page.getByRole("link", { name: "Take your answers to another council, or bring them from one" }));
  await enter(page.getByRole("link", { name: "Bring a pack that you made on another council’s portal" }));
  await page.getByLabel("Evidence pack").setInputFiles(file);
  await enter(page.getByRole("button", { name: "Check the pack" }));
}

test("N27: a pack goes from one installation to another, which trusts the other's key by hand", async ({
  visitor,
  signedIn,
}, testInfo) => {
  const pack = testInfo.outputPath("pack.zip");
  const saying = "We telephone the parent within ten minutes";
  let pem = "";

  await test.step("there: the provider gives a document and makes a pack", async () => {
    const page = await as(visitor, await aTutor(db, { "EDU-05": { value: saying, sendsMarks: "yes" } }));
    await enter(page.getByRole("link", { name: "Applications", exact: true }));
    await enter(page.getByRole("link", { name: /^APP-/ }));
    await enter(page.getByRole("link", { name: /safeguarding/i }).first());
    await enter(page.getByRole("button", { name: /^Upload / }).first());
    const file = testInfo.outputPath(policy.name);

    await writeFile(file, policy.buffer);
    await upload(page, { file, ends: dayFromNow(300), dated: dayFromNow(-30), amount: "10000000" });
    await enter(page.getByRole("link", { name: "Evidence", exact: true }));
    await enter(page.getByRole("link", { name: "Take your answers to another council, or bring them from one" }));
    // Listed once the scanner's job has passed it.
    await expect(async () => {
      await page.reload();
      await expect(page.getByText(policy.name)).toBeVisible({ timeout: 1_000 });
    }).toPass({ timeout: 60_000 });
    await enter(page.getByRole("button", { name: "Make the pack" }));
    await expect(page.getByText("1 answer and 1 document")).toBeVisible();
    const waiting = page.waitForEvent("download");
    await enter(page.getByRole("link", { name: /^Download the pack/ }));
    await (await waiting).saveAs(pack);
    expect((await readFile(pack)).includes(policy.buffer)).toBe(true);
  });

  const owner = await aTutor(own.db);
  const page = await own.enter(owner.email);
  await test.step("here: the pack of an unknown council is refused, with what to do", async () => {
    await brings(page, pack);
    await expect(page.getByRole("alert")).toContainText("We do not know the key that signed this pack");
    await expect(page.getByRole("alert")).toContainText(/ask for the key with this fingerprint to be trusted/);
  });

  await test.step("an administrator compares the fingerprint and trusts the key", async () => {
    const theirs = await signedIn("admin@council.example");
    await enter(theirs.getByRole("link", { name: "Providers", exact: true }));
    await enter(theirs.getByRole("link", { name: "Keys of evidence packs" }));
    await unfold(theirs, "The key itself, to send to another council");
    pem = await theirs.locator("pre").first().innerText();
    const fingerprint = await theirs.locator("dd strong.app-answer").first().innerText();
    const ours = await own.enter("admin@council.example");
    await enter(ours.getByRole("link", { name: "Providers", exact: true }));
    await enter(ours.getByRole("link", { name: "Keys of evidence packs" }));
    await enter(ours.getByRole("link", { name: "Trust another council’s key" }));
    await write(ours.getByLabel("Name of the council"), "Northshire Council");
    await write(ours.getByLabel("Its key"), pem);
    await enter(ours.getByRole("button", { name: "Show its fingerprint" }));
    await expect(ours.getByText(fingerprint, { exact: true })).toBeVisible();
    await write(ours.getByLabel("With whom did you compare it?"), "Nora Example, head of admissions");
    await choose(ours.getByLabel("By telephone"));
    await choose(ours.getByLabel("All 16 groups are the same"));
    await enter(ours.getByRole("button", { name: "Trust this key" }));
    await expect(ours.getByRole("heading", { name: "Northshire Council" })).toBeVisible();
  });

  await test.step("the provider fills its draft: an answer and a document, nothing decided", async () => {
    await brings(page, pack);
    await expect(page.locator("h1")).toHaveText("What Northshire Council’s pack offers");
    await expect(page.getByText(saying)).toBeVisible();
    await choose(page.getByLabel("I have looked at what I ticked"));
    await enter(page.getByRole("button", { name: "Use what I ticked" }));
    await expect(page.getByText("1 answer and 1 document.")).toBeVisible();
    await enter(page.getByRole("link", { name: "Evidence", exact: true }));
    // Named again in the link to who at the council read it.
    await expect(page.getByText(policy.name).first()).toBeVisible();
    await expect(page.getByText("Accepted", { exact: true })).toHaveCount(0);
  });

  await test.step("once the key is revoked, the same pack is refused", async () => {
    const ours = await own.enter("admin@council.example");
    await enter(ours.getByRole("link", { name: "Providers", exact: true }));
    await enter(ours.getByRole("link", { name: "Keys of evidence packs" }));
    await enter(ours.getByRole("link", { name: "Stop trusting a key" }));
    await choose(ours.getByLabel("Northshire Council"));
    await choose(ours.getByLabel("The council revoked it"));
    await write(ours.getByLabel("Reason"), "They told us on the telephone");
    await choose(ours.getByLabel("Stop trusting this key"));
    await enter(ours.getByRole("button", { name: "Stop trusting it" }));
    await expect(ours.getByText("Revoked", { exact: true })).toBeVisible();
    await brings(page, pack);
    await expect(page.getByRole("alert")).toContainText("The key that signed this pack was revoked");
  });
});
