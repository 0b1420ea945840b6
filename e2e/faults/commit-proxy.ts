import { once } from "node:events";
import { connect, createServer, type Server, type Socket } from "node:net";

/**
 * Stands between a web process and PostgreSQL. Once armed, the next COMMIT reaches the database and its answer is held
 * back for ever: the work is done, and whoever asked for it never hears so.
 */
export class CommitProxy {
  #server: Server;
  #sockets = new Set<Socket>();
  #armed = false;
  #held: () => void = () => undefined;

  constructor(target: { host: string; port: number }) {
    this.#server = createServer((client) => {
      const database = connect(target.port, target.host);
      let deaf = false;
      client.on("data", (chunk) => {
        if (this.#armed && isCommit(chunk)) {
          this.#armed = false;
          deaf = true;
        }
        database.write(chunk);
      });
      database.on("data", (chunk) => {
        if (deaf) this.#held();
        else client.write(chunk);
      });
      for (const [from, to] of [
        [client, database],
        [database, client],
      ] as const) {
        this.#sockets.add(from);
        from.on("error", () => to.destroy());
        from.on("close", () => {
          this.#sockets.delete(from);
          to.destroy();
        });
      }
    });
  }

  /** Starts listening on 127.0.0.1 and returns the port. */
  async listen(): Promise<number> {
    this.#server.listen(0, "127.0.0.1");
    await once(this.#server, "listening");
    const address = this.#server.address();
    return typeof address === "object" && address ? address.port : 0;
  }

  /** Holds the answer to the next COMMIT; resolves when the database has given it. */
  holdNextCommit(): Promise<void> {
    this.#armed = true;
    return new Promise((resolve) => {
      this.#held = resolve;
    });
  }

  close(): void {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
  }
}

/** A simple query (`Q`, length, text, NUL) whose text is commit. */
const isCommit = (chunk: Buffer): boolean =>
  chunk[0] === 0x51 && /^commit\b/i.test(chunk.subarray(5).toString("latin1"));
