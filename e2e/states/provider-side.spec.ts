import { transact } from "#app/domain/work.server.ts";
import { paths } from "#app/paths.ts";
import { aHoldOn } from "#db/factories/holds.ts";
import { anOfficer } from "#db/factories/people.ts";
import { anApprovedProvider } from "#db/factories/providers.ts";
import { aQuietLot } from "../access/quiet-lot.ts";
import { ownerDb } from "../access/things.ts";
import { expect, look, portal, test } from "../fixtures.ts";
import { aNewcomer, as, dateIn, inDays, mayEnter } from "./people.ts";

const db = ownerDb(portal);
test.afterAll(() => db.destroy());

test("N2: what stops a provider: not approved, nothing, and every kind of thing", async ({ visitor }) => {
  const route = "routes/provider/standing";
  const newcomer = await as(visitor, await aNewcomer(db));
  await newcomer.goto(paths.provider.standing());
  await look(newcomer, route, "empty");

  const made = await anApprovedProvider(db, { lot: await aQuietLot(db), insuredUntil: dateIn(300) });
  const { providerId, owner, lot } = made;
  await db
    .updateTable("council_check")
    .set({ checked_on: dateIn(0) })
    .where("provider_id", "=", providerId)
    .execute();
  const page = await as(visitor, await mayEnter(db, owner));
  await page.goto(paths.provider.standing());
  await expect(page.getByText("Nothing stops you on this lot")).toBeVisible();
  await look(page, route, "clear");

  await aHoldOn(db, { providerId, kind: "concern", because: "Canary", at: inDays(-3) });
  await aHoldOn(db, { providerId, lotId: lot.id, kind: "condition", because: "Name a deputy", at: inDays(-2) });
  await db.deleteFrom("terms_acceptance").where("provider_id", "=", providerId).execute();
  await page.goto(paths.provider.home());
  await page.getByRole("link", { name: "3 things stop you being used" }).click();
  await expect(page.getByText("Name a deputy")).toBeVisible();
  await expect(page.getByText("Canary")).toHaveCount(0);
  await look(page, route, "filled");

  await aHoldOn(db, { providerId, lotId: lot.id, kind: "withdrawal", because: "No tutors left", at: inDays(-1) });
  await page.reload();
  await page.getByRole("link", { name: "Write to us to be asked again" }).click();
  await expect(page.getByLabel("Subject")).toHaveValue("Please ask us again");
  await expect(page.getByLabel("What it is about")).toHaveValue(`lot:${lot.id}`);
});

test("messages between a provider and the council, from both sides", async ({ visitor, signedIn }) => {
  const { providerId, owner } = await anApprovedProvider(db, { lot: await aQuietLot(db) });
  const page = await as(visitor, await mayEnter(db, owner));
  await page.goto(paths.provider.messages());
  await look(page, "routes/provider/messages", "empty");
  await page.getByLabel("Subject").fill("A question");
  await page.getByLabel("Message", { exact: true }).fill("Her UPN is A123456789012");
  await page.getByRole("button", { name: "Send message" }).click();
  await expect(page.getByRole("alert")).toContainText("a unique pupil number");
  await look(page, "routes/provider/messages", "error");
  await page.getByLabel("Message", { exact: true }).fill("When do you visit us?");
  await page.getByRole("button", { name: "Send message" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("A question");
  await look(page, "routes/provider/message", "filled");
  const address = page.url();
  await page.getByRole("button", { name: "Send message" }).click();
  await expect(page.getByRole("alert")).toContainText("Enter your message");
  await look(page, "routes/provider/message", "error");
  await page.goto(paths.provider.messages());
  await look(page, "routes/provider/messages", "filled");

  const lead = await signedIn("qa.lead@council.example");
  await lead.goto(paths.admin.conversations());
  await look(lead, "routes/admin/conversations/list", "filled");
  const nobody = (await anApprovedProvider(db, { lot: await aQuietLot(db) })).providerId;
  await lead.goto(paths.admin.providerMessages(nobody));
  await look(lead, "routes/admin/conversations/of-provider", "empty");
  await lead.goto(paths.admin.providerMessages(providerId));
  await look(lead, "routes/admin/conversations/of-provider", "filled");
  await lead.getByRole("button", { name: "Send message" }).click();
  await expect(lead.getByRole("alert")).toContainText("Enter a subject");
  await look(lead, "routes/admin/conversations/of-provider", "error");
  await lead.getByRole("link", { name: "A question" }).click();
  await expect(lead.getByText("When do you visit us?")).toBeVisible();
  await look(lead, "routes/admin/conversations/conversation", "filled");
  await lead.getByRole("button", { name: "Send message" }).click();
  await expect(lead.getByRole("alert")).toBeVisible();
  await look(lead, "routes/admin/conversations/conversation", "error");
  await lead.getByLabel("Your message").fill("In January");
  await lead.getByRole("button", { name: "Send message" }).click();
  await expect(lead.getByText("With the provider")).toBeVisible();
  await lead.getByRole("button", { name: "Close: nothing is left to say" }).click();
  await expect(lead.getByLabel("Write again")).toBeVisible();
  await look(lead, "routes/admin/conversations/conversation", "closed");
  await page.goto(address);
  await expect(page.getByText("In January")).toBeVisible();
  await look(page, "routes/provider/message", "closed");
});

test("no provider waits for an answer", async ({ signedIn }) => {
  const page = await signedIn("qa.lead@council.example");
  await db.updateTable("conversation").set({ status: "closed" }).execute();
  await page.goto(paths.admin.conversations());
  await expect(page.getByText("No provider waits for an answer")).toBeVisible();
  await look(page, "routes/admin/conversations/list", "empty");
});

test("who at the council read a document", async ({ visitor }) => {
  const { owner } = await anApprovedProvider(db, { lot: await aQuietLot(db) });
  const page = await as(visitor, await mayEnter(db, owner));
  await page.goto(paths.provider.evidence());
  await page.getByRole("link", { name: "Who at the council read it" }).first().click();
  await expect(page.getByText("Nobody at the council has opened it yet")).toBeVisible();
  await look(page, "routes/provider/evidence-views", "empty");
  const id = new URL(page.url()).pathname.split("/").at(-2) ?? "";
  const reader = await anOfficer(db, ["qa"], { name: "Priya Shah" });
  await transact(db, reader, inDays(0), async (work) => work.audit("evidence.open", { type: "evidence", id }));
  await page.reload();
  await expect(page.getByRole("row", { name: /Priya Shah.*QA reviewer/ })).toBeVisible();
  await look(page, "routes/provider/evidence-views", "filled");
});
