import { type Kysely, sql } from "kysely";

/**
 * A removal keeps which approval it ended on each lot, so that it gives back that one and no other; it is over when the
 * provider is approved on the lot again. A last day is kept with how it was counted.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- contract: wider only; the code before this one writes no such status, and reads it as over.
    alter table suspension
      drop constraint suspension_status_check,
      add constraint suspension_status_check check (status in ('waiting','answered','at-once','at-once-answered','in-force','appealed','dismissed','not-imposed','lifted','upheld','readmitted')),
      add column answer_rule text,
      add column appeal_rule text;
    alter table suspension_scope add column admission_id uuid references admission;
    update suspension_scope scope set admission_id = (
      select admission.id from admission
      where admission.provider_id = suspension.provider_id and admission.lot_id = scope.lot_id and outcome = 'removed'
      order by admission.decided_at desc limit 1)
    from suspension
    where suspension.id = scope.suspension_id and kind = 'remove' and status in ('in-force','appealed','dismissed');
  `.execute(db);
}
