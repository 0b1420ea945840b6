import { sql } from "kysely";
import type { Officer } from "#app/access/actor.ts";
import { can } from "#app/access/policy.ts";
import { declared } from "#app/domain/conflicts/declared.server.ts";
import { whoAnswers } from "#app/domain/messages/council-contact.server.ts";
import { paths } from "#app/paths.ts";
import type { Trx } from "#db/client.server.ts";
import type { ToDo } from "../to-do.ts";

const provider = sql.ref("conversation.provider_id");

/** Messages that wait for this officer: of the providers they are named for, and for a QA lead those that nobody answers for. */
export async function conversationsToDo(db: Trx, officer: Officer): Promise<ToDo[]> {
  if (!can(officer, "conversation.write")) return [];
  const able = officer.roles.includes("qa_lead") ? (await whoAnswers(db)).map(({ personId }) => personId) : [];
  const { count } = await db
    .selectFrom("conversation")
    .leftJoin("council_contact as contact", "contact.provider_id", "conversation.provider_id")
    .select(sql<number>`count(*)::int`.as("count"))
    .where("conversation.status", "=", "open")
    .where("waits_for", "=", "council")
    .where(sql<boolean>`not ${declared(officer.personId, provider)}`)
    .where((eb) =>
      eb.or([
        eb("contact.person_id", "=", officer.personId),
        ...(able.length > 0
          ? [
              eb("contact.person_id", "is", null),
              eb("contact.person_id", "not in", able),
              declared(sql.ref("contact.person_id"), provider),
            ]
          : []),
      ]),
    )
    .executeTakeFirstOrThrow();
  const text = count === 1 ? "message from a provider to answer" : "messages from providers to answer";
  return [{ count, text, href: paths.admin.conversations() }];
}
