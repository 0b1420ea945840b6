import { notify } from "#app/domain/notifications/notify.server.ts";
import { contactsOf } from "#app/domain/providers/contacts.server.ts";
import { next } from "#app/domain/state-machine.ts";
import type { Work } from "#app/domain/work.server.ts";
import type { MadePlacement } from "./award-placement.server.ts";
import { requestStates, requestStatus, unanswered } from "./request-status.ts";

const offered = ["accepted", "alternative"];

/**
 * Closes every request of an awarded referral as chosen or not chosen, and tells each provider its own outcome. Whoever
 * declined has an answer already, and keeps it.
 */
export async function tellOutcome(
  work: Work,
  referralId: string,
  chosenId: string,
  placement: MadePlacement,
): Promise<void> {
  const requests = await work.trx
    .selectFrom("referral_request")
    .select(["id", "ref", "status", "provider_id as providerId"])
    .where("referral_id", "=", referralId)
    .where("status", "in", [...offered, ...unanswered])
    .orderBy("id")
    .execute();
  for (const { id, ref, status, providerId } of requests) {
    const chosen = id === chosenId;
    await work.trx
      .updateTable("referral_request")
      .set((eb) => ({
        status: next(requestStates, requestStatus.parse(status), chosen ? "choose" : "pass-over"),
        version: eb("version", "+", 1),
      }))
      .where("id", "=", id)
      .execute();
    const about = { type: "request", id };
    for (const person of await contactsOf(work.trx, providerId, "referrals")) {
      const to = { email: person.email, personId: person.personId };
      const mine = { name: person.name, requestRef: ref };
      if (chosen)
        await notify(
          work,
          to,
          "award-offered",
          { ...mine, placementRef: placement.ref, placementId: placement.id },
          about,
        );
      else
        await notify(work, to, "award-outcome", { ...mine, requestId: id, offered: offered.includes(status) }, about);
    }
  }
}
