import { guarded } from "#app/access/guard.server.ts";
import { openPreview } from "#app/domain/evidence/reading/open-preview.server.ts";
import { sendPicture } from "#app/forms/send-file.server.ts";

export const handle = { title: "A page of a document" };

/** The picture of one page of any provider's document, for those who review it; nothing (204) where none was made. */
export const loader = guarded("evidence.review", async ({ db, store, who, at, params }) => {
  const picture = await openPreview({ db, store }, who, params.id ?? "", Number(params.page), at);
  return picture ? sendPicture(picture) : new Response(null, { status: 204 });
});
