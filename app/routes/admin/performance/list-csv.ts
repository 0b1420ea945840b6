import { guardedRead } from "#app/access/guard.server.ts";
import { csvOf } from "#app/domain/csv.ts";
import { londonDate } from "#app/domain/london-time.ts";
import { kpiNames, kpis } from "#app/domain/performance/kpis.ts";
import { allPerformance } from "#app/domain/performance/performance.server.ts";
import { performanceAsked } from "#app/domain/performance/quarter.ts";
import { csvFile } from "../../csv-file.ts";

export const handle = { title: "Download performance" };

/** The rows that the same address without .csv shows, all pages together. */
export const loader = guardedRead("visit.read", async ({ db, at, url }) => {
  const asked = performanceAsked(url.searchParams, londonDate(at));
  const rows = await allPerformance(db, asked, at);
  const head = ["Provider", "Lot", ...kpiNames.flatMap((name) => [kpis[name].title, "Rating"])];
  const body = rows.map(({ name, lot, kpis: measured }) => [
    ...[name, lot, ...measured.flatMap(({ text, tag }) => [text, tag.text])],
  ]);
  return csvFile(`performance-${asked.quarter}`, csvOf([head, ...body]));
});
