import { sql } from "kysely";
import type { System } from "#app/access/actor.ts";
import { addDays, formatDate, instantAt, londonTime, today } from "#app/domain/london-time.ts";
import { notifyMany } from "#app/domain/notifications/notify-many.server.ts";
import { settingOr } from "#app/domain/settings.server.ts";
import { readAs } from "#app/domain/speak-as.server.ts";
import { transact, type Work } from "#app/domain/work.server.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { standsIn } from "../lapse/counts-in-sql.server.ts";
import { type DocumentAsked, documentsAsked } from "../lapse/documents-asked.server.ts";
import { evidencePeople } from "../lapse/evidence-people.server.ts";
import { BATCH, lockProviders } from "../lapse/find-lapses.server.ts";
import { ASK_FROM, askInWords, dueStep, RENEWAL_STEPS, STEPS_SETTING, stepsFrom } from "./due-step.ts";

type Due = { id: string; providerId: string; questionId: string; field: string; endsOn: string };
type Asking = { asked: readonly DocumentAsked[]; steps: readonly number[] };

/**
 * Asks approved providers to renew the accepted documents that soon end, from 07:00 in London on: each version once for
 * each step, the newest that is due, unless its replacement is there already. One mail a day to each of a provider's
 * owners and contacts for documents. In batches of providers; safe to run twice, side by side, and late. Returns how many
 * asks it recorded.
 */
export async function askRenewals(db: Db, actor: System, now: Date): Promise<number> {
  if (londonTime(now) < ASK_FROM) return 0;
  const asking = {
    asked: await documentsAsked(db, now),
    steps: stepsFrom(await settingOr(db, STEPS_SETTING, today(now), RENEWAL_STEPS)),
  };
  const providers = await readAs(db, actor, (trx) => providersDue(trx, asking, now));
  let total = 0;
  for (let from = 0; from < providers.length; from += BATCH) {
    const batch = providers.slice(from, from + BATCH);
    total += await transact(db, actor, now, (work) => askBatch(work, asking, batch));
  }
  return total;
}

async function askBatch(work: Work, asking: Asking, batch: readonly string[]): Promise<number> {
  const due = await dueOf(work.trx, asking, work.now, await lockProviders(work.trx, batch));
  if (due.length > 0) await ask(work, asking, due);
  return due.length;
}

async function ask(work: Work, { asked, steps }: Asking, due: readonly Due[]): Promise<void> {
  const on = today(work.now);
  const rows = due.map(({ id, endsOn }) => ({
    evidence_id: id,
    step: dueStep(steps, endsOn, on) ?? 0,
    asked_at: work.now,
  }));
  await work.trx.insertInto("evidence_ask").values(rows).execute();
  const people = await evidencePeople(
    work.trx,
    due.map(({ providerId }) => providerId),
  );
  const mails = [...people].flatMap(([providerId, contacts]) => {
    const ours = due.filter((one) => one.providerId === providerId);
    const documents = ours.map((one) => {
      const document = asked.find(({ questionId, field }) => questionId === one.questionId && field === one.field);
      return document ? askInWords(document.title, document.rule, one.endsOn, on) : "";
    });
    const soonest = formatDate(ours[0]?.endsOn ?? on);
    return contacts.map(({ name, email, personId }) => ({
      ...{ email, personId, data: { name, documents, soonest }, about: { type: "provider", id: providerId } },
    }));
  });
  await notifyMany(work, "renewals-due", mails);
  work.audit("evidence.ask-renewal", { type: "job", id: "ask-renewals" }, { evidence: due.map(({ id }) => id) });
}

/** Accepted documents that stand still and that approved lots ask for, for which a step is due that was not asked, nor replaced, nor asked of today. */
const due = ({ asked, steps }: Asking, now: Date, within = sql`true`) => {
  const on = today(now);
  return sql`
  asked as (select * from unnest(${asked.map(({ lotId }) => lotId)}::uuid[], ${asked.map((one) => one.questionId)}::text[],
    ${asked.map(({ field }) => field)}::text[]) as asked (lot_id, question_id, field)),
  due as (
    select id, provider_id, question_id, field, ends_on from evidence one
    where (state = 'accepted' or state = 'superseded' and accepted_at is not null and ${standsIn("one")})
      and ends_on between ${on}::date and ${addDays(on, steps[0] ?? 0)}::date and ${within}
      and exists (select from asked join admission on admission.lot_id = asked.lot_id
        where asked.question_id = one.question_id and asked.field = one.field
          and admission.provider_id = one.provider_id and admission.outcome = 'admitted')
      and not exists (select from evidence newer where newer.provider_id = one.provider_id
        and newer.question_id = one.question_id and newer.field = one.field and newer.version > one.version
        and newer.state = 'given' and not newer.unconfirmed)
      and not exists (select from evidence_ask where evidence_ask.evidence_id = one.id
        and evidence_ask.step <= (select min(step) from unnest(${[...steps]}::int[]) step
          where step >= one.ends_on - ${on}::date))
      and not exists (select from evidence_ask join evidence told on told.id = evidence_ask.evidence_id
        where told.provider_id = one.provider_id and told.state in ('accepted','superseded')
          and evidence_ask.asked_at >= ${instantAt(on, "00:00")}))`;
};

async function providersDue(trx: Trx, asking: Asking, now: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`with ${due(asking, now)}
    select distinct provider_id as id from due order by 1`.execute(trx);
  return rows.map(({ id }) => id);
}

async function dueOf(trx: Trx, asking: Asking, now: Date, providerIds: readonly string[]): Promise<Due[]> {
  if (providerIds.length === 0) return [];
  const { rows } = await sql<Due>`with ${due(asking, now, sql`provider_id = any(${providerIds}::uuid[])`)}
    select id, provider_id as "providerId", question_id as "questionId", field, ends_on as "endsOn"
    from due order by ends_on, id`.execute(trx);
  return rows;
}
