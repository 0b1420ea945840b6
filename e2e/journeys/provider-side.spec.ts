import { formatDate, londonDate } from "#app/domain/london-time.ts";
import { paths } from "#app/paths.ts";
import { aDocument } from "#db/factories/lot-documents.ts";
import { anApprovedProvider } from "#db/factories/providers.ts";
import { aQuietLot } from "../access/quiet-lot.ts";
import { ownerDb } from "../access/things.ts";
import { expect, followMail, now, portal, test } from "../fixtures.ts";
import { as, dateIn, inDays, mayEnter } from "../states/people.ts";
import { choose, enter, write } from "./keys.ts";

const db = ownerDb(portal);
test.afterAll(() => db.destroy());

/** A provider of a lot of its own with two open gates: the lot's newest terms, and one certificate that has ended. */
async function withTwoGates() {
  const lot = await aQuietLot(db);
  await aDocument(db, lot.id, { version: "2", title: "Terms of mentoring", fromOn: dateIn(-1) });
  await db.updateTable("lot").set({ terms_version: "2" }).where("id", "=", lot.id).execute();
  const made = await anApprovedProvider(db, { lot, insuredUntil: dateIn(300) });
  const { providerId } = made;
  await db
    .updateTable("council_check")
    .set({ checked_on: dateIn(0) })
    .where("provider_id", "=", providerId)
    .execute();
  await db
    .updateTable("evidence")
    .set({ ends_on: dateIn(-1) })
    .where("provider_id", "=", providerId)
    .where("question_id", "=", "INS-03")
    .execute();
  await mayEnter(db, made.owner);
  return made;
}

/** Other tests make QA leads too: whoever answers must be the one who is asked. */
async function nameContact(providerId: string, email: string): Promise<void> {
  const { id } = await db.selectFrom("person").select("id").where("email", "=", email).executeTakeFirstOrThrow();
  const contact = { provider_id: providerId, person_id: id, named_at: inDays(0), named_by: id };
  await db.insertInto("council_contact").values(contact).execute();
}

test("N2: a provider with two gates sees exactly two, follows a link and clears one", async ({ visitor }) => {
  const { owner } = await withTwoGates();
  const page = await as(visitor, owner);
  await enter(page.getByRole("link", { name: "2 things stop you being used" }));
  const stops = page.getByRole("heading", { level: 3 });
  await expect(stops).toHaveText([/^Professional indemnity insurance/, "The terms of the lot"]);
  await expect(page.getByRole("link", { name: /^Give professional indemnity/ })).toHaveAttribute(
    "href",
    /\/evidence\/INS-03\/certificate\?from=evidence$/,
  );
  await enter(page.getByRole("link", { name: "Read and accept the terms" }));
  await write(page.getByLabel("Their role at"), "Director");
  await choose(page.getByLabel("I have the authority to sign"));
  await enter(page.getByRole("button", { name: "Accept the terms" }));
  await expect(page.getByRole("alert")).toContainText("The terms are accepted");
  await enter(page.getByRole("link", { name: "Standing" }));
  await expect(stops).toHaveText([/^Professional indemnity insurance/]);
});

test("a provider writes to the council, its named contact answers, and it reads the answer", async ({
  signedIn,
  visitor,
}) => {
  const { owner, providerId } = await withTwoGates();
  await nameContact(providerId, "qa.lead@council.example");
  const page = await as(visitor, owner);
  await enter(page.getByRole("link", { name: "Messages" }));
  await write(page.getByLabel("Subject"), "Our new rooms");
  await write(page.getByLabel("Message", { exact: true }), "Do you visit them before we open?");
  await enter(page.getByRole("button", { name: "Send message" }));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Our new rooms");
  await expect(page.getByText(/^We answer by \d/)).toBeVisible();

  const lead = await signedIn("qa.lead@council.example");
  await followMail(lead, "qa.lead@council.example", `A message from ${owner.providerName}`);
  await expect(lead.getByText("Do you visit them before we open?")).toBeVisible();
  await write(lead.getByLabel("Your message"), "Yes, in January");
  await enter(lead.getByRole("button", { name: "Send message" }));
  await expect(lead.getByText("With the provider")).toBeVisible();

  await followMail(page, owner.email, "The council has written to you");
  await expect(page.getByText("Yes, in January")).toBeVisible();
  await expect(page.getByText("We have written to you")).toBeVisible();
});

test("a provider sees who at the council read its document", async ({ signedIn }) => {
  const page = await signedIn("owner@bright-path.example");
  await enter(page.getByRole("link", { name: "Evidence", exact: true }));
  const views = page.getByRole("link", { name: "Who at the council read it" }).first();
  const address = (await views.getAttribute("href")) ?? "";
  const id = address.split("/").at(-2) ?? "";

  const reader = await signedIn("qa@council.example");
  await enter(reader.getByRole("link", { name: "Providers", exact: true }));
  await write(reader.getByLabel("Part of the name"), "Bright Path");
  await enter(reader.getByRole("button", { name: "Find", exact: true }));
  await enter(reader.getByRole("link", { name: /^Bright Path/ }).first());
  const coming = reader.waitForEvent("download");
  await enter(reader.locator(`a[href="${paths.admin.evidenceFile(id)}"]`));
  await (await coming).delete();

  await enter(views);
  // The demonstration's reviewer accepted it long ago, which is a reading of its own.
  const today = new RegExp(`QA reviewer ${formatDate(londonDate(now()))}`);
  await expect(page.getByRole("row", { name: today }).first()).toBeVisible();
});
