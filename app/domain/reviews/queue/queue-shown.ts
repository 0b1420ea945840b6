import { formatDate } from "#app/domain/london-time.ts";
import { councilStatus } from "../status-for-council.ts";
import type { QueueRow } from "./list-queue.server.ts";
import { pointsOf } from "./rank.ts";

/** A row of the queue in the words of its page and of its spreadsheet. */
export const rowShown = (row: QueueRow) => ({
  ...{ id: row.id, ref: row.ref, provider: row.provider, lot: row.lot, status: councilStatus[row.status] },
  ...{ sent: formatDate(row.submittedAt), decided: row.decidedAt && formatDate(row.decidedAt) },
  clock: row.place?.clock ?? "–",
  due: row.dueOn && formatDate(row.dueOn),
  because: row.place ? row.place.because.join("; ") || "nothing counts yet" : "sent a moment ago, not ranked yet",
  points: row.points === null ? "" : pointsOf(row.points),
  ...{ reader: row.reader, readerAway: row.readerAway, barred: row.barred },
});
