import { describe, expect, it } from "vitest";
import type { Actor } from "#app/access/actor.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { anOfficer, aProviderPerson } from "#db/factories/people.ts";
import {
  type AwardedPlacement,
  anAwardedPlacement,
  aReadyPlacement,
  notes,
} from "#db/factories/placements-in-steps.ts";
import { childKeys } from "#db/factories/referrals.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { endPlacement } from "./change-placement.server.ts";
import { openGateNotes, openPlacementChild } from "./open-placement-child.server.ts";

const database = testDatabase();
const at = new Date("2026-09-16T10:00:00Z");
const seen = () => database.owner.selectFrom("child_access").select(["what", "person_id"]).execute();

describe("who the child is", () => {
  const open = (made: AwardedPlacement, actor: Actor) =>
    openPlacementChild(database.web, actor, childKeys, made.placementId, at);

  it("stays shut before the award is accepted, and nothing is written", async () => {
    const made = await anAwardedPlacement(database);
    const before = (await seen()).length;
    await expect(open(made, made.owner)).rejects.toMatchObject({ kind: "not-allowed-now" });
    await expect(open(made, made.loser)).rejects.toMatchObject({ kind: "not-found" });
    expect(await seen()).toHaveLength(before);
  });

  it("opens after it, is written down, and shuts with a provider gate and at the end", async () => {
    const made = await aReadyPlacement(database);
    const before = (await seen()).length;
    expect(await open(made, made.owner)).toMatchObject({ name: "Ottoline Canaryfield", school: "Dovecote Academy" });
    expect((await seen()).slice(before)).toEqual([{ what: "identity", person_id: made.owner.personId }]);
    for (const role of ["viewer", "finance"] as const) {
      const person = await aProviderPerson(database.owner, { providerId: made.owner.providerId, role });
      await expect(open(made, person)).rejects.toMatchObject({ kind: "forbidden" });
    }
    await expect(open(made, made.loser)).rejects.toMatchObject({ kind: "not-found" });
    await database.owner
      .insertInto("hold")
      .values({
        id: uuidv7(),
        provider_id: made.owner.providerId,
        kind: "suspension",
        reason: "Enquiry",
        opened_at: at,
      })
      .execute();
    await expect(open(made, made.owner)).rejects.toThrow("Enquiry");
    await database.owner.deleteFrom("hold").execute();
    await endPlacement(database.web, made.broker, { ...made.deed(), reason: "Moved away" }, at);
    await expect(open(made, made.owner)).rejects.toMatchObject({ kind: "not-allowed-now" });
    expect(await seen()).toHaveLength(before + 1);
  });

  it("and what is noted about the child is sealed, and opened by entitled officers only", async () => {
    const made = await aReadyPlacement(database);
    const kept = await database.owner.selectFrom("placement_gate").select("sealed_note").execute();
    expect(kept.some((one) => one.sealed_note.includes("Ottoline") || one.sealed_note.includes("adults"))).toBe(false);
    const read = (actor: Actor) => openGateNotes(database.web, actor, childKeys, made.placementId, at);
    expect((await read(made.qa)).map((one) => one.text)).toEqual([notes.qa, notes.risk]);
    for (const actor of [made.manager, await anOfficer(database.owner, ["finance"])])
      await expect(read(actor)).rejects.toMatchObject({ kind: "forbidden" });
    await expect(read(made.owner)).rejects.toMatchObject({ kind: "not-found" });
    await expect(read(await anOfficer(database.owner, ["admin"]))).rejects.toMatchObject({ kind: "not-found" });
  });
});
