import type { Guarded } from "#app/access/guard.server.ts";
import { getApplication } from "#app/domain/applications/applications.server.ts";
import { checkFile } from "#app/domain/evidence/check-file.server.ts";
import { askedBeside, MOST_BYTES } from "#app/domain/evidence/evidence.ts";
import { giveEvidence, requireOpenField } from "#app/domain/evidence/give-evidence.server.ts";
import { besideSchema } from "#app/domain/evidence/typed-beside.ts";
import { keepWithin } from "#app/domain/limits/keep-within.server.ts";
import { today } from "#app/domain/london-time.ts";
import { isBlank } from "#app/domain/question-sets/typed.ts";
import { readAs } from "#app/domain/speak-as.server.ts";
import { isUuid } from "#app/domain/uuid.ts";
import { nest } from "#app/forms/names.ts";
import { type Errors, errorsOf, type Failure } from "#app/forms/parse-form.ts";
import { type FormReceived, receiveFile } from "#app/forms/receive-file.server.ts";

const notStored =
  "The file could not be stored: our file store is not answering. Nothing that you saved is lost. Try again in a few minutes";
const problem = (message: string) => ({ type: "file", message });

/**
 * Reads, checks and keeps one posted document. Whether it may be given is asked before a byte is read. Returns nothing
 * but the id of the document when it is kept, with whether its dates are left to us, else what is wrong, with what was typed, and the status of the page.
 */
export async function takeUpload(
  { db, store, log, who, at, params, request }: Guarded,
  { id, question, field }: { id: string; question: string; field: string },
): Promise<{ failure: Failure; status: number } | { kept: string; unread: boolean }> {
  const application = await getApplication(db, who, params.id ?? "", "evidence.add", "evidence.read");
  const open = await readAs(db, who, (trx) => requireOpenField(trx, application, question, field, at));
  const schema = besideSchema(open.question, open.field, today(at));
  const asked = askedBeside(open.question, open.field);
  await keepWithin(db, "upload", application.providerId, at);
  return receiveFile(
    request,
    { name: "file", mostBytes: MOST_BYTES },
    async ({ values, file, fault }: FormReceived) => {
      const failed = (errors: Errors, status = 400) => ({ failure: { errors, values }, status });
      const key = typeof values.submissionKey === "string" ? values.submissionKey : "";
      if (fault || !isUuid(key))
        return failed({ "": problem(fault ?? "Open this page again, and choose the file there") });
      const checked = await checkFile(file);
      const typed = nest(values);
      const unread = asked.length > 0 && asked.every(({ name }) => isBlank(typed[name]));
      const beside = unread ? { success: true as const, data: {}, error: undefined } : schema.safeParse(typed);
      const errors: Errors = "problem" in checked ? { file: problem(checked.problem) } : {};
      if ("problem" in checked || !beside.success || !file)
        return failed({ ...errors, ...(beside.error ? errorsOf(beside.error) : {}) });
      const given = { applicationId: id, questionId: question, field, submissionKey: key, file };
      try {
        const kept = await giveEvidence(
          { db, store },
          who,
          { ...given, contentType: checked.contentType, ...beside.data },
          at,
        );
        return { kept, unread };
      } catch (error) {
        const { name, message } = error as Error;
        if (name === "QuotaReached") return failed({ file: problem(message) }, 429);
        if (name !== "StoreDown") throw error;
        log.warn({ error }, "a document could not be stored");
        return failed({ file: problem(notStored) }, 503);
      }
    },
  );
}
