import { once } from "node:events";
import { connect, createServer, type Server, type Socket } from "node:net";

/** What a fault does to one connection: it sees every piece of bytes, and passes it on by returning true. */
export type Tap = { fromClient(bytes: Buffer): boolean; fromServer(bytes: Buffer): boolean };

/** Stands between one of our processes and a server, so that a fault comes from outside. */
export class TcpProxy {
  #server: Server;
  #sockets = new Set<Socket>();

  constructor(target: { host: string; port: number }, tap: () => Tap) {
    this.#server = createServer({ allowHalfOpen: true }, (client) => {
      const server = connect({ ...target, allowHalfOpen: true });
      const { fromClient, fromServer } = tap();
      client.on("data", (bytes) => void (fromClient(bytes) && server.write(bytes)));
      server.on("data", (bytes) => void (fromServer(bytes) && client.write(bytes)));
      this.#joinEnds(client, server);
      this.#joinEnds(server, client);
    });
  }

  /** Starts listening on 127.0.0.1, on this port or on any free one, and returns the port. */
  async listen(port = 0): Promise<number> {
    this.#server.listen(port, "127.0.0.1");
    await once(this.#server, "listening");
    const address = this.#server.address();
    return typeof address === "object" && address ? address.port : 0;
  }

  close(): void {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
  }

  #joinEnds(from: Socket, to: Socket): void {
    this.#sockets.add(from);
    from.on("error", () => to.destroy());
    from.on("end", () => to.end()); // whoever has said all may still hear
    from.on("close", () => {
      this.#sockets.delete(from);
      to.destroy();
    });
  }
}
