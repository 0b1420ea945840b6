import { transact } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";

const DAY = 86_400_000;

/**
 * That a reviewer opened each document before it was accepted, or it would seem to have been accepted unread: two days
 * after the application was sent, or on the day on which it was accepted if it was given later.
 */
export async function seedReadings(db: Db): Promise<void> {
  const person = await db
    .selectFrom("person")
    .select(["id as personId", "name", "email"])
    .where("email", "=", "qa@council.example")
    .executeTakeFirstOrThrow();
  const reviewer = { kind: "council" as const, roles: ["qa"] as const, ...person };
  const accepted = await db
    .selectFrom("evidence")
    .innerJoin("application", "application.provider_id", "evidence.provider_id")
    .select(["evidence.id", "accepted_at as acceptedAt", ({ fn }) => fn.min("submitted_at").as("sentAt")])
    .where("evidence.state", "=", "accepted")
    .where("application.status", "=", "admitted")
    .groupBy("evidence.id")
    .orderBy("accepted_at")
    .execute();
  for (const { id, acceptedAt, sentAt } of accepted) {
    const at = Math.max(acceptedAt?.getTime() ?? 0, (sentAt?.getTime() ?? 0) + 2 * DAY);
    await transact(db, reviewer, new Date(at), async (work) => work.audit("evidence.open", { type: "evidence", id }));
  }
}
