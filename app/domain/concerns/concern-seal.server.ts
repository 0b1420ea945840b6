import { personId } from "#app/access/actor.ts";
import {
  type ChildKeys,
  newChildKey,
  openWith,
  sealWith,
  type WrappedKey,
} from "#app/domain/children/child-keys.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import type { Work } from "#app/domain/work.server.ts";
import type { EntryKind, Fact, Report } from "./concern.ts";

/** The ring that seals what is written about children also seals what is written about a concern, under a key of its own. */
export type ConcernKeys = ChildKeys;
/** A concern's own key, as it is kept. */
export type SealedConcern = WrappedKey;

/** A new concern's key and its report, sealed. */
export function sealReport(keys: ConcernKeys, id: string, report: Report): SealedConcern & { report: Buffer } {
  const own = newChildKey(keys, id);
  return { ...own, report: sealWith(keys, own, "concern.report", JSON.stringify(report)) };
}

/** What was reported. The caller has authorised the reader and logs the reading. */
export const openReport = (keys: ConcernKeys, concern: SealedConcern, report: Buffer): Report =>
  JSON.parse(openWith(keys, concern, "concern.report", report));

const columnOf = (entryId: string) => `concern_entry.sealed|${entryId}`;

/** Writes what was done into the concern's record, which nobody changes afterwards. What is empty is left out. */
export async function addEntry(
  { trx, now, actor }: Work,
  keys: ConcernKeys,
  concern: SealedConcern,
  kind: EntryKind,
  facts: readonly Fact[],
): Promise<void> {
  const id = uuidv7(now.getTime());
  const said = facts.filter(({ value }) => value !== "");
  await trx
    .insertInto("concern_entry")
    .values({
      ...{ id, concern_id: concern.id, kind, at: now, by_person: personId(actor) },
      sealed: sealWith(keys, concern, columnOf(id), JSON.stringify(said)),
    })
    .execute();
}

/** What an entry says. The caller has authorised the reader and logs the reading. */
export const openEntry = (keys: ConcernKeys, concern: SealedConcern, entry: { id: string; sealed: Buffer }): Fact[] =>
  JSON.parse(openWith(keys, concern, columnOf(entry.id), entry.sealed));
