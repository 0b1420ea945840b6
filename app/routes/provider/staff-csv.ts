import { guarded } from "#app/access/guard.server.ts";
import { NotFound } from "#app/domain/errors.ts";
import { wholeRecord } from "#app/domain/providers/staff.server.ts";
import { staffCsv } from "#app/domain/providers/staff-csv.ts";
import { csvFile } from "../csv-file.ts";

export const handle = { title: "Download your staff record" };

/** The single central record as a list, or its headings alone. */
export const loader = guarded("provider.home", async ({ db, who, url }) => {
  if (who.kind !== "provider") throw new NotFound();
  if (url.searchParams.get("template") === "yes") return csvFile("staff-template", staffCsv([]));
  return csvFile("staff", staffCsv(await wholeRecord(db, who.providerId)));
});
