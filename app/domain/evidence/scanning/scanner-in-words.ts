import { formatDate } from "#app/domain/london-time.ts";
import type { ScannerVersion } from "#app/platform/scanner.server.ts";

const DAY = 86_400_000;

/** Signatures older than this, in days, are said to be old: ClamAV's come out every day. */
const OLD_DAYS = 7;

/** How far back the list of what was refused or withdrawn goes, in days. */
export const KEPT_OUT_DAYS = 90;

type Colour = "green" | "red" | "yellow" | "grey";
export type ScannerStands = { stands: { text: string; colour: Colour }; signatures: string };

/** Whether the scanner is there, and how old what it knows is. `version`: as it answered just now, if it did. */
export function scannerInWords(setUp: boolean, version: ScannerVersion | undefined, now: Date): ScannerStands {
  if (!setUp) return { stands: { text: "None is set up", colour: "grey" }, signatures: "None" };
  if (!version) return { stands: { text: "Does not answer", colour: "red" }, signatures: "Not known now" };
  const { signatures, signaturesAt } = version;
  if (!signatures || !signaturesAt)
    return { stands: { text: "Answers", colour: "green" }, signatures: "It does not say which" };
  const days = Math.max(0, Math.floor((now.getTime() - signaturesAt.getTime()) / DAY));
  const age = days === 0 ? "less than a day old" : days === 1 ? "1 day old" : `${days} days old`;
  return {
    stands:
      days > OLD_DAYS ? { text: "Answers, by old signatures", colour: "yellow" } : { text: "Answers", colour: "green" },
    signatures: `Version ${signatures} of ${formatDate(signaturesAt)}, ${age}`,
  };
}
