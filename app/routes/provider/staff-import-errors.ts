import { guarded } from "#app/access/guard.server.ts";
import { previewStaffImport } from "#app/domain/providers/import-staff.server.ts";
import { errorsCsv } from "#app/domain/providers/staff-csv.ts";
import { csvFile } from "../csv-file.ts";

export const handle = { title: "Download what is wrong with a list of staff" };

/** Every error of a list that waits to be brought in, by row and column. */
export const loader = guarded("staff.keep", async ({ db, who, at, params }) => {
  const { changes } = await previewStaffImport(db, who, params.id ?? "", at);
  return csvFile("staff-errors", errorsCsv(changes.errors));
});
