import { z } from "zod";
import { personId } from "#app/access/actor.ts";
import type { Guarded } from "#app/access/guard.server.ts";
import { checkFile } from "#app/domain/evidence/check-file.server.ts";
import { MOST_BYTES } from "#app/domain/evidence/evidence.ts";
import { keepWithin } from "#app/domain/limits/keep-within.server.ts";
import { submissionKey } from "#app/domain/sent-once.ts";
import { addPhotograph } from "#app/domain/visits/add-photograph.server.ts";
import { written } from "#app/domain/written.ts";
import { type Errors, errorsOf, type Failure } from "#app/forms/parse-form.ts";
import { receiveFile } from "#app/forms/receive-file.server.ts";

const notStored = "The photograph could not be stored: our file store is not answering. Try again in a few minutes";
const problem = (message: string) => ({ type: "file", message });

const photographForm = z.object({
  caption: written("Say what it shows", 200),
  noChild: z.literal("yes", { error: "Confirm that no child is in the photograph" }),
  submissionKey,
});

/** Reads, checks and keeps one posted photograph. Returns what is wrong and the status of the page; undefined when it is kept. */
export async function takePhotograph(
  { db, store, log, who, at, request }: Guarded,
  visitId: string,
): Promise<{ failure: Failure; status: number } | undefined> {
  await keepWithin(db, "upload", personId(who) ?? "", at);
  return receiveFile(request, { name: "file", mostBytes: MOST_BYTES }, async ({ values, file, fault }) => {
    const failed = (errors: Errors, status = 400) => ({ failure: { errors, values }, status });
    if (fault) return failed({ "": problem(fault) });
    const checked = await checkFile(file);
    const parsed = photographForm.safeParse(values);
    const wrong =
      "problem" in checked
        ? checked.problem
        : checked.contentType.startsWith("image/")
          ? undefined
          : "The selected file must be a JPG or PNG";
    if (wrong || !parsed.success || !file || "problem" in checked)
      return failed({
        ...(wrong ? { file: problem(wrong) } : {}),
        ...(parsed.success ? {} : errorsOf(parsed.error)),
      });
    const { caption, submissionKey } = parsed.data;
    try {
      const { contentType } = checked;
      await addPhotograph({ db, store }, who, { visitId, caption, submissionKey, file, contentType }, at);
      return undefined;
    } catch (error) {
      const { name, message } = error as Error;
      if ("kind" in (error as object) && (error as { kind: unknown }).kind === "refused")
        return failed({ file: problem(message) });
      if (name !== "StoreDown") throw error;
      log.warn({ error }, "a photograph could not be stored");
      return failed({ file: problem(notStored) }, 503);
    }
  });
}
