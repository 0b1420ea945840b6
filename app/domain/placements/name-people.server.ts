import type { Actor } from "#app/access/actor.ts";
import { NotAllowedNow, Refused } from "#app/domain/errors.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";
import type { Db } from "#db/client.server.ts";
import { onPlacement, type PlacementDeed } from "./on-placement.server.ts";
import { nameable, namedOn } from "./placement-people.server.ts";

/**
 * Sets who of the provider's people may see the child of a placement: an owner's choice among those who open referrals
 * and have a second factor. Whoever is named anew is told. Throws Refused("people") for anyone else or for nobody,
 * NotAllowedNow before the award is accepted and after the end.
 */
export const namePeople = (
  db: Db,
  actor: Actor,
  deed: PlacementDeed & { people: readonly string[] },
  demo: boolean,
  now: Date,
): Promise<void> =>
  onPlacement(
    db,
    actor,
    deed,
    { action: "placement.name-people", intent: "name-people" },
    now,
    async (work, placement, person) => {
      const { people } = deed;
      if (!placement.awardAcceptedAt) throw new NotAllowedNow("name people before the award is accepted");
      if (placement.status === "ended") throw new NotAllowedNow("name people on a placement that has ended");
      const before = (await namedOn(work.trx, placement.id)).map(({ id }) => id);
      const able = await nameable(work.trx, placement.providerId, demo);
      const chosen = able.filter(({ id, ready }) => people.includes(id) && (ready || before.includes(id)));
      if (people.length === 0) throw new Refused("people", "Select who may see who the child is");
      if (chosen.length < new Set(people).size)
        throw new Refused("people", "Select only people who may open referrals and have a second step of signing in");
      const ids = chosen.map(({ id }) => id);
      const removed = before.filter((id) => !ids.includes(id));
      const added = chosen.filter(({ id }) => !before.includes(id));
      await work.trx
        .deleteFrom("placement_person")
        .where("placement_id", "=", placement.id)
        .where("person_id", "not in", ids)
        .execute();
      for (const { id, name, email } of added) {
        await work.trx
          .insertInto("placement_person")
          .values({ placement_id: placement.id, person_id: id, named_by: person.personId, named_at: now })
          .execute();
        const about = { type: "placement", id: placement.id };
        await notify(
          work,
          { email, personId: id },
          "named-on-placement",
          { name, ref: placement.ref, id: placement.id },
          about,
        );
      }
      const named = added.map(({ id }) => id);
      work.audit("placement.name-people", { type: "placement", id: placement.id }, { named, removed });
    },
  );
