import { sql } from "kysely";
import { NotFound } from "#app/domain/errors.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { type Application, findSubmission } from "./applications.server.ts";
import type { Submission } from "./submission.ts";
import { answeredIn } from "./submission-in-words.ts";

/** How a copy came to be sent: the application itself, the reply to a question of the council, or answers asked since. */
export type Sending = "submit" | "reply" | "answer-new";

/** One copy in a list. `number` counts from 1, the first sent; `at` is a UTC instant; `questions` the version answered. */
export type SentLine = { number: number; at: Date; sending: Sending; by: string; questions: number; answered: number };

/** A copy as it was sent, with the one sent before it. */
export type SentCopy = {
  number: number;
  at: Date;
  sending: Sending;
  submission: Submission;
  before: Submission | undefined;
};

type Sent = Pick<Application, "id" | "submittedAt">;

const copies = (db: Db | Trx, applicationId: string) =>
  db
    .selectFrom("application_event")
    .where("application_id", "=", applicationId)
    .where("submission", "is not", null)
    .orderBy("at")
    .orderBy("id");

/** Everything that was sent for an application, first to last; empty for a draft. The copies themselves stay behind. */
export async function sentLines(db: Db | Trx, application: Sent): Promise<SentLine[]> {
  const rows = await copies(db, application.id)
    .select(["event", "at"])
    .select(sql<Submission>`submission #- '{questionSet,definition}'`.as("sent"))
    .execute();
  if (rows.length === 0) {
    const only = await onlyCopy(db, application);
    return only ? [lineOf(1, only.at, only.sending, only.submission)] : [];
  }
  return rows.map(({ event, at, sent }, place) => lineOf(place + 1, at, event as Sending, sent));
}

const lineOf = (number: number, at: Date, sending: Sending, sent: Submission): SentLine => ({
  number,
  at,
  sending,
  by: sent.submittedByName,
  questions: sent.questionSet.version,
  answered: answeredIn(sent),
});

/** One copy by its number as it stands in an address, with the one before it. Throws NotFound. */
export async function findSent(db: Db | Trx, application: Sent, number: string): Promise<SentCopy> {
  const wanted = /^[1-9]\d{0,3}$/.test(number) ? Number(number) : undefined;
  if (!wanted) throw new NotFound("submission");
  const rows = await copies(db, application.id)
    .select(["event", "at", "submission"])
    .offset(Math.max(0, wanted - 2))
    .limit(wanted === 1 ? 1 : 2)
    .execute();
  const [row, before] = wanted === 1 ? [rows[0], undefined] : [rows[1], rows[0]];
  const only = row || wanted > 1 ? undefined : await onlyCopy(db, application);
  if (only) return only;
  if (!row) throw new NotFound("submission");
  return {
    number: wanted,
    at: row.at,
    // Only these keep a copy, made by makeSubmission.
    sending: row.event as Sending,
    submission: row.submission as unknown as Submission,
    before: (before?.submission ?? undefined) as Submission | undefined,
  };
}

/** What was sent before copies were kept beside their events: the application itself holds it. */
async function onlyCopy(db: Db | Trx, { id, submittedAt }: Sent): Promise<SentCopy | undefined> {
  const submission = submittedAt ? await findSubmission(db, id) : undefined;
  if (!submission || !submittedAt) return undefined;
  return { number: 1, at: submittedAt, sending: "submit", submission, before: undefined };
}
