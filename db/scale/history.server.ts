import { sql } from "kysely";
import { questionsOf } from "#app/domain/question-sets/question.ts";
import type { Trx } from "#db/client.server.ts";
import { alternativeProvision } from "#db/defaults/question-sets/alternative-provision.ts";

export type History = {
  /** The providers that `scale` made. */
  providers: number;
  /** Earlier applications of each, sent and withdrawn, over all lots. */
  applications: number;
  /** Answers of each, used by its application to tuition. */
  answers: number;
};

/** Gives every provider that `scale` made an owner and a past: earlier applications, and answers to what was asked then and since. */
export async function addHistory(trx: Trx, { providers, applications, answers }: History, now: Date): Promise<void> {
  const provider = sql`md5('scale:provider:' || i)::uuid`;
  const officer = sql`md5('scale:officer')::uuid`;
  const all = sql`generate_series(1, ${providers}::int) i`;
  await sql`insert into person (id, email, name, password_hash, confirmed_at, created_at)
    select md5('scale:owner:' || i)::uuid, 'owner-' || i || '@scale.example', 'Owner ' || i, 'none', ${now}, ${now}
    from ${all}`.execute(trx);
  await sql`insert into provider_member (person_id, provider_id, role)
    select md5('scale:owner:' || i)::uuid, ${provider}, 'owner' from ${all}`.execute(trx);
  await sql`insert into application (id, ref, provider_id, lot_id, question_set_id, status, created_at, created_by, submitted_at)
    select md5('scale:past:' || i || ':' || n)::uuid, 'APP-' || i || '-' || n, ${provider}, lot.id, question_set.id,
      'withdrawn', ${now}::timestamptz - make_interval(days => n), ${officer},
      ${now}::timestamptz - make_interval(days => n)
    from ${all}, generate_series(1, ${applications}::int) n
    join lot on lot.number = 1 + n % 4 join question_set using (framework_id)`.execute(trx);
  await sql`insert into answer (id, provider_id, question_id, value, updated_at, updated_by)
    select md5('scale:answer:' || i || ':' || question.id)::uuid, ${provider}, question.id,
      '{"value": "We start from what a child likes and go at the child''s own pace."}', ${now}, ${officer}
    from ${all}, unnest(${questionIds(answers)}::text[]) question (id)`.execute(trx);
  await sql`insert into answer_use (application_id, question_id, at, by)
    select md5('scale:application:' || i)::uuid, question.id, ${now}, ${officer}
    from ${all}, unnest(${questionIds(answers)}::text[]) question (id)`.execute(trx);
  await sql`analyze`.execute(trx);
}

/** What is asked now, then what was asked in earlier years, until there are so many. */
function questionIds(count: number): string[] {
  const now = questionsOf(alternativeProvision).map(({ id }) => id);
  const before = Array.from({ length: Math.max(0, count - now.length) }, (_, n) => `OLD-${100 + n}`);
  return [...now, ...before].slice(0, count);
}
