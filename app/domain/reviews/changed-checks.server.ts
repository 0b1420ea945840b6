import type { Submission } from "#app/domain/applications/submission.ts";
import { type SentField, submissionInWords } from "#app/domain/applications/submission-in-words.ts";
import { formatDate } from "#app/domain/london-time.ts";
import type { Trx } from "#db/client.server.ts";
import type { CaseFile } from "./case-file.server.ts";
import { copySentAt } from "./check-findings.server.ts";
import { type Finding, isChanged } from "./check-findings.ts";

/** What changed of an answer since a reviewer judged it; `before` is undefined where the copy they read was not kept. */
export type Difference = { on: string; before: Side | undefined; after: Side; same: boolean };
export type Side = {
  label: string;
  lines: string[];
  file: { id: string; name: string; version: number } | undefined;
}[];

/**
 * The differences between what one reviewer judged and what now stands, by question, of these questions. Only the copies
 * that they judged are read again.
 */
export async function differencesOf(
  db: Trx,
  file: CaseFile,
  findings: readonly Finding[],
  questionIds: readonly string[],
): Promise<Map<string, Difference>> {
  const changed = findings.filter((one) => questionIds.includes(one.questionId) && isChanged(one, file));
  if (changed.length === 0) return new Map();
  const instants = [...new Set(changed.map(({ seenSentAt }) => seenSentAt.getTime()))];
  const copies = new Map<number, Map<string, Side>>();
  for (const instant of instants) {
    const copy = await copySentAt(db, file.application.id, new Date(instant));
    if (copy) copies.set(instant, sidesOf(copy));
  }
  const now = sidesOf(file.submission);
  return new Map(
    changed.map(({ questionId, seenSentAt, at }) => {
      const copy = copies.get(seenSentAt.getTime());
      const before = copy && (copy.get(questionId) ?? []);
      const after = now.get(questionId) ?? [];
      return [
        questionId,
        { on: formatDate(at), before, after, same: JSON.stringify(before) === JSON.stringify(after) },
      ];
    }),
  );
}

const sidesOf = (copy: Submission): Map<string, Side> =>
  new Map(
    submissionInWords(copy, undefined, "council").sections.flatMap(({ answers }) =>
      answers.map(({ id, fields }) => [id, fields.map(asSide)] as const),
    ),
  );

const asSide = ({ label, lines, file }: SentField): Side[number] => ({
  ...{ label, lines },
  file: file && { id: file.id, name: file.fileName, version: file.version },
});
