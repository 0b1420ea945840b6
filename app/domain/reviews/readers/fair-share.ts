/** A reader as work is shared out: what they have open, and how many of the next ten working days they are at work. */
export type ReaderLoad = { id: string; name: string; open: number; daysAtWork: number };
/** Something to be read; `barred` are those who must not: a declared conflict, or the other reader of it. */
export type ToShare = { id: string; barred: readonly string[] };
export type Shares = { given: { id: string; readerId: string }[]; left: string[] };

/**
 * Shares work out fairly, in the order given: each piece goes to whoever would have the least open work for the days
 * that they are at work, then by name. Whoever is away all the time gets none; what nobody may read is left.
 */
export function shareOut(work: readonly ToShare[], readers: readonly ReaderLoad[]): Shares {
  const open = new Map(readers.map(({ id, open }) => [id, open]));
  const burden = ({ id, daysAtWork }: ReaderLoad) => ((open.get(id) ?? 0) + 1) / daysAtWork;
  const steady = [...readers]
    .filter(({ daysAtWork }) => daysAtWork > 0)
    .sort((a, b) => a.name.localeCompare(b.name, "en-GB") || (a.id < b.id ? -1 : 1));
  const shares: Shares = { given: [], left: [] };
  for (const { id, barred } of work) {
    const free = steady.filter((reader) => !barred.includes(reader.id));
    const [first, ...others] = free;
    if (!first) {
      shares.left.push(id);
      continue;
    }
    const lightest = others.reduce((least, one) => (burden(one) < burden(least) ? one : least), first);
    open.set(lightest.id, (open.get(lightest.id) ?? 0) + 1);
    shares.given.push({ id, readerId: lightest.id });
  }
  return shares;
}
