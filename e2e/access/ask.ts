import { paths } from "#app/paths.ts";
import type { Portal } from "../portal.ts";

export const shapes = ["GET", ".data", ".data?_routes", "POST", "POST .data"] as const;
export type Shape = (typeof shapes)[number];

/** Signs in by a plain request and returns the cookie. */
export async function cookieOf(portal: Portal, email: string): Promise<string> {
  const answer = await fetch(portal.url + paths.signIn(), {
    method: "POST",
    redirect: "manual",
    body: new URLSearchParams({ email, password: portal.password }),
  });
  const cookie = answer.headers.get("set-cookie")?.split(";")[0];
  if (!cookie) throw new Error(`${email} could not sign in: ${answer.status}`);
  return cookie;
}

/**
 * What the portal answers to one request: the status a person meets, wherever Remix puts it. A redirect inside a
 * `.data` answer (202) counts as the 303 that it stands for.
 */
export async function ask(
  portal: Portal,
  cookie: string | undefined,
  path: string,
  routeId: string,
  shape: Shape,
): Promise<number> {
  const dataPath = `${path === "/" ? "/_root" : path}.data`;
  const query = shape === ".data?_routes" ? `?_routes=${encodeURIComponent(routeId)}` : "";
  const post = shape.startsWith("POST");
  const address = portal.url + (shape === "GET" || shape === "POST" ? path : dataPath) + query;
  const answer = await fetch(address, {
    method: post ? "POST" : "GET",
    redirect: "manual",
    headers: { ...(cookie ? { cookie } : {}), ...(post ? { origin: portal.url } : {}) },
    body: post ? new URLSearchParams({ matrix: "yes" }) : undefined,
  });
  await answer.arrayBuffer();
  return answer.status === 202 ? 303 : answer.status;
}
