import type { Page } from "@playwright/test";
import { dateInWords } from "#app/domain/question-sets/in-words.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { paths } from "#app/paths.ts";
import type { Db } from "#db/client.server.ts";
import { shortPdf } from "#db/demonstration/short-pdf.ts";
import { dayFromNow, expect, fillDate, followMail, now, test } from "../fixtures.ts";
import { dateIn } from "../states/people.ts";
import { acceptsDocuments } from "./decide.ts";
import { type OwnDemonstration, ownDemonstration } from "./own-demonstration.ts";
import { upload } from "./upload.ts";

const firm = "Bright Path Learning";
const INSURANCE = "public liability insurance";
// The jobs come round each minute.
const A_PASS = { timeout: 100_000 };

let own: OwnDemonstration;
/** Of an address of its own: the inbox is shared with other journeys, and so would be the mails. */
let owner: string;
test.beforeEach(async ({ browser, javaScriptEnabled }) => {
  test.setTimeout(900_000);
  const mark = uuidv7().slice(-8);
  own = await ownDemonstration(browser, `renewals_${mark}`, javaScriptEnabled !== false);
  owner = `owner-${mark}@bright-path.example`;
  await own.db.updateTable("person").set({ email: owner }).where("email", "=", "owner@bright-path.example").execute();
});
test.afterEach(async () => {
  await own.end();
  expect(own.breaches).toEqual([]);
});

/** When this firm's public liability insurance ends: London date. */
const insured = (db: Db, slug: string, until: string) =>
  db
    .updateTable("evidence")
    .set({ ends_on: until })
    .where("question_id", "=", "INS-02")
    .where("provider_id", "=", (eb) => eb.selectFrom("provider").select("id").where("slug", "=", slug))
    .execute();

const serviceOf = async (db: Db, provider: string, lot: string): Promise<string> =>
  (
    await db
      .selectFrom("service")
      .innerJoin("provider", "provider.id", "service.provider_id")
      .innerJoin("lot", "lot.id", "service.lot_id")
      .select("service.slug")
      .where("provider.slug", "=", provider)
      .where("lot.slug", "=", lot)
      .executeTakeFirstOrThrow()
  ).slug;

/** Waits until parents find this service, or find it no longer. */
const expectFound = async (page: Page, slug: string, found: boolean): Promise<void> =>
  expect.poll(async () => (await page.goto(paths.provision(slug)))?.status(), A_PASS).toBe(found ? 200 : 404);

/** Opens the upload of the certificate's next version from the list of documents. */
async function replaces(page: Page): Promise<void> {
  await page.goto(paths.provider.evidence());
  await page.getByRole("link", { name: new RegExp(`^Replace .*${INSURANCE}`) }).click();
  await expect(page.getByLabel("File", { exact: true })).toBeVisible();
}

const certificate = (words: string) => ({
  name: "certificate.pdf",
  mimeType: "application/pdf",
  buffer: Buffer.from(shortPdf(words)),
});

test("N10: a certificate is read, corrected, accepted, asked for again and replaced in time: its service is never held", async () => {
  await insured(own.db, "bright-path", dateIn(20));
  await insured(own.db, "hilltop-tuition", dateIn(40));
  const [ours, others] = [
    await serviceOf(own.db, "bright-path", "tuition"),
    await serviceOf(own.db, "hilltop-tuition", "tuition"),
  ];
  await own.setTo(0);

  await test.step("the portal reads what the document says, and its owner corrects it", async () => {
    const page = await own.enter(owner);
    await replaces(page);
    const words = `Public liability insurance, limit of indemnity GBP 10,000,000, expires on ${dateInWords(dateIn(41))}`;
    await page.getByLabel("File", { exact: true }).setInputFiles(certificate(words));
    await page.getByRole("button", { name: "Upload the file" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Confirm what we read");
    const ends = page.getByRole("group", { name: `we read ${dateInWords(dateIn(41))} on page 1. Is that right?` });
    await expect(async () => {
      await page.reload();
      await expect(ends).toBeVisible({ timeout: 1_000 });
    }).toPass(A_PASS);
    await expect(page.locator('[name="ends-day"]'), "nothing is filled in silently").toHaveValue("");
    await ends.getByLabel("No").check();
    await fillDate(page, "ends", dayFromNow(40));
    const amount = page.getByRole("group", { name: /£10,000,000.* Is that right\?/ });
    await amount.getByLabel("Yes").check();
    await page.getByRole("button", { name: "Confirm", exact: true }).click();
    await expect(page.getByText("There is nothing to confirm")).toBeVisible();
    await acceptsDocuments(await own.enter("qa@council.example"), firm);
  });

  await own.setTo(27);
  await test.step("thirteen days before the end its owner is asked, and gives the next one", async () => {
    const page = await own.enter(owner);
    await followMail(page, owner, /renew/i, undefined, A_PASS);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Evidence");
    await replaces(page);
    const document = {
      file: test.info().outputPath("next.pdf"),
      ends: dayFromNow(400),
      dated: dayFromNow(0),
      amount: "10000000",
    };
    await page.pdf({ path: document.file });
    await upload(page, document);
  });

  await own.setTo(41);
  await test.step("on the day after, who did not renew is gone, and this one is there", async () => {
    const visitor = await own.visitor();
    await expectFound(visitor, others, false);
    await expectFound(visitor, ours, true);
    await acceptsDocuments(await own.enter("qa@council.example"), firm);
    const page = await own.enter(owner);
    await page.goto(paths.provider.evidence());
    await expect(page.getByText(new RegExp(dateInWords(dateIn(400)))).first()).toBeVisible();
    await expectFound(visitor, ours, true);
  });
});

test("too late: a lapse holds the service that minute, placements get a decision, and only accepting ends it", async () => {
  await insured(own.db, "bright-path", dateIn(5));
  const [tuition, mentoring] = [
    await serviceOf(own.db, "bright-path", "tuition"),
    await serviceOf(own.db, "bright-path", "mentoring"),
  ];
  const held = await own.db
    .selectFrom("service")
    .select(["provider_id", "lot_id"])
    .where("slug", "=", mentoring)
    .executeTakeFirstOrThrow();
  const concern = { id: uuidv7(), kind: "concern", reason: "A concern is looked into", opened_at: now() };
  await own.db
    .insertInto("hold")
    .values({ ...concern, ...held })
    .execute();
  await own.setTo(0);
  await expectFound(await own.visitor(), tuition, true);

  await own.setTo(6);
  const visitor = await own.visitor();
  await test.step("gone from the directory and from matching", async () => {
    await expectFound(visitor, tuition, false);
    const broker = await own.enter("broker@council.example");
    const { id } = await own.db
      .selectFrom("referral")
      .select("id")
      .where("status", "=", "draft")
      .executeTakeFirstOrThrow();
    await broker.goto(paths.admin.sendReferral(id));
    await expect(broker.getByLabel(firm)).toHaveCount(0);
    await expect(broker.getByRole("row").filter({ hasText: firm })).toContainText(/lapse/i);
  });

  await test.step("the quality lead decides what becomes of the running placement", async () => {
    const lead = await own.enter("qa.lead@council.example");
    await lead.goto(paths.admin.placementDecisions());
    await lead.locator("#main-content").getByRole("link", { name: /^PLA-/ }).first().click();
    await lead.getByLabel("It continues, with safeguards").check();
    await lead
      .getByLabel(/^The safeguards/)
      .fill("A member of staff of the school sits in until we have the certificate.");
    await fillDate(lead, "reviewOn", dayFromNow(13));
    await lead.getByRole("button", { name: "Decide and tell the broker and the provider" }).click();
    await expect(lead.getByRole("heading", { name: "What was decided" })).toBeVisible();
  });

  await test.step("a new certificate alone brings nothing back; accepting it does, and the concern stays", async () => {
    const page = await own.enter(owner);
    await followMail(page, owner, /^We have paused new requests to you/, undefined, A_PASS);
    await replaces(page);
    const document = {
      file: test.info().outputPath("late.pdf"),
      ends: dayFromNow(300),
      dated: dayFromNow(0),
      amount: "10000000",
    };
    await page.pdf({ path: document.file });
    await upload(page, document);
    await expect(async () => {
      await page.goto(paths.provider.evidence());
      await expect(page.getByText(/Being checked/)).toHaveCount(0, { timeout: 500 });
    }).toPass(A_PASS);
    await expectFound(visitor, tuition, false);
    await acceptsDocuments(await own.enter("qa@council.example"), firm);
    await expectFound(visitor, tuition, true);
    await expectFound(visitor, mentoring, false);
  });
});
