import { sql } from "kysely";
import { NotFound } from "#app/domain/errors.ts";
import { wholeRecord } from "#app/domain/providers/staff.server.ts";
import type { Trx } from "#db/client.server.ts";
import { type OwnAnswer, ownAnswers } from "./own-answers.server.ts";

/**
 * Everything that a provider has given, for a machine to read: its answers as typed, its documents without their bytes,
 * its own people and staff, and what was sent each time. Times are UTC, money pence. It names no child: answers never
 * do, and nothing of a referral is in it. Throws NotFound.
 */
export async function takeAway(db: Trx, providerId: string, now: Date) {
  const organisation = await db
    .selectFrom("provider")
    .select(["name", "company_number as companyNumber", "created_at as registeredAt"])
    .where("id", "=", providerId)
    .executeTakeFirst();
  if (!organisation) throw new NotFound("provider");
  const answers = await ownAnswers(db, providerId);
  return {
    madeAt: now,
    organisation: { ...organisation, people: await peopleOf(db, providerId) },
    staff: (await wholeRecord(db, providerId)).map(({ name, role, checks }) => ({ name, role, checks })),
    answers: answers.map(asTyped),
    documents: answers.flatMap(({ documents }) => documents),
    submissions: await submissionsOf(db, providerId),
  };
}

const asTyped = ({ questionId, label, section, lot, questionSetVersion, updatedAt, answer }: OwnAnswer) => ({
  ...{ questionId, question: label, section, lot, questionSetVersion, updatedAt, answer },
});

const peopleOf = (db: Trx, providerId: string) =>
  db
    .selectFrom("provider_member as member")
    .innerJoin("person", "person.id", "member.person_id")
    .select(["person.name", "person.email", "member.role"])
    .where("member.provider_id", "=", providerId)
    .orderBy("person.id")
    .execute();

const submissionsOf = (db: Trx, providerId: string) =>
  db
    .selectFrom("application_event as event")
    .innerJoin("application", "application.id", "event.application_id")
    .innerJoin("lot", "lot.id", "application.lot_id")
    .select(["application.ref", "lot.name as lot", "event.at"])
    .select([
      sql<number>`(event.submission->'questionSet'->>'version')::int`.as("questionSetVersion"),
      sql<string>`event.submission->>'submittedByName'`.as("sentBy"),
      sql<object>`event.submission->'answers'`.as("answers"),
      sql<object[]>`event.submission->'evidence'`.as("documents"),
    ])
    .where("application.provider_id", "=", providerId)
    .where("event.submission", "is not", null)
    .orderBy("event.at")
    .execute();
