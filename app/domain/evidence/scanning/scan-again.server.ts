import type { Actor } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import { transact } from "#app/domain/work.server.ts";
import type { Db } from "#db/client.server.ts";
import { askFor, waiting } from "./scan-waiting.server.ts";

/** Has everything that waits for the scanner scanned now, whenever its next try was due. Returns how many objects that is. */
export function scanAgain(db: Db, actor: Actor, now: Date): Promise<number> {
  return transact(db, actor, now, async (work) => {
    authorise(work.actor, "scanner.scan-again", undefined, "scanner.read");
    const documents = await waiting(work).execute();
    if (documents.length === 0) return 0;
    const count = await askFor(work, documents);
    work.audit("scanner.scan-again", { type: "scanner", id: "scanner" }, { count });
    return count;
  });
}
