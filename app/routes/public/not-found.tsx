import { guarded } from "#app/access/guard.server.ts";

export const handle = { title: "Page not found" };

/** Whatever no other route takes; and the page of a request that a guard in front of Remix has refused. */
export const loader = guarded("public", async ({ refusal }) => {
  throw new Response(null, { status: refusal ?? 404 });
});

export default function NotFound() {
  return null;
}
