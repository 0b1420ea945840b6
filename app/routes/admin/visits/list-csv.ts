import { guardedRead } from "#app/access/guard.server.ts";
import { csvOf } from "#app/domain/csv.ts";
import { today } from "#app/domain/london-time.ts";
import { searchedFor } from "#app/domain/paging.ts";
import { riskWords } from "#app/domain/visits/recheck.ts";
import { allRechecks } from "#app/domain/visits/recheck-list.server.ts";
import { csvFile } from "../../csv-file.ts";

export const handle = { title: "Download the visits due" };

/** The rows that the same address without .csv shows, all pages together. */
export const loader = guardedRead("visit.read", async ({ db, at, url }) => {
  const rows = await allRechecks(db, searchedFor(url.searchParams));
  const head = ["Provider", "Due on", "Risk", "Why", "Last visit", "Planned"];
  const body = rows.map(({ name, dueOn, risk, because, lastOn, plannedOn }) => [
    ...[name, dueOn, riskWords[risk].text, because.join("; "), lastOn ?? "", plannedOn ?? ""],
  ]);
  return csvFile(`visits-due-${today(at)}`, csvOf([head, ...body]));
});
