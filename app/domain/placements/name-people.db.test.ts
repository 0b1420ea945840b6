import { describe, expect, it } from "vitest";
import type { ProviderPerson, ProviderRole } from "#app/access/actor.ts";
import { removeFromTeam } from "#app/domain/accounts/change-team.server.ts";
import { readAs } from "#app/domain/speak-as.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { aProviderPerson } from "#db/factories/people.ts";
import { type AwardedPlacement, anAwardedPlacement, aReadyPlacement } from "#db/factories/placements-in-steps.ts";
import { childKeys } from "#db/factories/referrals.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { endPlacement } from "./change-placement.server.ts";
import { namePeople } from "./name-people.server.ts";
import { openPlacementChild } from "./open-placement-child.server.ts";

const database = testDatabase();
const at = new Date("2026-09-16T10:00:00Z");

async function colleague({ owner }: AwardedPlacement, role: ProviderRole, factor = true): Promise<ProviderPerson> {
  const person = await aProviderPerson(database.owner, { providerId: owner.providerId, role });
  if (factor)
    await database.owner
      .insertInto("authenticator_app")
      .values({ person_id: person.personId, sealed: Buffer.from("sealed"), created_at: at, confirmed_at: at })
      .execute();
  return person;
}
const name = (made: AwardedPlacement, actor: ProviderPerson, people: ProviderPerson[]) =>
  namePeople(database.web, actor, { ...made.deed(), people: people.map(({ personId }) => personId) }, false, at);
const open = (made: AwardedPlacement, actor: ProviderPerson) =>
  openPlacementChild(database.web, actor, childKeys, made.placementId, at);
const rowsOfChild = (actor: ProviderPerson) =>
  readAs(database.web, actor, (trx) => trx.selectFrom("child").select("id").execute());
const named = async () =>
  (await database.owner.selectFrom("placement_person").select("person_id").execute())
    .map((row) => row.person_id)
    .sort();

describe("who is named on a placement", () => {
  it("is whoever accepted the award, and nobody else of the same provider sees the child", async () => {
    const made = await aReadyPlacement(database);
    const kim = await colleague(made, "referrals");
    expect(await open(made, made.owner)).toMatchObject({ name: "Ottoline Canaryfield" });
    await expect(open(made, kim)).rejects.toMatchObject({ kind: "not-found" });
    expect(await rowsOfChild(made.owner)).toHaveLength(1);
    expect(await rowsOfChild(kim)).toEqual([]);
    const readings = database.owner.selectFrom("child_access").select("id").where("person_id", "=", kim.personId);
    expect(await readings.execute()).toEqual([]);
  });

  it("is what the owner chooses, each told, until they are taken off or leave", async () => {
    const made = await aReadyPlacement(database);
    const kim = await colleague(made, "referrals");
    await name(made, made.owner, [made.owner, kim]);
    expect(await open(made, kim)).toMatchObject({ name: "Ottoline Canaryfield" });
    const told = database.owner
      .selectFrom("notification")
      .select("to_address")
      .where("template", "=", "named-on-placement");
    expect(await told.execute()).toEqual([{ to_address: kim.email }]);
    await removeFromTeam(database.web, made.owner, { personId: kim.personId, submissionKey: uuidv7() }, at);
    await expect(open(made, kim)).rejects.toMatchObject({ kind: "not-found" });
    expect(await named()).toEqual([made.owner.personId]);
  });

  it("refuses people without a second factor or the role, strangers, and nobody at all", async () => {
    const made = await aReadyPlacement(database);
    const bare = await colleague(made, "referrals", false);
    const viewer = await colleague(made, "viewer");
    for (const people of [[made.owner, bare], [viewer], [made.loser], []])
      await expect(name(made, made.owner, people)).rejects.toMatchObject({ field: "people" });
    expect(await named()).toEqual([made.owner.personId]);
  });

  it("is the owner’s choice, between acceptance and the end", async () => {
    const waiting = await anAwardedPlacement(database);
    await expect(name(waiting, waiting.owner, [waiting.owner])).rejects.toMatchObject({ kind: "not-allowed-now" });
    const made = await aReadyPlacement(database);
    const kim = await colleague(made, "referrals");
    await expect(name(made, kim, [kim])).rejects.toMatchObject({ kind: "forbidden" });
    await expect(name(made, made.loser, [made.loser])).rejects.toMatchObject({ kind: "not-found" });
    await endPlacement(database.web, made.broker, { ...made.deed(), reason: "Moved away" }, at);
    await expect(name(made, made.owner, [kim])).rejects.toMatchObject({ kind: "not-allowed-now" });
    expect(await named()).toEqual([made.owner.personId]);
  });
});
