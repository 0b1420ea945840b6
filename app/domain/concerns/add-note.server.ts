import type { Actor } from "#app/access/actor.ts";
import type { Db } from "#db/client.server.ts";
import { addEntry, type ConcernKeys } from "./concern-seal.server.ts";
import { type Deed, onConcern } from "./on-concern.server.ts";

/** Adds a note to a concern; whoever may read one may write one. Nobody changes it afterwards. Throws NotFound. */
export const addNote = (db: Db, actor: Actor, keys: ConcernKeys, input: Deed & { note: string }, now: Date) =>
  onConcern(db, actor, input, { action: "concern.read", intent: "note" }, now, (work, concern) =>
    addEntry(work, keys, concern, "note", [{ label: "Note", value: input.note }]),
  );
