import { sql } from "kysely";
import { notifyMany } from "#app/domain/notifications/notify-many.server.ts";
import type { Work } from "#app/domain/work.server.ts";

type Answered = {
  id: string;
  lotId: string;
  lotName: string;
  slug: string;
  askedBy: string | null;
  corrected: boolean;
};

/**
 * Mails that an answer was published or corrected: to whoever asked, and to the owners of providers whose application
 * to the lot is not sent or not decided, each person once and all at the same time.
 */
export async function tellApplicants(work: Work, answered: Answered): Promise<void> {
  const { id, lotId, lotName, slug, askedBy, corrected } = answered;
  const people = await work.trx
    .selectFrom("person")
    .select(["person.id", "person.email"])
    .where("person.disabled_at", "is", null)
    .where(
      sql<boolean>`person.id in (
        select ${askedBy}::uuid
        union select member.person_id from application
          join provider_member member on member.provider_id = application.provider_id and member.role = 'owner'
          where application.lot_id = ${lotId}
            and application.status in ('draft', 'submitted', 'information-requested', 'recommended', 'moderated'))`,
    )
    .orderBy("person.id")
    .execute();
  await notifyMany(
    work,
    "clarification-answered",
    people.map(({ id: personId, email }) => ({
      ...{ email, personId, about: { type: "clarification", id } },
      data: { lot: lotName, slug, asked: personId === askedBy, corrected },
    })),
  );
}
