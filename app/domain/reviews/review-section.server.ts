import type { Actor } from "#app/access/actor.ts";
import { NotAllowedNow, NotFound, Refused } from "#app/domain/errors.ts";
import { transact, type Work } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { type Case, lockCase } from "./case.server.ts";
import { recommendationsOf } from "./reviews.server.ts";

type Input = {
  applicationId: string;
  sectionId: string;
  result: "pass" | "fail";
  comment: string;
  /** The ids of the questions that the reviewer has confirmed with the provider. */
  confirmed: readonly string[];
};

/**
 * Keeps a reviewer's own finding on one section; a later one replaces it until they recommend. A pass needs every
 * question of stage W confirmed, a fail its reason.
 */
export async function reviewSection(db: Db, actor: Actor, input: Input, now: Date): Promise<void> {
  await transact(db, actor, now, async (work) => {
    const given = await lockCase(work, input.applicationId, "application.recommend");
    await requireReviewing(work, given);
    const section = given.sections.find(({ id }) => id === input.sectionId);
    if (!section) throw new NotFound("section");
    if (input.result === "fail" && !input.comment)
      throw new Refused("comment", "Say what fails and why: the provider reads it if the application is refused");
    const open = section.toConfirm.find(({ id }) => !input.confirmed.includes(id));
    if (input.result === "pass" && open)
      throw new Refused("confirmed", `Confirm every point before this section passes. Still open: ${open.label}`);
    const finding = { result: input.result, comment: input.comment, at: now };
    await work.trx
      .insertInto("section_review")
      .values({
        application_id: given.application.id,
        reviewer_id: given.officer.personId,
        section_id: section.id,
        ...finding,
      })
      .onConflict((same) => same.columns(["application_id", "reviewer_id", "section_id"]).doUpdateSet(finding))
      .execute();
    const confirmed = section.toConfirm.map(({ id }) => id).filter((id) => input.confirmed.includes(id));
    work.audit(
      "application.review-section",
      { type: "application", id: given.application.id },
      { section: section.id, result: input.result, confirmed },
    );
  });
}

/** Refuses whoever has recommended already, and an application that no reviewer is reading now. */
export async function requireReviewing(work: Work, { application, officer }: Case): Promise<void> {
  if (application.status !== "submitted" && application.status !== "recommended")
    throw new NotAllowedNow("review this application");
  const given = await recommendationsOf(work.trx, application.id);
  if (given.some(({ reviewerId }) => reviewerId === officer.personId))
    throw new NotAllowedNow("change your findings after you recommended");
}
