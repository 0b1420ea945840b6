import type { Guarded } from "#app/access/guard.server.ts";
import { checkFile } from "#app/domain/evidence/check-file.server.ts";
import { MOST_BYTES } from "#app/domain/evidence/evidence.ts";
import { cleanName } from "#app/domain/evidence/file-name.ts";
import { addLoose } from "#app/domain/evidence/loose/add-loose.server.ts";
import { MOST_FILES } from "#app/domain/evidence/loose/most-files.ts";
import { keepWithin } from "#app/domain/limits/keep-within.server.ts";
import { isUuid } from "#app/domain/uuid.ts";
import type { Failure } from "#app/forms/parse-form.ts";
import { receiveFile } from "#app/forms/receive-file.server.ts";

const notStored = "It could not be stored: our file store is not answering. Try again in a few minutes";

/**
 * Reads several posted documents, checks each, and keeps the good ones. Returns how many it kept, and what is wrong with
 * the others, each by its name, with the status of the page.
 */
export async function takeMany(
  { db, store, log, who, at, request }: Guarded,
  providerId: string,
): Promise<{ kept: number; failure?: Failure; status: number }> {
  await keepWithin(db, "upload", providerId, at);
  const most = { name: "files", mostBytes: MOST_BYTES, mostFiles: MOST_FILES };
  return receiveFile(request, most, async ({ values, files, fault }) => {
    const failed = (message: string, status = 400, kept = 0) => ({
      ...{ kept, status },
      failure: { values: {}, errors: { files: { type: "file", message } } },
    });
    const { submissionKey: key } = values;
    if (fault || typeof key !== "string" || !isUuid(key))
      return failed(fault ? `Choose ${MOST_FILES} files at most, and send them again` : "Open this page again");
    if (files.length === 0) return failed("Select one or more files");
    const refused: string[] = [];
    let [kept, status] = [0, 400];
    for (const [place, file] of files.entries()) {
      const name = cleanName(file.name);
      const checked = await checkFile(file);
      if ("problem" in checked) {
        refused.push(`${name}: ${checked.problem}`);
        continue;
      }
      try {
        // Each file of a form has a key of its own, so that sending the form again is harmless.
        const submissionKey = key.slice(0, -1) + ((Number.parseInt(key.slice(-1), 16) + place) % 16).toString(16);
        await addLoose({ db, store }, who, { file, contentType: checked.contentType, submissionKey }, at);
        kept += 1;
      } catch (error) {
        const { name: kind, message } = error as Error;
        if (kind !== "StoreDown" && kind !== "QuotaReached") throw error;
        if (kind === "StoreDown") log.warn({ error }, "a document could not be stored");
        status = kind === "StoreDown" ? 503 : 429;
        refused.push(`${name}: ${kind === "StoreDown" ? notStored : message}`);
      }
    }
    return refused.length === 0 ? { kept, status: 303 } : failed(refused.join(". "), status, kept);
  });
}
