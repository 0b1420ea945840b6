import { TcpProxy } from "./tcp-proxy.ts";

/**
 * Stands between a web process and PostgreSQL. Once armed, the next COMMIT reaches the database and its answer is held
 * back for ever: the work is done, and whoever asked for it never hears so.
 */
export class CommitProxy extends TcpProxy {
  #armed = false;
  #held: () => void = () => undefined;

  constructor(target: { host: string; port: number }) {
    super(target, () => {
      let deaf = false;
      return {
        fromClient: (bytes) => {
          if (this.#armed && isCommit(bytes)) {
            this.#armed = false;
            deaf = true;
          }
          return true;
        },
        fromServer: () => {
          if (deaf) this.#held();
          return !deaf;
        },
      };
    });
  }

  /** Holds the answer to the next COMMIT; resolves when the database has given it. */
  holdNextCommit(): Promise<void> {
    this.#armed = true;
    return new Promise((resolve) => {
      this.#held = resolve;
    });
  }
}

/** A simple query (`Q`, length, text, NUL) whose text is commit. */
const isCommit = (chunk: Buffer): boolean =>
  chunk[0] === 0x51 && /^commit\b/i.test(chunk.subarray(5).toString("latin1"));
