import { connect, type Socket } from "node:net";
import type { Readable } from "node:stream";
import { finished } from "node:stream/promises";
import type { Config } from "#app/platform/config.server.ts";

export type ScanResult = { state: "clean" } | { state: "refused"; signature: string };
export type Scanner = { scan(stream: Readable): Promise<ScanResult>; healthy(): Promise<boolean> };

/** The scanner's own limit was passed; such a file is refused, never called clean. */
const tooLarge: ScanResult = { state: "refused", signature: "too large" };

/**
 * A client of clamd by its INSTREAM command (`man clamd`, "COMMANDS"): chunks led by their length in four bytes, ended by
 * a length of zero. Without a setting there is no scanner.
 */
export function createScanner(setting?: Config["scanner"]): Scanner | undefined {
  if (!setting) return undefined;

  const open = (timeout: number): Socket => {
    const socket = "socket" in setting ? connect(setting.socket) : connect(setting.port, setting.host);
    return socket.setTimeout(timeout, () => socket.destroy(new Error("The scanner did not answer in time")));
  };

  const healthy = async (): Promise<boolean> => {
    const socket = open(2_000);
    socket.end("zPING\0");
    return (await replyOf(socket).catch(() => "")) === "PONG";
  };

  return {
    /** Scans to the stream's end. @throws when the scanner can't be reached or answers oddly: the file then waits. */
    async scan(stream) {
      const socket = open(60_000);
      const reply = replyOf(socket);
      reply.catch(() => undefined);
      try {
        await sendChunks(stream, socket);
        return read(await reply);
      } catch (error) {
        // clamd hangs up on a stream over its limit, sometimes before its answer can be read. If it is well, that was why.
        if (error === stream.errored || !hungUp(error)) throw error;
        const said = await reply.catch(() => "");
        if (said.includes("size limit exceeded") || (await healthy())) return tooLarge;
        throw error;
      } finally {
        stream.destroy();
        socket.destroy();
      }
    },
    healthy,
  };
}

async function sendChunks(stream: Readable, socket: Socket): Promise<void> {
  const closed = finished(socket, { readable: false }).then(() => undefined);
  closed.catch(() => undefined);
  const write = async (bytes: Buffer | string) => {
    if (socket.errored) throw socket.errored;
    if (!socket.writable) throw Object.assign(new Error("The scanner hung up"), { code: "EPIPE" });
    if (!socket.write(bytes)) await Promise.race([new Promise((done) => socket.once("drain", done)), closed]);
  };
  await write("zINSTREAM\0");
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    if (bytes.length > 0) await write(Buffer.concat([length, bytes]));
  }
  await write(Buffer.alloc(4));
}

async function replyOf(socket: Socket): Promise<string> {
  let reply = "";
  for await (const chunk of socket) reply += String(chunk);
  return reply.replaceAll("\0", "").trim();
}

function read(reply: string): ScanResult {
  if (reply === "stream: OK") return { state: "clean" };
  if (reply.includes("size limit exceeded")) return tooLarge;
  const found = /^stream: (.+) FOUND$/.exec(reply)?.[1];
  if (found) return { state: "refused", signature: found };
  throw new Error("The scanner gave an answer that is not understood");
}

function hungUp(error: unknown): boolean {
  return ["EPIPE", "ECONNRESET", "ERR_STREAM_PREMATURE_CLOSE"].includes((error as { code?: string }).code ?? "");
}
