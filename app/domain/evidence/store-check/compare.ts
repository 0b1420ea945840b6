/** Two lists in the order of their keys' bytes, side by side: what is in either, and both where both have it. */
export async function* sideBySide<A extends { key: string }, B extends { key: string }>(
  left: AsyncIterable<A>,
  right: AsyncIterable<B>,
): AsyncGenerator<{ key: string; left: A | undefined; right: B | undefined }> {
  const [lefts, rights] = [left[Symbol.asyncIterator](), right[Symbol.asyncIterator]()];
  const next = async <T>(from: AsyncIterator<T>): Promise<T | undefined> => {
    const step = await from.next();
    return step.done ? undefined : step.value;
  };
  let [a, b] = [await next(lefts), await next(rights)];
  while (a || b) {
    const order = !a ? 1 : !b ? -1 : Buffer.compare(Buffer.from(a.key), Buffer.from(b.key));
    yield {
      key: (order <= 0 ? a?.key : b?.key) ?? "",
      left: order <= 0 ? a : undefined,
      right: order >= 0 ? b : undefined,
    };
    if (order <= 0) a = await next(lefts);
    if (order >= 0) b = await next(rights);
  }
}

/** How long an object may lie without a document: an upload in progress has none yet. In milliseconds. */
const YOUNG = 24 * 60 * 60_000;

export type FindingKind = "missing" | "cut" | "orphaned";

/** What is wrong with one key, as it looks: the object that must be there isn't, is of another length, or is nobody's. */
export function looksWrong(
  named: { size: number; stands: boolean } | undefined,
  stored: { length: number; modified: Date } | undefined,
  now: Date,
): FindingKind | undefined {
  if (!named) return stored && now.getTime() - stored.modified.getTime() > YOUNG ? "orphaned" : undefined;
  if (!named.stands) return undefined;
  if (!stored) return "missing";
  return stored.length === named.size ? undefined : "cut";
}

/** So many of so many gone is more likely the wrong store than so many losses: nothing is done about them by itself. */
export const isDoubtful = (lost: number, documents: number): boolean =>
  (lost > 20 && lost * 10 > documents) || (lost >= 3 && lost >= documents);

/** So many orphans are removed at once: each is a request to the store. */
export const MOST_REMOVED = 100;

type Finding = { kind: FindingKind; expected: number | null; found: number | null; removed: boolean };

/** What is wrong, for staff: "Wrong length: 900 bytes instead of 1,000". */
export function findingInWords({ kind, expected, found, removed }: Finding): string {
  const bytes = (count: number | null) => (count ?? 0).toLocaleString("en-GB");
  if (kind === "missing") return "Missing: the document has no file";
  if (kind === "cut" && found === expected) return "Damaged: other bytes than were given";
  if (kind === "cut") return `Wrong length: ${bytes(found)} bytes instead of ${bytes(expected)}`;
  return removed ? "No document names it. Removed" : `No document names it (${bytes(found)} bytes)`;
}
