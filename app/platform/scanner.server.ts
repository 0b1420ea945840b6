import { connect, type Socket } from "node:net";
import type { Readable } from "node:stream";
import { finished } from "node:stream/promises";
import type { Config } from "#app/platform/config.server.ts";

/** `too-large`: it passed the scanner's own limit, so that nothing is known of it; such a file is never called clean. */
export type ScanResult = { state: "clean" } | { state: "refused"; signature: string } | { state: "too-large" };
/** What a scanner knows by: its own version, its signature database's, and when that was made (UTC). */
export type ScannerVersion = { engine: string; signatures: string | undefined; signaturesAt: Date | undefined };
export type Scanner = {
  scan(stream: Readable): Promise<ScanResult>;
  healthy(): Promise<boolean>;
  /** Undefined when the scanner can't be reached or answers oddly. */
  version(): Promise<ScannerVersion | undefined>;
};

const tooLarge: ScanResult = { state: "too-large" };
/** No scanner's limit lies below this, in bytes: one that hangs up sooner had another reason. */
const LEAST_LIMIT = 1024 * 1024;
const OVER_LIMIT = "size limit exceeded";

/**
 * A client of clamd by its INSTREAM command (`man clamd`, "COMMANDS"): chunks led by their length in four bytes, ended by
 * a length of zero. A scan that is silent for `patience` milliseconds has failed. Without a setting there is no scanner.
 */
export function createScanner(setting?: Config["scanner"], patience = 60_000): Scanner | undefined {
  if (!setting) return undefined;

  const open = (timeout: number): Socket => {
    const socket = "socket" in setting ? connect(setting.socket) : connect(setting.port, setting.host);
    return socket.setTimeout(timeout, () => socket.destroy(new Error("The scanner did not answer in time")));
  };

  const ask = (command: string): Promise<string> => {
    const socket = open(2_000);
    socket.end(`z${command}\0`);
    return replyOf(socket).catch(() => "");
  };
  const healthy = async (): Promise<boolean> => (await ask("PING")) === "PONG";

  return {
    /** Scans to the stream's end. @throws when the scanner can't be reached or answers oddly: the file then waits. */
    async scan(stream) {
      const socket = open(patience);
      const reply = replyOf(socket);
      let sent = 0;
      reply.catch(() => undefined);
      try {
        await sendChunks(stream, socket, (bytes) => (sent += bytes));
        return read(await reply);
      } catch (error) {
        // clamd hangs up on a stream over its limit, sometimes before its answer can be read. If it is well, that was why.
        if (error === stream.errored || !hungUp(error)) throw error;
        const said = await reply.catch(() => "");
        if (said.includes(OVER_LIMIT) || (sent > LEAST_LIMIT && (await healthy()))) return tooLarge;
        throw error;
      } finally {
        stream.destroy();
        socket.destroy();
      }
    },
    healthy,
    version: async () => readVersion(await ask("VERSION")),
  };
}

async function sendChunks(stream: Readable, socket: Socket, count: (bytes: number) => void): Promise<void> {
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
    count(bytes.length);
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
  if (reply.includes(OVER_LIMIT)) return tooLarge;
  const found = /^stream: (.+) FOUND$/.exec(reply)?.[1];
  if (found) return { state: "refused", signature: found };
  throw new Error("The scanner gave an answer that is not understood");
}

/** "ClamAV 1.4.3/27700/Thu Nov 26 09:12:33 2026"; without a database of ClamAV's own, only the first part. */
function readVersion(reply: string): ScannerVersion | undefined {
  const [, engine, signatures, made] = /^ClamAV ([^/]+)(?:\/(\d+)\/(.+))?$/.exec(reply) ?? [];
  if (!engine) return undefined;
  const at = new Date(`${made} UTC`);
  return { engine, signatures, signaturesAt: Number.isNaN(at.getTime()) ? undefined : at };
}

function hungUp(error: unknown): boolean {
  return ["EPIPE", "ECANCELED", "ECONNRESET", "ERR_STREAM_PREMATURE_CLOSE"].includes(
    (error as { code?: string }).code ?? "",
  );
}
