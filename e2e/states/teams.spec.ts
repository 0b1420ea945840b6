import { newToken, tokenHash } from "#app/domain/accounts/secret-token.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { paths } from "#app/paths.ts";
import { aPerson, aProvider, aProviderPerson } from "#db/factories/people.ts";
import { ownerDb } from "../access/things.ts";
import { expect, look, portal, test } from "../fixtures.ts";
import { aNewcomer, as, inDays, mayEnter } from "./people.ts";

const db = ownerDb(portal);
test.afterAll(() => db.destroy());

/** The link of an invitation that stands as `row` says. */
async function anInvitation(by: { personId: string; providerId: string }, row: object = {}): Promise<string> {
  const token = newToken();
  const id = uuidv7();
  await db
    .insertInto("invitation")
    .values({
      ...{ id, token_hash: tokenHash(token), email: `kim-${id}@new-start.example`, name: "Kim Vale" },
      ...{ provider_id: by.providerId, provider_role: "referrals", invited_by: by.personId },
      ...{ created_at: inDays(0), expires_at: inDays(2) },
      ...row,
    })
    .execute();
  return paths.invitation(token);
}

test("the people of a provider", async ({ visitor }) => {
  const owner = await aNewcomer(db);
  const page = await as(visitor, owner);
  await page.goto(paths.provider.people());
  await look(page, "routes/provider/people", "alone");
  await page.getByRole("link", { name: "Invite a person" }).click();
  await look(page, "routes/provider/invite", "empty");
  await page.getByLabel("Full name").fill("Kim O'Vale");
  await page.getByRole("button", { name: "Send the invitation" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await expect(page.getByLabel("Full name")).toHaveValue("Kim O'Vale");
  await look(page, "routes/provider/invite", "error");
  await page.getByLabel("Email address").fill(`kim-${owner.personId}@made-up.example`);
  await page.getByLabel("Finance", { exact: true }).check();
  await page.getByRole("button", { name: "Send the invitation" }).click();
  await expect(page.getByText("Invitation sent")).toBeVisible();
  await look(page, "routes/provider/people", "invited");

  await page.getByRole("link", { name: `${owner.name} (you)` }).click();
  await look(page, "routes/provider/person", "only-owner");
  await page.getByLabel("Viewer", { exact: true }).check();
  await page.getByRole("button", { name: "Change the role" }).click();
  await expect(page.getByRole("alert")).toContainText("Make someone else an owner first");
  await look(page, "routes/provider/person", "error");
  await page.goto(paths.provider.leave());
  await look(page, "routes/provider/leave", "last-owner");
  await page.getByRole("button", { name: "Leave" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await look(page, "routes/provider/leave", "error");

  const colleague = await mayEnter(db, await aProviderPerson(db, { providerId: owner.providerId, role: "viewer" }));
  await page.goto(paths.provider.person(colleague.personId));
  await look(page, "routes/provider/person", "filled");
  await page.getByRole("link", { name: `Remove ${colleague.name}` }).click();
  await look(page, "routes/provider/remove-person", "filled");
  const theirs = await as(visitor, colleague);
  await theirs.goto(paths.provider.people());
  await look(theirs, "routes/provider/people", "read-only");
  await theirs.goto(paths.provider.leave());
  await look(theirs, "routes/provider/leave", "filled");
});

test("invitations, in every state", async ({ visitor }) => {
  const owner = await aNewcomer(db);
  const page = await visitor();
  await page.goto(await anInvitation(owner));
  await look(page, "routes/account/invitation", "new");
  await page.getByLabel("Create a password").fill("short");
  await page.getByRole("button", { name: "Accept the invitation" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await expect(page.getByLabel("Full name")).toHaveValue("Kim Vale");
  await look(page, "routes/account/invitation", "error");
  const { email } = await aPerson(db);
  await page.goto(await anInvitation(owner, { email }));
  await look(page, "routes/account/invitation", "known");
  const closed = {
    used: { accepted_at: inDays(0) },
    withdrawn: { withdrawn_at: inDays(0) },
    expired: { expires_at: inDays(-1) },
  };
  for (const [state, row] of Object.entries(closed)) {
    await page.goto(await anInvitation(owner, row));
    await look(page, "routes/account/invitation", state);
  }
  await page.goto(paths.invitation("some-token"));
  await look(page, "routes/account/invitation", "unknown");
});

test("whom one acts for", async ({ visitor }) => {
  const owner = await aNewcomer(db);
  const page = await as(visitor, owner);
  await page.goto(paths.account.providers());
  await look(page, "routes/account/providers", "one");
  const other = await aProvider(db, "Zelkova Tutors");
  await db
    .insertInto("provider_member")
    .values({ person_id: owner.personId, provider_id: other.id, role: "viewer" })
    .execute();
  await page.reload();
  await look(page, "routes/account/providers", "several");
  await page.getByRole("button", { name: "Act for Zelkova Tutors" }).click();
  await expect(page.locator("h1")).toHaveText("What needs doing");
  await expect(page.getByRole("banner")).toContainText("Zelkova Tutors");
  await db.deleteFrom("provider_member").where("person_id", "=", owner.personId).execute();
  await page.goto(paths.account.providers());
  await look(page, "routes/account/providers", "none");
});
