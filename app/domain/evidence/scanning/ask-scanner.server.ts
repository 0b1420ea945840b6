import type { Context } from "#app/context.ts";
import type { ScannerVersion } from "#app/platform/scanner.server.ts";
import { nextCheck } from "./waiting.ts";

/** What was said of an object, what was found in it, and by which signatures. */
export type Verdict = {
  scan: "clean" | "refused" | "not-scanned";
  found?: string;
  by?: ScannerVersion | undefined;
};

/** Kept as what was found in a file that is over the scanner's limit. */
export const TOO_LARGE = "too large for the scanner";

/**
 * Asks the scanner about one object. Without a scanner nothing is known of it. Throws when the store or the scanner can't
 * be reached or answers oddly: no verdict is never a good one.
 */
export async function askScanner(
  { store, scanner }: Pick<Context, "store" | "scanner">,
  key: string,
): Promise<Verdict> {
  if (!scanner) return { scan: "not-scanned" };
  const by = await scanner.version();
  const { body } = await store.open(key);
  const result = await scanner.scan(body);
  if (result.state === "clean") return { scan: "clean", by };
  // What can't be looked through is refused by rule.
  return { scan: "refused", found: result.state === "too-large" ? TOO_LARGE : result.signature, by };
}

/** A verdict as its document's row keeps it. */
export const columnsOf = ({ scan, found, by }: Verdict, now: Date) => ({
  scan,
  scanned_at: scan === "not-scanned" ? null : now,
  scan_engine: by?.engine ?? null,
  scan_signatures: by?.signatures ?? null,
  scan_signatures_at: by?.signaturesAt ?? null,
  scan_found: found ?? null,
  scan_tries: 0,
  // What nobody has looked at is due as soon as there is a scanner.
  scan_next_at: scan === "not-scanned" ? null : nextCheck(now),
});

/** A verdict as the audit keeps it. */
export const auditOf = ({ scan, found, by }: Verdict) => ({
  verdict: scan,
  found: found ?? null,
  engine: by?.engine ?? null,
  signatures: by?.signatures ?? null,
  signaturesAt: by?.signaturesAt?.toISOString() ?? null,
});
