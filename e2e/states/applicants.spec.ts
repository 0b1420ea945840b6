import { paths } from "#app/paths.ts";
import type { MadeLot } from "#db/factories/lots.ts";
import { anOfficer, aProviderPerson } from "#db/factories/people.ts";
import { aQuietLot } from "../access/quiet-lot.ts";
import { ownerDb } from "../access/things.ts";
import { expect, followMail, look, portal, test } from "../fixtures.ts";
import { aNewcomer, as, inDays, mayEnter } from "./people.ts";

const db = ownerDb(portal);
test.afterAll(() => db.destroy());

/** A closed lot whose name no other lot has: mails and lists find it by its name. */
async function aNamedLot(name: string): Promise<MadeLot & { name: string }> {
  const lot = await aQuietLot(db);
  const own = `${name} ${lot.id.slice(-4)}`;
  await db.updateTable("lot").set({ name: own }).where("id", "=", lot.id).execute();
  return { ...lot, name: own };
}

test("being told when a lot opens", async ({ visitor }) => {
  const lot = await aNamedLot("Forest school");
  const email = `ann-${lot.id.slice(-6)}@made-up.example`;
  const page = await visitor();
  await page.goto(paths.tellMe(lot.slug));
  await look(page, "routes/public/tell-me", "empty");
  const send = page.getByRole("button", { name: "Tell me when it opens" });
  await page.getByLabel("Email address").fill("ann@nowhere");
  await send.click();
  await expect(page.getByRole("alert")).toContainText("Enter an email address in the correct format");
  await expect(page.getByLabel("Email address")).toHaveValue("ann@nowhere");
  await look(page, "routes/public/tell-me", "error");
  await page.getByLabel("Email address").fill(email);
  await send.click();
  await expect(page.locator("h1")).toHaveText("Check your email");
  expect(page.url()).not.toContain("ann");
  await look(page, "routes/public/tell-me", "sent");

  await followMail(page, email, /^Confirm that we may tell you/);
  await expect(page.getByRole("button", { name: "Confirm my address" })).toBeVisible();
  const link = new URL(page.url()).pathname;
  await look(page, "routes/public/tell-me-link", "confirm");
  await page.getByRole("button", { name: "Confirm my address" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: lot.name })).toBeVisible();
  await look(page, "routes/public/tell-me-link", "confirmed");

  await page.goto(paths.tellMe(lot.slug));
  await page.getByLabel("Email address").fill(email);
  await send.click();
  await expect(page.locator("h1")).toHaveText("Check your email");
  await followMail(page, email, /^You are on the list/);
  await page.getByRole("button", { name: "Stop these mails" }).click();
  await expect(page.locator("h1")).toHaveText("We have stopped these mails");
  await look(page, "routes/public/tell-me-link", "stopped");
  await page.goto(link);
  await expect(page.locator("h1")).toHaveText("This link cannot be used");
  await look(page, "routes/public/tell-me-link", "gone");
});

test("someone who has signed in need not confirm their own address", async ({ visitor }) => {
  const lot = await aNamedLot("Sailing");
  const page = await as(visitor, await aNewcomer(db));
  await page.goto(paths.tellMe(lot.slug));
  await page.getByRole("button", { name: "Tell me when it opens" }).click();
  await expect(page.locator("h1")).toHaveText("You are on the list");
});

test("a question about a lot, from the provider to everyone", async ({ visitor }) => {
  const lot = await aNamedLot("Horse riding");
  const owner = await mayEnter(db, await aProviderPerson(db, { providerName: `Green Acre ${lot.id.slice(-4)}` }));
  const officer = await mayEnter(db, await anOfficer(db, ["commissioner"]));
  const [asking, answering, reading] = [await as(visitor, owner), await as(visitor, officer), await visitor()];

  await reading.goto(paths.lotQuestions(lot.slug));
  await look(reading, "routes/public/lot-questions", "empty");
  await answering.goto(paths.admin.lotQuestions(lot.id));
  await look(answering, "routes/admin/lot-questions", "empty");

  await asking.goto(`${paths.provider.questions()}?lot=${lot.slug}`);
  await look(asking, "routes/provider/clarifications", "empty");
  await asking.getByRole("button", { name: "Send the question" }).click();
  await expect(asking.getByRole("alert")).toContainText("Enter your question");
  await expect(asking.getByLabel("Lot")).toHaveValue(lot.id);
  await look(asking, "routes/provider/clarifications", "error");
  const typed = `May ${owner.providerName} use its own ponies?`;
  await asking.getByLabel("Your question").fill(typed);
  await asking.getByRole("button", { name: "Send the question" }).click();
  await expect(asking.getByRole("alert")).toContainText("We have your question");
  await look(asking, "routes/provider/clarifications", "done");

  await answering.goto(paths.admin.lot(lot.id));
  await answering.getByRole("link", { name: "1 waiting" }).click();
  await look(answering, "routes/admin/lot-questions", "filled");
  await answering.getByRole("link", { name: "Answer or close" }).click();
  await expect(answering.getByLabel("The question as everyone reads it")).toHaveValue(typed);
  await answering.getByLabel("Answer", { exact: true }).fill("Yes, with insurance for them.");
  await answering.getByRole("button", { name: "Publish the answer" }).click();
  await expect(answering.getByRole("alert")).toContainText(`Take out the name ${owner.providerName}`);
  await expect(answering.getByLabel("Answer", { exact: true })).toHaveValue("Yes, with insurance for them.");
  await look(answering, "routes/admin/lot-questions", "error");
  await answering.getByLabel("The question as everyone reads it").fill("May a provider use its own ponies?");
  await answering.getByRole("button", { name: "Publish the answer" }).click();
  await expect(answering.getByRole("alert")).toContainText("The answer is published");
  await look(answering, "routes/admin/lot-questions", "done");

  await followMail(asking, owner.email, "A question about a lot was answered");
  await expect(asking.getByText("May a provider use its own ponies?")).toBeVisible();
  await asking.goto(paths.provider.questions());
  await look(asking, "routes/provider/clarifications", "filled");
  // Another address than before: the public page of a moment ago may still be remembered.
  await reading.goto(`${paths.lotQuestions(lot.slug)}?page=1`);
  await expect(reading.getByText("Yes, with insurance for them.")).toBeVisible();
  await expect(reading.locator("body")).not.toContainText(owner.providerName);
  await look(reading, "routes/public/lot-questions", "filled");
});

test("a question that is closed says why to its provider alone, and what was typed outlives a refusal", async ({
  visitor,
}) => {
  const lot = await aNamedLot("Pottery");
  const owner = await aNewcomer(db);
  await db
    .insertInto("lot_question")
    .values({
      ...{ id: lot.id, lot_id: lot.id, provider_id: owner.providerId, asked_by: owner.personId },
      ...{ asked_at: inDays(-1), question: "What did the others charge?" },
    })
    .execute();
  const answering = await as(visitor, await mayEnter(db, await anOfficer(db, ["procurement"])));
  await answering.goto(`${paths.admin.lotQuestions(lot.id)}?question=${lot.id}`);
  await answering.getByRole("button", { name: "Close the question" }).click();
  await expect(answering.getByRole("alert")).toContainText("Enter why it is not published");
  await expect(answering.getByLabel("The question as everyone reads it")).toHaveValue("What did the others charge?");
  await answering.getByLabel("Why is it not published?").fill("Commercially sensitive");
  await answering.getByRole("button", { name: "Close the question" }).click();
  await expect(answering.getByRole("alert")).toContainText("The question is closed");
  const asking = await as(visitor, owner);
  await asking.goto(paths.provider.questions());
  await expect(asking.getByText("Commercially sensitive")).toBeVisible();
});
