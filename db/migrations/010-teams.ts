import { type Kysely, sql } from "kysely";

/**
 * Who of a provider's people sees a child: those named on its placement (rules 8). Whoever accepted an award before
 * is named on its placement, and the wall behind `child` follows.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    insert into placement_person (placement_id, person_id, named_by, named_at)
      select placement.id, award.accepted_by, award.accepted_by, award.accepted_at
      from placement join award on award.id = placement.award_id
      where award.accepted_by is not null and award.accepted_at is not null
      on conflict do nothing;

    alter policy child_read on child
      using ((select actor_holds(array['broker', 'caseworker', 'qa', 'qa_lead'])) or exists (
        select from placement join award on award.id = placement.award_id
          join placement_person on placement_person.placement_id = placement.id
        where placement.child_id = child.id and placement.provider_id = (select actor_provider())
          and placement_person.person_id = (select actor_person())
          and placement.status <> 'ended' and award.accepted_at is not null));
  `.execute(db);
}
