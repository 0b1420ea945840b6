import { Agent, request } from "node:http";
import { text } from "node:stream/consumers";
import type { Portal } from "../portal.ts";

/**
 * Posts a form on a connection of its own, and returns the status, where it leads and the page. The portal closes a
 * connection on which too much was sent; were it shared with fetch, the next request on it would die.
 */
export async function postAlone(
  portal: Portal,
  cookie: string,
  path: string,
  form: URLSearchParams | FormData,
): Promise<{ status: number; to: string; html: string }> {
  const encoded = new Response(form);
  const body = Buffer.from(await encoded.arrayBuffer());
  const agent = new Agent({ keepAlive: true });
  const headers = {
    cookie,
    origin: portal.url,
    "content-type": encoded.headers.get("content-type") ?? "",
    "content-length": body.length,
  };
  try {
    return await new Promise((resolve, reject) => {
      const asked = request(portal.url + path, { method: "POST", agent, headers }, (answer) => {
        const { statusCode = 0, headers } = answer;
        text(answer).then((html) => resolve({ status: statusCode, to: headers.location ?? "", html }), reject);
      });
      asked.on("error", reject);
      asked.end(body);
    });
  } finally {
    agent.destroy();
  }
}
