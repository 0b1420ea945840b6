import { Readable } from "node:stream";
import type { Config } from "#app/platform/config.server.ts";

/** The text of a share, or why there is none: no such code, silence, trouble at the other end, or more than is read. */
export type ShareRead = { text: string } | { fault: "unknown" | "silent" | "down" | "too-large" };
export type FindATender = { read(code: string, mostBytes: number): Promise<ShareRead> };

/**
 * A reader of shares from the central digital platform: `GET /share/data/{sharecode}` with the key in its own header, as
 * its data sharing service documents. An answer that isn't whole within `patience` milliseconds has failed, redirects are
 * not followed, and no more than `mostBytes` are kept. Without a setting there is none.
 */
export function createFindATender(setting?: Config["findATender"], patience = 10_000): FindATender | undefined {
  if (!setting) return undefined;
  return {
    async read(code, mostBytes) {
      const address = new URL(`share/data/${encodeURIComponent(code)}`, `${setting.url.replace(/\/+$/, "")}/`);
      const headers = { accept: "application/json", ...(setting.key ? { "CDP-Api-Key": setting.key } : {}) };
      try {
        const answer = await fetch(address, { headers, redirect: "error", signal: AbortSignal.timeout(patience) });
        if (answer.status === 404) return { fault: "unknown" };
        if (!answer.ok) return { fault: "down" };
        return await textOf(answer, mostBytes);
      } catch (error) {
        return { fault: (error as { name?: string }).name === "TimeoutError" ? "silent" : "down" };
      }
    },
  };
}

const bytesOf = ({ body }: Response): AsyncIterable<Uint8Array> =>
  body ? Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0]) : Readable.from([]);

async function textOf(answer: Response, mostBytes: number): Promise<ShareRead> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop cancels the body, so that a flood ends here.
  for await (const chunk of bytesOf(answer)) {
    size += chunk.length;
    if (size > mostBytes) return { fault: "too-large" };
    chunks.push(chunk);
  }
  return { text: Buffer.concat(chunks).toString("utf8") };
}
