import { guarded } from "#app/access/guard.server.ts";
import { NotFound } from "#app/domain/errors.ts";
import { coloursSheet } from "#app/ui/colours.ts";

/** The style sheet with the council's colours. Its address holds the colours, so it never changes. */
export const loader = guarded("public", async ({ params }) => {
  const sheet = coloursSheet(params.file ?? "");
  if (!sheet) throw new NotFound();
  return new Response(sheet, {
    headers: { "content-type": "text/css; charset=utf-8", "cache-control": "public, max-age=31536000, immutable" },
  });
});
