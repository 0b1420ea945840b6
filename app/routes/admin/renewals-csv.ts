import { guardedRead } from "#app/access/guard.server.ts";
import { csvOf } from "#app/domain/csv.ts";
import { allRenewals } from "#app/domain/evidence/renewals/list-renewals.server.ts";
import { renewalStates, renewalsAsked } from "#app/domain/evidence/renewals/renewals.ts";
import { today } from "#app/domain/london-time.ts";
import { csvFile } from "../csv-file.ts";

export const handle = { title: "Download the list of renewals" };

/** The rows of the list of renewals that the same address without .csv shows, all pages together. */
export const loader = guardedRead("evidence.review", async ({ db, at, url }) => {
  const asked = renewalsAsked(url.searchParams);
  const rows = await allRenewals(db, asked, at);
  const head = ["Provider", "Document", "Version", "State", "Ends on", "Days left", "Grace until"];
  const body = rows.map(({ provider, title, version, endsOn, left, graceUntil }) => [
    ...[provider, title, String(version), renewalStates[asked.state]],
    ...[endsOn ?? "", left === null || left < 0 ? "" : String(left), graceUntil ?? ""],
  ]);
  return csvFile(`renewals-${today(at)}`, csvOf([head, ...body]));
});
