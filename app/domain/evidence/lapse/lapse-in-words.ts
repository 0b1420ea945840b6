import type { CivilDate } from "#app/domain/civil-date.ts";
import { formatDate } from "#app/domain/london-time.ts";
import type { EvidenceState } from "../evidence-status.ts";

/** Why a document counts no more, in plain words. `endsOn` and `on` are London dates. */
export function lapseInWords(
  title: string,
  { state, endsOn }: { state: EvidenceState; endsOn: CivilDate | null },
  on: CivilDate,
): string {
  const document = title.replace(": ", " ");
  if (state === "withdrawn") return `${document} was withdrawn`;
  return endsOn !== null && endsOn < on ? `${document} ended on ${formatDate(endsOn)}` : `${document} needs changing`;
}
