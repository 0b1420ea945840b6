import { formatDate, today } from "#app/domain/london-time.ts";
import type { Column } from "#app/domain/question-sets/question.ts";
import type { Trx } from "#db/client.server.ts";
import type { EvidenceRow } from "../evidence.server.ts";
import { askedBeside } from "../evidence.ts";
import { titleOfEvidence } from "../evidence-titles.ts";
import { besideSchema } from "../typed-beside.ts";
import { askedOfDocument } from "./asked-of-document.server.ts";
import { proposalFor } from "./proposal-for.ts";
import { findReading } from "./readings.server.ts";
import { refusedBecause } from "./refusal-words.ts";

/** One thing to confirm: what is asked, and what we read, in words and as its form would send it. */
export type ToConfirm = { field: Column; proposed: { words: string; page: number } | undefined };

/** Where the reading of a document stands, for its provider, with what is left to confirm. */
export async function readingView(db: Trx, row: EvidenceRow, now: Date) {
  const { set, question, field } = await askedOfDocument(db, row, now);
  const reading = await findReading(db, row.id);
  const asked = askedBeside(question, field);
  return {
    title: titleOfEvidence(set, row.questionId, row.field),
    fileName: row.fileName,
    schema: besideSchema(question, field, today(now)),
    reading,
    refused: reading?.state === "refused" ? refusedBecause(reading.refusedBecause) : undefined,
    asked,
    open: row.unconfirmed && row.state === "given",
    toConfirm: asked.map((field): ToConfirm => {
      const found = reading && proposalFor(reading.proposals, field.name);
      return { field, proposed: found && { words: found.words, page: found.page } };
    }),
    counts: row.endsOn ? formatDate(row.endsOn) : undefined,
  };
}
