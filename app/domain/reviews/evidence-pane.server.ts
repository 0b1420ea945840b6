import { currentEvidence } from "#app/domain/evidence/evidence.server.ts";
import { refusedBecause } from "#app/domain/evidence/reading/refusal-words.ts";
import type { Trx } from "#db/client.server.ts";
import type { DocumentInBrief } from "./documents.ts";

type Wanted = { providerId: string; document: string | null; page: number };

/**
 * The document beside the checklist and one picture of its pages, from 1. The document asked for, or else the first with
 * pictures; `instead` says in words why there is none. Undefined for a section without documents.
 */
export async function evidencePane(db: Trx, documents: readonly DocumentInBrief[], wanted: Wanted) {
  if (documents.length === 0) return undefined;
  const readings = await readingsOf(
    db,
    documents.map(({ id }) => id),
  );
  const drawnOf = ({ id, opens }: DocumentInBrief) => (opens ? (readings.get(id)?.pagesDrawn ?? 0) : 0);
  const chosen =
    documents.find(({ id }) => id === wanted.document) ?? documents.find((one) => drawnOf(one) > 0) ?? documents[0];
  if (!chosen) return undefined;
  const reading = readings.get(chosen.id);
  const drawn = drawnOf(chosen);
  const newer = (await currentEvidence(db, wanted.providerId)).find(
    ({ questionId, field, version }) =>
      questionId === chosen.questionId && field === chosen.field && version > chosen.version,
  );
  return {
    document: chosen,
    page: Math.min(Math.max(1, wanted.page), Math.max(1, drawn)),
    drawn,
    pages: reading?.pages ?? 0,
    instead: drawn === 0 ? insteadOf(chosen, reading) : undefined,
    newer: newer && { id: newer.id, version: newer.version },
  };
}
export type EvidencePaneView = NonNullable<Awaited<ReturnType<typeof evidencePane>>>;

type Reading = { state: string; refusedBecause: string | null; pages: number; pagesDrawn: number };

async function readingsOf(db: Trx, ids: readonly string[]): Promise<Map<string, Reading>> {
  const rows = await db
    .selectFrom("evidence_reading")
    .select(["evidence_id as id", "state", "refused_because as refusedBecause", "pages", "pages_drawn as pagesDrawn"])
    .where("evidence_id", "in", ids)
    .execute();
  return new Map(rows.map(({ id, ...reading }) => [id, reading]));
}

/** Why there is no picture of a document's pages, in words. */
function insteadOf({ opens, scan, refused, state }: DocumentInBrief, reading: Reading | undefined): string {
  if (refused) return `${scan}: nobody opens it.`;
  if (reading?.state === "refused") return `Refused when it was read. ${refusedBecause(reading.refusedBecause)}.`;
  if (!opens)
    return scan ? `${scan}. Its pages show here once it has passed.` : `${state.text}: it is not shown any more.`;
  if (reading) return "There are no pictures of its pages. Open the file itself.";
  return "The pictures of its pages are made in the minutes after a document is given. Open the file itself meanwhile.";
}
