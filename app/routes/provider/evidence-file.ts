import { guarded } from "#app/access/guard.server.ts";
import { openEvidence } from "#app/domain/evidence/open-evidence.server.ts";
import { sendFile } from "#app/forms/send-file.server.ts";

export const handle = { title: "Download a document" };

/** A provider's own document, as the bytes that were given. */
export const loader = guarded("evidence.read", async ({ db, store, who, at, params }) =>
  sendFile(await openEvidence({ db, store }, who, params.id ?? "", "evidence.read", at)),
);
