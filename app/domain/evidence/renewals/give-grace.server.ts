import type { Actor } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import { refuseConflict } from "#app/domain/conflicts/conflicts.server.ts";
import { NotAllowedNow, NotFound, Refused } from "#app/domain/errors.ts";
import { addDays, formatDate, today } from "#app/domain/london-time.ts";
import { notifyOwners } from "#app/domain/notifications/notify-owners.server.ts";
import { requireOfficer } from "#app/domain/reviews/case.server.ts";
import { settingOr } from "#app/domain/settings.server.ts";
import { isUuid, uuidv7 } from "#app/domain/uuid.ts";
import { once, transact } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { documentsAsked } from "../lapse/documents-asked.server.ts";
import { liftLapses } from "../lapse/end-lapses.server.ts";
import { findPlace } from "./versions-of.server.ts";

/** The longest grace in days; the council's dated setting `grace-days`. */
export const GRACE_DAYS = 28;

type Grace = { evidenceId: string; until: string; reason: string; submissionKey: string };

/**
 * Gives a provider time for one document that lapsed, by a named officer and for a reason, to the end of a London date
 * (rules 4): its lapse hold is lifted until then, and opens again by itself. No other hold is touched. Throws NotFound,
 * Forbidden, NotAllowedNow for a kind that has no grace or for what has not lapsed, Refused.
 */
export async function giveGrace(db: Db, actor: Actor, input: Grace, now: Date): Promise<void> {
  await transact(db, actor, now, async (work) => {
    authorise(actor, "evidence.grace", undefined, "evidence.review");
    const officer = requireOfficer(actor);
    const place = isUuid(input.evidenceId) ? await findPlace(work.trx, input.evidenceId) : undefined;
    if (!place) throw new NotFound("document");
    const { providerId, questionId, field } = place;
    await refuseConflict(work.trx, work.actor, providerId);
    await once(work, "evidence.grace", input, async () => {
      const documents = await documentsAsked(work.trx, now);
      const document = documents.find((one) => one.questionId === questionId && one.field === field);
      if (!document?.rule.grace) throw new NotAllowedNow("give grace for this document: its kind has none");
      const on = today(now);
      const last = addDays(on, Number(await settingOr(work.trx, "grace-days", on, GRACE_DAYS)));
      if (input.until < on || input.until > last)
        throw new Refused("until", `The last day must be between today and ${formatDate(last)}`);
      // The queue in which lapses open.
      await work.trx.selectFrom("provider").select("id").where("id", "=", providerId).forNoKeyUpdate().execute();
      const until = formatDate(input.until);
      const slot = { provider_id: providerId, question_id: questionId, field };
      if (!(await liftLapses(work, slot, `Grace until ${until}`)))
        throw new NotAllowedNow("give grace for this document: it has not lapsed");
      const id = uuidv7(now.getTime());
      await work.trx
        .insertInto("evidence_grace")
        .values({
          ...{ id, ...slot, until: input.until, reason: input.reason },
          ...{ given_by: officer.personId, given_at: now },
        })
        .execute();
      const about = { type: "provider", id: providerId };
      await notifyOwners(work, providerId, "grace-given", { document: document.title, until }, about);
      work.audit("evidence.grace", about, { question: questionId, field, until: input.until });
    });
  });
}
