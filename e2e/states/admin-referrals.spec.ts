import { paths } from "#app/paths.ts";
import { anOfferedReferral } from "#db/factories/awards.ts";
import { anAwardedPlacement } from "#db/factories/placements-in-steps.ts";
import { aQuietLot } from "../access/quiet-lot.ts";
import { ownerDb } from "../access/things.ts";
import { expect, look, portal, test } from "../fixtures.ts";
import { livePlacement } from "./made.ts";

const db = ownerDb(portal);
test.afterAll(() => db.destroy());

/** The first referral of the demonstration in this status. */
const referral = async (status: "draft" | "sent") => {
  const first = db.selectFrom("referral").select("id").where("status", "=", status).orderBy("id").limit(1);
  return (await first.executeTakeFirstOrThrow()).id;
};

test("the list, a need to record and a child", async ({ signedIn }) => {
  const page = await signedIn("broker@council.example");
  await page.goto(paths.admin.referrals());
  await look(page, "routes/admin/referrals", "filled");
  await page.goto(`${paths.admin.referrals()}?status=closed`);
  await expect(page.getByText("No referrals here")).toBeVisible();
  await look(page, "routes/admin/referrals", "empty");

  await page.goto(paths.admin.newReferral());
  await look(page, "routes/admin/new-referral", "empty");
  await page.getByRole("button", { name: "Save and see who is eligible" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await look(page, "routes/admin/new-referral", "error");

  await page.goto(paths.admin.child((await livePlacement(db)).childId));
  await look(page, "routes/admin/child", "filled");
});

test("a referral, and whom to ask", async ({ signedIn }) => {
  const page = await signedIn("broker@council.example");
  const [draft, sent] = [await referral("draft"), await referral("sent")];
  await page.goto(paths.admin.referral(draft));
  await look(page, "routes/admin/referral", "draft");
  await page.goto(paths.admin.referral(sent));
  await look(page, "routes/admin/referral", "sent");
  await page.goto(paths.admin.sendReferral(sent));
  await expect(page.getByText("This referral has been sent already.")).toBeVisible();
  await look(page, "routes/admin/send-referral", "sent");

  await page.goto(paths.admin.sendReferral(draft));
  await look(page, "routes/admin/send-referral", "filled");
  await page.getByRole("button", { name: "Send the referral" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await look(page, "routes/admin/send-referral", "error");
});

test("a need that nobody meets", async ({ signedIn }) => {
  const page = await signedIn("broker@council.example");
  const { id } = await anOfferedReferral(db, [{ name: "Far Away Tuition", response: "none" }], await aQuietLot(db));
  await db
    .updateTable("referral")
    .set({ status: "draft", age: 5, sent_at: null, due_at: null })
    .where("id", "=", id)
    .execute();
  await page.goto(paths.admin.sendReferral(id));
  await expect(page.getByText("No provider is eligible")).toBeVisible();
  await look(page, "routes/admin/send-referral", "empty");
});

test("offers compared and one awarded", async ({ signedIn }) => {
  const page = await signedIn("broker@council.example");
  const lot = await aQuietLot(db);
  const silent = await anOfferedReferral(db, [{ response: "none", status: "viewed" }], lot);
  await page.goto(paths.admin.compare(silent.id));
  await expect(page.getByText("No offers yet")).toBeVisible();
  await look(page, "routes/admin/compare", "empty");
  await page.goto(paths.admin.award(silent.id));
  await look(page, "routes/admin/award", "empty");

  const open = await anOfferedReferral(db, [{ name: "Ash Tuition", quality: 4 }, { name: "Elm Tuition" }], lot);
  await page.goto(paths.admin.compare(open.id));
  await expect(page.getByText("1 is waiting")).toBeVisible();
  await look(page, "routes/admin/compare", "filled");
  const elm = page.getByRole("form", { name: "Score Elm Tuition" });
  await elm.getByRole("button").click();
  await expect(page.getByRole("alert")).toBeVisible();
  await look(page, "routes/admin/compare", "error");
  await elm.getByLabel(/^3:/).check();
  await elm.getByLabel("Why this score?").fill("The right subjects, on most of the days");
  await elm.getByLabel("They would accept it").check();
  await elm.getByRole("button").click();
  await expect(page.getByRole("link", { name: "Choose an offer" })).toBeVisible();
  await look(page, "routes/admin/compare", "scored");

  await page.goto(paths.admin.award(open.id));
  await look(page, "routes/admin/award", "filled");
  await page.getByRole("button", { name: "Award the placement" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await look(page, "routes/admin/award", "error");

  const { placementId } = await anAwardedPlacement({ owner: db, web: db }, lot);
  const awarded = await db
    .selectFrom("placement")
    .innerJoin("award", "award.id", "placement.award_id")
    .select("award.referral_id as id")
    .where("placement.id", "=", placementId)
    .executeTakeFirstOrThrow();
  await page.goto(paths.admin.compare(awarded.id));
  await expect(page.getByRole("link", { name: "Open the placement" })).toBeVisible();
  await look(page, "routes/admin/compare", "awarded");
});
