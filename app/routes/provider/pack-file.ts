import { guarded } from "#app/access/guard.server.ts";
import { openPack } from "#app/domain/evidence-pack/open-pack.server.ts";
import { sendZip } from "#app/forms/send-file.server.ts";

export const handle = { title: "Download an evidence pack" };

/** A pack that a provider made, as one ZIP file to keep. */
export const loader = guarded("evidence-pack.read-own", async ({ db, store, who, at, params }) =>
  sendZip(await openPack({ db, store }, who, params.id ?? "", at)),
);
