import { once } from "node:events";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";

const OVER_LIMIT = "INSTREAM size limit exceeded. ERROR\0";

/**
 * The wire of clamd from the other end (`man clamd`, "COMMANDS"): PING, VERSION and INSTREAM. It knows one pattern, and
 * has a limit in bytes. Returns its port on 127.0.0.1.
 */
export async function standInClamd(pattern: string, limit: number): Promise<{ port: number; close: () => void }> {
  const server: Server = createServer((socket) => answer(socket, pattern, limit));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return { port: (server.address() as AddressInfo).port, close: () => server.close() };
}

function answer(socket: Socket, pattern: string, limit: number): void {
  let unread = Buffer.alloc(0);
  let command = "";
  let size = 0;
  const chunks: Buffer[] = [];
  socket.on("error", () => undefined);
  socket.on("data", (bytes: Buffer) => {
    unread = Buffer.concat([unread, bytes]);
    if (!command) {
      command = unread.subarray(0, unread.indexOf(0) + 1).toString();
      unread = unread.subarray(command.length);
    }
    if (command === "zPING\0") socket.end("PONG\0");
    if (command === "zVERSION\0") socket.end("ClamAV 1.4.3/27700/Mon Sep 14 06:12:33 2026\0");
    if (command !== "zINSTREAM\0") return;
    // Chunks led by their length in four bytes, ended by a length of zero.
    for (let length = lengthOf(unread); length !== undefined; length = lengthOf(unread)) {
      chunks.push(unread.subarray(4, 4 + length));
      unread = unread.subarray(4 + length);
      size += length;
      if (size > limit) return void socket.end(OVER_LIMIT);
      if (length > 0) continue;
      const found = Buffer.concat(chunks).includes(pattern);
      return void socket.end(found ? "stream: Eicar-Within FOUND\0" : "stream: OK\0");
    }
  });
}

/** The length of the first chunk, once all of it has come. */
function lengthOf(unread: Buffer): number | undefined {
  if (unread.length < 4) return undefined;
  const length = unread.readUInt32BE(0);
  return unread.length < 4 + length ? undefined : length;
}
