import { type EvidenceState, evidenceInWords } from "#app/domain/evidence/evidence-status.ts";
import { titleOfEvidence } from "#app/domain/evidence/evidence-titles.ts";
import { formatDate } from "#app/domain/london-time.ts";
import { formatPounds } from "#app/domain/money.ts";
import type { QuestionSet } from "#app/domain/question-sets/question.ts";

/** A version of a document as it is kept. Dates are London dates. */
export type Document = {
  id: string;
  questionId: string;
  field: string;
  version: number;
  fileName: string;
  scan: string;
  state: string;
  endsOn: string | null;
  amountPence: number | null;
  comment?: string | null;
};
type Colour = "grey" | "green" | "yellow" | "red";

const colours: Readonly<Record<EvidenceState, Colour>> = {
  given: "yellow",
  accepted: "green",
  "needs-change": "red",
  superseded: "grey",
  removed: "grey",
  withdrawn: "grey",
};
const scans: Readonly<Record<string, string>> = {
  pending: "Virus check under way",
  refused: "Refused by the virus check",
  error: "Virus check failed: it will be tried again",
  "not-scanned": "Not checked for viruses",
};

/** A document for an officer to read: what it is, whether it may be opened, its dates, its state in words. */
export function documentInBrief(set: Pick<QuestionSet, "sections"> | undefined, document: Document, today: string) {
  const { id, questionId, field, version, fileName, scan, endsOn, amountPence, comment } = document;
  const state = document.state as EvidenceState; // the column's CHECK holds it to this list
  return {
    ...{ id, questionId, field },
    name: titleOfEvidence(set, questionId, field),
    fileName,
    version,
    opens: (scan === "clean" || scan === "not-scanned") && state !== "withdrawn",
    scan: scans[scan],
    ...{ notScanned: scan === "not-scanned", refused: scan === "refused" },
    unread: state === "given",
    state: { text: evidenceInWords[state], colour: colours[state] },
    ends: endsOn ? formatDate(endsOn) : undefined,
    ended: endsOn !== null && endsOn < today,
    amount: amountPence === null ? undefined : formatPounds(amountPence),
    comment: comment ?? undefined,
  };
}
export type DocumentInBrief = ReturnType<typeof documentInBrief>;
