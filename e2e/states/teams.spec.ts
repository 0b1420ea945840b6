import { newToken, tokenHash } from "#app/domain/accounts/secret-token.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { paths } from "#app/paths.ts";
import { aPerson, aProvider, aProviderPerson } from "#db/factories/people.ts";
import { aPlacement } from "#db/factories/placements.ts";
import { anApprovedProvider } from "#db/factories/providers.ts";
import { ownerDb } from "../access/things.ts";
import { expect, look, portal, test } from "../fixtures.ts";
import { aNewcomer, as, dateIn, inDays, mayEnter, tuitionLot } from "./people.ts";

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

test("asking to join, and deciding about it", async ({ visitor }) => {
  // A name of its own: only one organisation may be meant.
  const owner = await mayEnter(db, await aProviderPerson(db, { providerName: `Joinery ${uuidv7().slice(-8)}` }));
  const { id } = await aPerson(db);
  const asker = await mayEnter(db, { ...owner, personId: id });
  const { email, name } = await db
    .selectFrom("person")
    .select(["email", "name"])
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  const page = await as(visitor, { ...asker, email });
  await page.goto(paths.account.join());
  await look(page, "routes/account/join", "empty");
  await page.getByLabel("Company number or exact name").fill(owner.providerName);
  await page.getByRole("button", { name: "Send the request" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await look(page, "routes/account/join", "error");
  await page.getByLabel("To join its account").check();
  await page.getByLabel("Who are you there?").fill("I teach maths since 2024");
  await page.getByRole("button", { name: "Send the request" }).click();
  await look(page, "routes/account/join", "asked");

  const theirs = await as(visitor, owner);
  await theirs.goto(paths.provider.people());
  await look(theirs, "routes/provider/people", "asked");
  await theirs.getByRole("link", { name }).click();
  await look(theirs, "routes/provider/joining-request", "filled");
  await theirs.getByRole("button", { name: "Decide" }).click();
  await expect(theirs.getByRole("alert")).toBeVisible();
  await look(theirs, "routes/provider/joining-request", "error");
  await theirs.getByLabel("Viewer", { exact: true }).check();
  await theirs.getByRole("button", { name: "Decide" }).click();
  await expect(theirs.getByText("Request decided")).toBeVisible();
});

test("asking the council for an owner, and QA's decision", async ({ visitor, signedIn }) => {
  const owner = await aNewcomer(db);
  const kim = await mayEnter(db, await aProviderPerson(db, { providerId: owner.providerId, role: "referrals" }));
  const qa = await signedIn("qa@council.example");
  // Another test may have asked meanwhile: its request is decided by nobody and stays on the list.
  await qa.goto(`${paths.admin.joiningRequests()}?page=9999`);
  await look(qa, "routes/admin/joining-requests", "empty");
  const page = await as(visitor, kim);
  await page.goto(paths.provider.people());
  await page.getByRole("link", { name: "Has the owner left?" }).click();
  await look(page, "routes/provider/ask-for-owner", "empty");
  await page.getByRole("button", { name: "Ask to become the owner" }).click();
  await look(page, "routes/provider/ask-for-owner", "error");
  await page.getByLabel("Who are you there").fill("Head of centre; she left in June");
  await page.getByRole("button", { name: "Ask to become the owner" }).click();
  await look(page, "routes/provider/ask-for-owner", "asked");

  await qa.goto(paths.admin.joiningRequests());
  await look(qa, "routes/admin/joining-requests", "waiting");
  await qa.getByRole("link", { name: kim.name, exact: true }).click();
  await look(qa, "routes/admin/joining-request", "waiting");
  await qa.getByLabel("Accept").check();
  await qa.getByRole("button", { name: "Decide" }).click();
  await expect(qa.getByRole("alert")).toContainText("Make all three checks");
  await look(qa, "routes/admin/joining-request", "error");
  for (const check of ["Who they are", "By a public register", "By a call back"]) await qa.getByLabel(check).check();
  await qa.getByLabel("What the checks showed").fill("Passport; Companies House; 01632 960 001");
  await qa.getByRole("button", { name: "Decide" }).click();
  await expect(qa.getByText("Accepted by Quentin Abbey")).toBeVisible();
  await look(qa, "routes/admin/joining-request", "decided");
  await qa.goto(`${paths.admin.joiningRequests()}?state=decided`);
  await look(qa, "routes/admin/joining-requests", "decided");

  const { id } = await aPerson(db);
  await db
    .insertInto("joining_request")
    .values({
      ...{ id: uuidv7(), kind: "same-company-number", provider_id: owner.providerId, person_id: id },
      ...{ note: "Registered as Another", created_at: inDays(0) },
    })
    .execute();
  const { email } = await db.selectFrom("person").select("email").where("id", "=", id).executeTakeFirstOrThrow();
  const alex = await as(visitor, { ...(await mayEnter(db, { ...owner, personId: id })), email });
  await alex.goto(paths.account.providers());
  await look(alex, "routes/account/providers", "checking");
});

test("whom we tell, and who is named on a placement", async ({ visitor }) => {
  const provider = await anApprovedProvider(db, { lot: await tuitionLot(db), insuredUntil: dateIn(300) });
  const owner = await mayEnter(db, provider.owner);
  const kim = await aProviderPerson(db, { providerId: provider.providerId, role: "referrals" });
  const page = await as(visitor, owner);
  await page.goto(paths.provider.home());
  await page.getByRole("link", { name: "Choose at least two people" }).click();
  await page.getByRole("link", { name: "Choose whom we tell" }).click();
  await look(page, "routes/provider/contacts", "filled");
  const asRole = (role: string) =>
    db.updateTable("provider_member").set({ role }).where("person_id", "=", kim.personId).execute();
  await asRole("viewer");
  await page.getByLabel(kim.name).first().check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await look(page, "routes/provider/contacts", "error");
  await asRole("referrals");
  await page.goto(paths.provider.contacts());
  for (const box of await page.getByRole("checkbox").all()) await box.check();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Contacts saved")).toBeVisible();

  const { id } = await aPlacement(db, { provider });
  await page.goto(paths.provider.placement(id));
  await page.getByRole("link", { name: "Change who is named" }).click();
  await look(page, "routes/provider/placement-people", "filled");
  await page.getByLabel(owner.name).uncheck();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await look(page, "routes/provider/placement-people", "error");
});
