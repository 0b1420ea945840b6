import { guarded } from "#app/access/guard.server.ts";
import { openPhotograph } from "#app/domain/visits/photographs.server.ts";
import { sendFile } from "#app/forms/send-file.server.ts";

export const handle = { title: "Download a photograph" };

/** A photograph of a visit, for those who may read it. */
export const loader = guarded("visit.read", async ({ db, store, who, at, params }) =>
  sendFile(await openPhotograph({ db, store }, who, params.id ?? "", params.photograph ?? "", at)),
);
