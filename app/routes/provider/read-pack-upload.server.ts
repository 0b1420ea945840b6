import { readFile } from "node:fs/promises";
import type { Guarded } from "#app/access/guard.server.ts";
import { readCouncil } from "#app/domain/council.server.ts";
import { isDomainError, NotFound } from "#app/domain/errors.ts";
import { MOST_PACK_BYTES } from "#app/domain/evidence-pack/manifest.ts";
import { takePack } from "#app/domain/evidence-pack/take-pack.server.ts";
import { keepWithin } from "#app/domain/limits/keep-within.server.ts";
import { today } from "#app/domain/london-time.ts";
import { isUuid } from "#app/domain/uuid.ts";
import { type Failure, refuse } from "#app/forms/parse-form.ts";
import { type FormReceived, receiveFile } from "#app/forms/receive-file.server.ts";

const notStored = "The documents could not be stored: our file store is not answering. Try again in a few minutes";

/** Reads, checks and keeps a pack that was posted. Returns its id, or what is wrong with the status of the page. */
export async function readPackUpload({
  db,
  store,
  log,
  who,
  at,
  request,
  config,
}: Guarded): Promise<{ id: string } | { failure: Failure; status: number }> {
  if (who.kind !== "provider") throw new NotFound();
  await keepWithin(db, "upload", who.providerId, at);
  return receiveFile(request, { name: "file", mostBytes: MOST_PACK_BYTES }, async (received) => {
    const { values, file } = received;
    const failed = (field: string, message: string, status = 400) => ({
      failure: refuse(values, field, message),
      status,
    });
    const [wrong] = problemsOf(received);
    if (wrong || !file) return failed(...(wrong ?? ["file", "Select the pack"]));
    const { email } = await readCouncil(db, today(at));
    const means = { db, store, key: config.evidencePackKey, askAt: email };
    const { applicationId, submissionKey } = values as { applicationId: string; submissionKey: string };
    try {
      return { id: await takePack(means, who, { applicationId, bytes: await readFile(file.path), submissionKey }, at) };
    } catch (error) {
      const { name, message } = error as Error;
      if (isDomainError(error) && error.kind === "refused") return failed(error.field, message);
      if (name === "QuotaReached") return failed("file", message, 429);
      if (name !== "StoreDown") throw error;
      log.warn({ error }, "the documents of a pack could not be stored");
      return failed("file", notStored, 503);
    }
  });
}

function problemsOf({ values, file, fault }: FormReceived): [field: string, message: string][] {
  const isId = (value: unknown) => typeof value === "string" && isUuid(value);
  if (fault || !isId(values.submissionKey)) return [["", fault ?? "Open this page again, and choose the file there"]];
  if (!isId(values.applicationId)) return [["applicationId", "Select the draft to fill"]];
  if (!file) return [["file", "Select the pack"]];
  return file.size > MOST_PACK_BYTES ? [["file", "The pack must be smaller than 60 MB"]] : [];
}
