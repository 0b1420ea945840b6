import { sql } from "kysely";
import type { Work } from "#app/domain/work.server.ts";

/**
 * Carries forward everyone who is on these lots (Procurement Act 2023, section 49(4)): each accepts the newest terms and
 * applies for nothing again. Admissions stay as they are.
 */
export const carryForward = ({ trx, now }: Work, roundId: string, lotIds: readonly string[]) =>
  sql`
    insert into carry_forward (id, round_id, provider_id, lot_id, terms_version, made_at)
    select gen_random_uuid(), ${roundId}, admission.provider_id, admission.lot_id, coalesce(
        (select version from lot_document document where document.lot_id = lot.id and document.kind = 'terms'
          order by document.recorded_at desc limit 1), lot.terms_version), ${now}
    from admission join lot on lot.id = admission.lot_id
    where admission.outcome = 'admitted' and admission.lot_id = any(${sql.val(lotIds)}::uuid[])
    on conflict do nothing`.execute(trx);
