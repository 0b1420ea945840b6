import { sql } from "kysely";
import { londonDate } from "#app/domain/london-time.ts";
import { gatesAsked } from "#app/domain/providers/gates-asked.ts";
import { publishedQuestionSet } from "#app/domain/question-sets/question-sets.server.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { exceptionEnds } from "./exception.ts";
import type { RecheckFacts } from "./recheck.ts";

type Row = {
  approvedAt: Date | null;
  lots: string[];
  onlineLots: string[];
  registered: boolean | null;
  atHome: boolean | null;
  outcome: string | null;
  longestWeek: number;
  visitOn: string | null;
  visitResult: "pass" | "actions" | "fail" | null;
  exception: { checkedOn: string; until: string | null } | null;
  openConcerns: number;
  overdueActions: number;
};

/** Which lots ask for a visit, kept while many providers are counted. */
export type LotsAsking = Map<string, "always" | "in-person" | "never">;

/** What the date of a provider's next visit is made from; undefined for one that is approved on no lot. */
export async function recheckFacts(
  db: Db | Trx,
  providerId: string,
  now: Date,
  lots: LotsAsking = new Map(),
): Promise<RecheckFacts | undefined> {
  const today = londonDate(now);
  const row = await rowOf(db, providerId, today);
  if (!row?.approvedAt) return undefined;
  let asked = false;
  for (const lot of row.lots) {
    const visit = lots.get(lot) ?? gatesAsked((await publishedQuestionSet(db, lot, now)).set).visit;
    lots.set(lot, visit);
    asked ||= visit === "always" || (visit === "in-person" && !row.onlineLots.includes(lot));
  }
  const exceptUntil = row.exception ? exceptionEnds(row.exception) : undefined;
  return {
    asked,
    approvedOn: londonDate(row.approvedAt),
    lastVisit: row.visitOn && row.visitResult ? { on: row.visitOn, result: row.visitResult } : undefined,
    exceptUntil: exceptUntil && exceptUntil >= today ? exceptUntil : undefined,
    registered: row.registered ?? false,
    looksUnregistered: row.outcome === "looks-unregistered",
    longestWeek: row.longestWeek,
    atHome: row.atHome ?? false,
    openConcerns: row.openConcerns,
    overdueActions: row.overdueActions,
  };
}

/** Checks that were recorded before visits were kept have no visit beside them: their own result counts. */
async function rowOf(db: Db | Trx, providerId: string, today: string): Promise<Row | undefined> {
  const { rows } = await sql<Row>`
    select
      (select min(decided_at) from admission where provider_id = p.id and outcome = 'admitted') as "approvedAt",
      coalesce((select array_agg(distinct lot_id) from admission where provider_id = p.id and outcome = 'admitted'), '{}') as lots,
      coalesce((select array_agg(lot_id) from service where provider_id = p.id and modes <@ array['online']), '{}') as "onlineLots",
      (select bool_or(registered_school) from service where provider_id = p.id) as registered,
      (select bool_or('home' = any(modes)) from service where provider_id = p.id) as "atHome",
      test.outcome,
      greatest(coalesce((test.inputs->'placed'->>'mostHours')::float8, 0), coalesce((test.inputs->'stated'->>'hours')::float8, 0)) as "longestWeek",
      last.checked_on as "visitOn", coalesce(visit.result, last.result) as "visitResult",
      -- The newest one stands, also when it is shorter than one before: so the gate reads them.
      (select jsonb_build_object('checkedOn', checked_on, 'until', until) from council_check where provider_id = p.id
        and question_id = 'VIS-01' and result = 'exception' order by checked_on desc, recorded_at desc limit 1) as exception,
      (select count(*)::int from hold where provider_id = p.id and lifted_at is null and kind in ('concern', 'suspension')) as "openConcerns",
      (select count(*)::int from action_point where provider_id = p.id and status = 'open' and owner = 'provider'
        and due_on < ${today}) as "overdueActions"
    from provider p
    left join lateral (select outcome, inputs from registration_test where provider_id = p.id order by seq desc limit 1) test on true
    left join lateral (select id, checked_on, result from council_check where provider_id = p.id and question_id = 'VIS-01'
      and result in ('pass', 'fail') order by checked_on desc, recorded_at desc limit 1) last on true
    left join visit on visit.check_id = last.id
    where p.id = ${providerId}`.execute(db);
  return rows[0];
}
