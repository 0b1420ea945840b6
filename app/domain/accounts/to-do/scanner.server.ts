import type { Officer } from "#app/access/actor.ts";
import { can } from "#app/access/policy.ts";
import { openAlert, waitingNow } from "#app/domain/evidence/scanning/watch-scanner.server.ts";
import { formatDateTime } from "#app/domain/london-time.ts";
import { paths } from "#app/paths.ts";
import type { Trx } from "#db/client.server.ts";
import type { ToDo } from "../to-do.ts";

/** Documents that have waited too long for the virus scanner, for whoever can see to it. */
export async function scannerToDo(db: Trx, officer: Officer): Promise<ToDo[]> {
  if (!can(officer, "scanner.scan-again")) return [];
  const [alert, { count, since }] = [await openAlert(db), await waitingNow(db)];
  const href = paths.admin.scanner();
  if (!alert || !since) return [];
  const wait = count === 1 ? "document waits" : "documents wait";
  return [{ count, text: `${wait} for the virus scanner since ${formatDateTime(since)}`, href }];
}
