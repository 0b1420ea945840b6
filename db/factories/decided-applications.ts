import { newReference } from "#app/domain/reference.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import type { Db, Trx } from "#db/client.server.ts";
import type { MadeLot } from "./lots.ts";
import { aProviderPerson } from "./people.ts";

type Times = {
  sentAt: Date;
  decidedAt: Date;
  /** When a question went to the provider, and when the reply came. */
  asked?: { at: Date; repliedAt: Date };
  outcome?: "admitted" | "refused";
};

/** An application of a new firm that was decided, with its moves: what the time to a decision is counted from. */
export async function aDecidedApplication(db: Db | Trx, lot: MadeLot, times: Times): Promise<string> {
  const { sentAt, decidedAt, asked, outcome = "admitted" } = times;
  const owner = await aProviderPerson(db);
  const id = uuidv7();
  await db
    .insertInto("application")
    .values({
      ...{ id, ref: newReference("APP"), provider_id: owner.providerId, lot_id: lot.id },
      ...{ question_set_id: lot.questionSetId, status: outcome, created_at: sentAt, created_by: owner.personId },
      ...{ submitted_at: sentAt, submitted_by: owner.personId, decided_at: decidedAt },
    })
    .execute();
  const moves = [
    { event: "submit", from: "draft", to: "submitted", at: sentAt },
    ...(asked
      ? [
          { event: "ask", from: "submitted", to: "information-requested", at: asked.at },
          { event: "reply", from: "information-requested", to: "submitted", at: asked.repliedAt },
        ]
      : []),
    { event: outcome === "admitted" ? "admit" : "refuse", from: "moderated", to: outcome, at: decidedAt },
  ];
  await db
    .insertInto("application_event")
    .values(
      moves.map(({ event, from, to, at }) => ({
        ...{ id: uuidv7(), application_id: id, event, from_status: from, to_status: to, at },
        person_id: owner.personId,
      })),
    )
    .execute();
  return id;
}
