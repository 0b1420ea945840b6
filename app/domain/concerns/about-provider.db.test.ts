import { expect, test } from "vitest";
import { type Actor, anonymous, councilRoles } from "#app/access/actor.ts";
import { anOfficer, aProviderPerson } from "#db/factories/people.ts";
import { anApprovedProvider } from "#db/factories/providers.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { aboutProvider } from "./about-provider.server.ts";

const database = testDatabase();
const named = async (actor: Actor, slug: string) => (await aboutProvider(database.web, actor, slug))?.name;
const slugOf = async (providerId: string) => {
  const row = database.owner.selectFrom("provider").select("slug").where("id", "=", providerId);
  return (await row.executeTakeFirstOrThrow()).slug;
};

test("row 33: an account that the directory does not show is named to itself and to council staff, to nobody else", async () => {
  const own = await aProviderPerson(database.owner, { providerName: "Wye Learning" });
  const slug = await slugOf(own.providerId);
  for (const actor of [
    anonymous,
    await aProviderPerson(database.owner),
    await anOfficer(database.owner, ["school"]),
    await anOfficer(database.owner, ["panel"]),
  ])
    expect(await named(actor, slug), JSON.stringify(actor)).toBeUndefined();
  expect(await named(own, slug)).toBe("Wye Learning");
  for (const role of councilRoles.filter((one) => one !== "school" && one !== "panel"))
    expect(await named(await anOfficer(database.owner, [role]), slug), role).toBe("Wye Learning");
});

test("row 33: a provider of the directory is named to anybody, by its own slug and by its service's", async () => {
  const made = await anApprovedProvider(database.owner, { name: "Lugg Tutors" });
  const stranger = await aProviderPerson(database.owner);
  const row = database.owner.selectFrom("service").select("slug").where("id", "=", made.serviceId);
  const slugs = [await slugOf(made.providerId), (await row.executeTakeFirstOrThrow()).slug];
  for (const slug of slugs)
    for (const actor of [anonymous, stranger]) expect(await named(actor, slug), slug).toBe("Lugg Tutors");
  await database.owner.updateTable("admission").set({ outcome: "removed" }).execute();
  for (const slug of slugs) expect(await named(stranger, slug), slug).toBeUndefined();
});
