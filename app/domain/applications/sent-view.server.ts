import type { Actor } from "#app/access/actor.ts";
import type { Action } from "#app/access/policy.ts";
import { evidenceByIds } from "#app/domain/evidence/evidence.server.ts";
import { isServed } from "#app/domain/evidence/evidence.ts";
import { formatDate, formatDateTime } from "#app/domain/london-time.ts";
import type { Trx } from "#db/client.server.ts";
import { getApplication } from "./applications.server.ts";
import { findSent, sentLines } from "./sent-copies.server.ts";
import { differencesInWords, type Reader, type SentFile, submissionInWords } from "./submission-in-words.ts";

const sendingInWords = {
  submit: "The application",
  reply: "A reply to a question from the council",
  "answer-new": "Answers to new questions, after approval",
} as const;

/** What was sent for an application, newest first, for whoever may do `action` to it. Throws NotFound. */
export async function sentList(db: Trx, actor: Actor, applicationId: string, action: Action) {
  const application = await getApplication(db, actor, applicationId, action);
  const lines = await sentLines(db, application);
  return {
    id: application.id,
    ref: application.ref,
    lotName: application.lotName,
    sent: lines.reverse().map(({ number, at, sending, by, questions, answered }) => ({
      ...{ number, by, questions, answered },
      at: formatDateTime(at),
      what: sendingInWords[sending],
    })),
  };
}

/**
 * One copy as it was sent, for whoever may do `action` to the application. Its words come from the copy alone; only
 * whether a document is still held is looked up. Throws NotFound.
 */
export async function sentInFull(
  db: Trx,
  actor: Actor,
  { id, number }: { id: string; number: string },
  { action, reader }: { action: Action; reader: Reader },
) {
  const application = await getApplication(db, actor, id, action);
  const copy = await findSent(db, application, number);
  const { submission, before } = copy;
  const { sections, differences } = submissionInWords(submission, before, reader);
  const given = submission.evidence.map((one) => one.id);
  const held = (await evidenceByIds(db, application.providerId, given)).filter(({ scan }) => isServed(scan));
  const heldIds = new Set(held.map((one) => one.id));
  return {
    id: application.id,
    ref: application.ref,
    number: copy.number,
    earlier: copy.number > 1 ? copy.number - 1 : undefined,
    later: copy.number < (await sentLines(db, application)).length ? copy.number + 1 : undefined,
    lot: submission.lot.name,
    what: sendingInWords[copy.sending],
    at: formatDateTime(copy.at),
    by: submission.submittedByName,
    questions: `Version ${submission.questionSet.version}`,
    terms: `Version ${submission.lot.termsVersion}`,
    specification: `Version ${submission.lot.specificationVersion}`,
    differences: differences && differencesInWords(differences, copy.number - 1),
    sections: sections.map(({ answers, ...section }) => ({
      ...section,
      answers: answers.map(({ fields, ...answer }) => ({
        ...answer,
        fields: fields.map(({ file, ...field }) => ({ ...field, file: file && fileInWords(file, heldIds) })),
      })),
    })),
  };
}

const fileInWords = ({ id, fileName, version, sha256, startsOn, endsOn }: SentFile, held: ReadonlySet<string>) => ({
  id,
  fileName,
  held: held.has(id),
  facts: [
    `Version ${version}`,
    startsOn && `dated ${formatDate(startsOn)}`,
    endsOn && `counts until ${formatDate(endsOn)}`,
    `SHA-256 ${sha256}…`,
  ]
    .filter(Boolean)
    .join(", "),
});
export type SentView = Awaited<ReturnType<typeof sentInFull>>;
