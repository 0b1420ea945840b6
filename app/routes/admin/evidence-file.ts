import { guarded } from "#app/access/guard.server.ts";
import { openEvidence } from "#app/domain/evidence/open-evidence.server.ts";
import { sendFile } from "#app/forms/send-file.server.ts";

export const handle = { title: "Download a document" };

/** Any provider's document, for those who review it, as the bytes that were given. */
export const loader = guarded("evidence.review", async ({ db, store, who, at, params }) =>
  sendFile(await openEvidence({ db, store }, who, params.id ?? "", "evidence.review", at)),
);
