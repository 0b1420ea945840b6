import { type HalfDay, mondayOf } from "#app/domain/attendance/marks.ts";
import { addDays } from "#app/domain/london-time.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { paths } from "#app/paths.ts";
import { loadConfig } from "#app/platform/config.server.ts";
import { anInvoice, someMarks } from "#db/factories/invoices.ts";
import { aPlacement } from "#db/factories/placements.ts";
import { type ApprovedProvider, anApprovedProvider } from "#db/factories/providers.ts";
import { aSentReferral } from "#db/factories/referrals.ts";
import { ownerDb } from "../access/things.ts";
import { expect, fillDate, look, now, portal, test } from "../fixtures.ts";
import { settingsOf } from "../portal.ts";
import { aNewcomer, as, boxesIn, dateIn, inDays, mayEnter, tuitionLot } from "./people.ts";

const db = ownerDb(portal);
test.afterAll(() => db.destroy());
const { provider } = paths;

/** An approved organisation of this test's own, whose owner can sign in. */
async function anOrganisation(): Promise<ApprovedProvider> {
  const made = await anApprovedProvider(db, { lot: await tuitionLot(db), insuredUntil: dateIn(300) });
  await mayEnter(db, made.owner);
  return made;
}

const lasting = { starts_on: dateIn(-60), ends_on: dateIn(60), created_at: inDays(-70), started_at: inDays(-60) };

/** The agreed morning of a Monday so many weeks ago. */
const monday = (weeksAgo: number): HalfDay => ({ date: addDays(mondayOf(dateIn(0)), -7 * weeksAgo), half: "am" });

test("before there is any work", async ({ visitor }) => {
  const page = await as(visitor, await aNewcomer(db));
  for (const name of ["requests", "placements", "invoices"] as const) {
    await page.goto(provider[name]());
    await look(page, `routes/provider/${name}`, "empty");
  }
});

test("a referral, read and answered", async ({ visitor }) => {
  const organisation = await anOrganisation();
  const keys = loadConfig(settingsOf(portal), "command");
  const form = { startOn: dateIn(14), endOn: dateIn(90) };
  const { requestIds } = await aSentReferral(db, [organisation], { now: now(), form, keys });
  const here = provider.request(requestIds[0] ?? "");
  const page = await as(visitor, organisation.owner);
  await page.goto(provider.requests());
  await look(page, "routes/provider/requests", "filled");
  await page.locator("tbody").getByRole("link").first().click();
  await look(page, "routes/provider/request", "facts");
  await page.getByLabel(/I will keep it to the people who need it/).check();
  await page.getByRole("button", { name: "Read more about the needs" }).click();
  await expect(page.getByRole("heading", { name: "More about the needs" })).toBeVisible();
  await look(page, "routes/provider/request", "more");
  for (const answer of ["alternative", "no", "yes"]) {
    await page.goto(`${here}?answer=${answer}`);
    await look(page, "routes/provider/request", "answering");
    await page.getByRole("button", { name: "Send your answer" }).click();
    await expect(page.getByRole("alert")).toBeVisible();
    await look(page, "routes/provider/request", "error");
  }
  await fillDate(page, "startOn", boxesIn(14));
  await page.getByLabel("Price without VAT").fill("42.50");
  await page.getByLabel("hour", { exact: false }).first().check();
  await page.locator('input[name="staff"]').first().check();
  await page.getByRole("button", { name: "Send your answer" }).click();
  await expect(page.getByText("Your answer", { exact: true })).toBeVisible();
  await look(page, "routes/provider/request", "answered");

  const request = db
    .selectFrom("referral_request")
    .select("referral_id")
    .where("id", "=", requestIds[0] ?? "");
  await db.updateTable("referral").set({ status: "awarded" }).where("id", "=", request).execute();
  await page.goto(here);
  await expect(page.getByText("The facts about the child are no longer shown.")).toBeVisible();
  await look(page, "routes/provider/request", "closed");
});

test("a placement from its award to its end", async ({ visitor }) => {
  const organisation = await anOrganisation();
  const agreed = { ...lasting, starts_on: dateIn(7), started_at: null, status: "agreed" };
  const { id, awardId } = await aPlacement(db, { provider: organisation, accepted: false, placement: agreed });
  const page = await as(visitor, organisation.owner);
  await page.goto(provider.placements());
  await look(page, "routes/provider/placements", "filled");
  await page.goto(provider.riskAssessment(id));
  await look(page, "routes/provider/placement-risk-assessment", "awarded");
  await page.goto(provider.placement(id));
  await look(page, "routes/provider/placement", "awarded");
  await page.getByRole("button", { name: "Accept the award" }).click();
  await expect(page.getByRole("button", { name: "Accept the award" })).toHaveCount(0);
  await look(page, "routes/provider/placement", "accepted");

  await page.getByRole("link", { name: "Letter on the checks of your staff" }).click();
  await expect(page.locator("h1")).toHaveText("Confirmation of staff checks");
  await look(page, "routes/provider/checks-letter", "confirms");
  const ofTutor = db.selectFrom("staff_check").selectAll().where("staff_member_id", "=", organisation.staffMemberId);
  const held = await ofTutor.execute();
  await db.deleteFrom("staff_check").where("staff_member_id", "=", organisation.staffMemberId).execute();
  await page.reload();
  await expect(page.getByText("This is not a confirmation of the checks")).toBeVisible();
  await look(page, "routes/provider/checks-letter", "missing");
  await db.insertInto("staff_check").values(held).execute();

  await page.goto(provider.agreement(id));
  await look(page, "routes/provider/placement-agreement", "filled");
  await page.getByRole("button", { name: "Accept the agreement" }).click();
  await expect(page.locator("h1")).not.toHaveText("Placement agreement");
  await page.goto(provider.agreement(id));
  await look(page, "routes/provider/placement-agreement", "accepted");

  await page.goto(provider.riskAssessment(id));
  await look(page, "routes/provider/placement-risk-assessment", "empty");
  await page.getByRole("button", { name: "Send the risk assessment" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await look(page, "routes/provider/placement-risk-assessment", "error");
  const written = { placement_id: id, gate: "risk-assessment", finding: "met", sealed_note: Buffer.from("sealed") };
  await db
    .insertInto("placement_gate")
    .values({ ...written, person_id: organisation.owner.personId, at: now() })
    .execute();
  await page.goto(provider.riskAssessment(id));
  await expect(page.getByText("A new one takes its place.")).toBeVisible();
  await look(page, "routes/provider/placement-risk-assessment", "filled");

  await db.updateTable("placement").set({ status: "live", started_at: now() }).where("id", "=", id).execute();
  await page.goto(provider.placement(id));
  await look(page, "routes/provider/placement", "live");
  await page.goto(provider.marks(id));
  await expect(page.getByText("No sessions to record in this week yet")).toBeVisible();
  await look(page, "routes/provider/marks", "empty");
  await db
    .updateTable("placement")
    .set({ status: "ended", starts_on: dateIn(-7), ended_at: now() })
    .where("award_id", "=", awardId)
    .execute();
  await page.goto(provider.placement(id));
  await look(page, "routes/provider/placement", "ended");
});

test("who the child is", async ({ signedIn }) => {
  const page = await signedIn("owner@bright-path.example");
  await page.goto(`${provider.placements()}?status=live`);
  await page.locator("tbody").getByRole("link").first().click();
  await page.locator('main a[href$="/child"]').first().click();
  await expect(page.locator("h1")).toHaveText("Who the child is");
  await look(page, "routes/provider/placement-child", "filled");
});

test("attendance, and an invoice from it", async ({ visitor }) => {
  const organisation = await anOrganisation();
  const placement = await aPlacement(db, { provider: organisation, placement: lasting });
  const page = await as(visitor, organisation.owner);
  await page.goto(provider.newInvoice(placement.id));
  await look(page, "routes/provider/new-invoice", "empty");

  await page.goto(`${provider.marks(placement.id)}?week=${monday(1).date}`);
  await look(page, "routes/provider/marks", "filled");
  await page.getByRole("button", { name: "Save attendance" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await look(page, "routes/provider/marks", "error");

  await someMarks(db, placement, [monday(2), monday(7)], { confirmedBy: placement.broker });
  await page.goto(provider.newInvoice(placement.id));
  await look(page, "routes/provider/new-invoice", "months");
  await page.getByRole("radio").first().check();
  await page.getByRole("button", { name: "Continue" }).click();
  await look(page, "routes/provider/new-invoice", "filled");
  await page.getByLabel("The council’s order number").fill("O'Neill 🎓");
  await page.getByRole("button", { name: "Send the invoice" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await expect(page.getByLabel("The council’s order number")).toHaveValue("O'Neill 🎓");
  await look(page, "routes/provider/new-invoice", "error");
});

test("an invoice until it is paid", async ({ visitor }) => {
  const organisation = await anOrganisation();
  const placement = await aPlacement(db, { provider: organisation, placement: lasting });
  const received = { invoice_date: dateIn(-6), received_on: dateIn(-6), pay_by: dateIn(23) };
  const { id } = await anInvoice(db, placement, {
    halfDays: [monday(2), monday(3)],
    number: "INV 7",
    invoice: received,
  });
  const page = await as(visitor, organisation.owner);
  await page.goto(provider.invoices());
  await look(page, "routes/provider/invoices", "filled");
  const here = provider.invoice(id);
  await page.goto(here);
  await look(page, "routes/provider/invoice", "submitted");

  const becomes = (invoice: object) => db.updateTable("invoice").set(invoice).where("id", "=", id).execute();
  await becomes({ status: "queried" });
  await db
    .insertInto("invoice_event")
    .values({
      ...{ id: uuidv7(), invoice_id: id, event: "query", from_status: "submitted", to_status: "queried" },
      ...{ at: inDays(-1), person_id: placement.broker.personId, reason: "Which order is this for?" },
    })
    .execute();
  await page.goto(here);
  await expect(page.getByText("Which order is this for?").first()).toBeVisible();
  await look(page, "routes/provider/invoice", "queried");
  await page.getByRole("button", { name: "Send the answer" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await look(page, "routes/provider/invoice", "error");
  await becomes({ status: "approved", approved_by: placement.broker.personId, approved_at: inDays(-1) });
  await page.goto(here);
  await look(page, "routes/provider/invoice", "approved");
  const paid = { paid_by: placement.broker.personId, paid_at: now(), paid_on: dateIn(0), payment_reference: "BACS 7" };
  await becomes({ status: "paid", ...paid });
  await page.goto(here);
  await look(page, "routes/provider/invoice", "paid");
});
