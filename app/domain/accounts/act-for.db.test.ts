import { expect, it } from "vitest";
import { aProvider, aProviderPerson } from "#db/factories/people.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { actFor, providersOf } from "./act-for.server.ts";
import { actorOf, endSignIn, openSignIn } from "./sign-ins.server.ts";

const database = testDatabase();
const at = new Date("2026-09-14T09:00:00Z");

async function someone() {
  const first = await aProviderPerson(database.owner, { providerName: "Alder" });
  const second = await aProvider(database.owner, "Beech");
  await database.owner
    .insertInto("provider_member")
    .values({ person_id: first.personId, provider_id: second.id, role: "viewer" })
    .execute();
  const token = await openSignIn(database.web, { personId: first.personId }, at);
  return { first, second, token };
}

it("acts for one provider at a time, in the role held there, under a new id", async () => {
  const { first, second, token } = await someone();
  expect(await providersOf(database.web, first.personId)).toEqual([
    { id: first.providerId, name: "Alder", role: "owner" },
    { id: second.id, name: "Beech", role: "viewer" },
  ]);
  const actor = await actorOf(database.web, token, at);
  expect(actor).toMatchObject({ providerId: first.providerId, role: "owner" });
  const renewed = await actFor(database.web, actor, token, second.id, at);
  expect(await actorOf(database.web, token, at)).toEqual({ kind: "anonymous" });
  expect(await actorOf(database.web, renewed, at)).toMatchObject({ providerId: second.id, role: "viewer" });
});

it("refuses a provider that is not theirs, and a sign-in that is not theirs or has ended", async () => {
  const { first, second, token } = await someone();
  const stranger = await aProviderPerson(database.owner);
  for (const providerId of [stranger.providerId, "no-id"])
    await expect(actFor(database.web, first, token, providerId, at)).rejects.toMatchObject({ kind: "not-found" });
  await expect(actFor(database.web, stranger, token, stranger.providerId, at)).rejects.toMatchObject({
    kind: "not-found",
  });
  await endSignIn(database.web, token, at);
  await expect(actFor(database.web, first, token, second.id, at)).rejects.toMatchObject({ kind: "not-found" });
  expect(await database.owner.selectFrom("audit_entry").select("seq").execute()).toEqual([]);
});
