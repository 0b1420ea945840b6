import { sql } from "kysely";
import type { Db } from "#db/client.server.ts";
import { ownQuestionId } from "./names.ts";

/**
 * The id for the next question of the council's own. Answers are kept by question id for as long as their provider is:
 * so an id that any version of any framework has asked, withdrawn ones too, or that a draft asks, is never given again.
 */
export async function nextOwnId(db: Db): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select distinct jsonb_path_query(definition, '$.sections[*].pages[*].questions[*].id') #>> '{}' as id
    from (
      select definition from question_set
      union all
      select definition from question_set_draft
    ) as asked`.execute(db);
  return ownQuestionId(rows.map(({ id }) => id));
}
