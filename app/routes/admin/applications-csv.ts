import { personId } from "#app/access/actor.ts";
import { guarded } from "#app/access/guard.server.ts";
import { csvOf } from "#app/domain/csv.ts";
import { today } from "#app/domain/london-time.ts";
import { allOfQueue } from "#app/domain/reviews/queue/list-queue.server.ts";
import { queueAsked } from "#app/domain/reviews/queue/queue-asked.ts";
import { rowShown } from "#app/domain/reviews/queue/queue-shown.ts";
import { csvFile } from "../csv-file.ts";

export const handle = { title: "Download the list of applications" };

/** The rows of the queue that the same address without .csv shows, all pages together. */
export const loader = guarded("application.review-queue", async ({ db, who, at, url }) => {
  const asked = queueAsked(url.searchParams);
  const rows = await allOfQueue(db, asked, { personId: personId(who) ?? "", today: today(at) });
  const head = ["Reference", "Provider", "Lot", "Status", "Sent", "Decided", "Our clock", "Decide by", "Points"];
  const body = rows
    .map(rowShown)
    .map((row) => [
      ...[row.ref, row.provider, row.lot, row.status.text, row.sent, row.decided ?? "", row.clock, row.due ?? ""],
      ...[row.points, row.because, row.reader ?? ""],
    ]);
  return csvFile(`applications-${today(at)}`, csvOf([[...head, "Why here", "Read by"], ...body]));
});
