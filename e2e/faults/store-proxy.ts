import { once } from "node:events";
import { request as ask, createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/** What happens to a request to the store: it is refused, gets no answer, loses its answer, gets half of it, or hears of no such bucket. */
export type StoreFault = "unavailable" | "silent" | "answer-lost" | "cut" | "short" | "no-bucket" | undefined;

/** Stands between the portal and its store, so that a fault comes from outside. */
export class StoreProxy {
  fault: (request: IncomingMessage) => StoreFault = () => undefined;
  seen: string[] = [];
  #server: Server;

  constructor(target: () => number) {
    this.#server = createServer((request, response) => {
      const fault = this.fault(request);
      this.seen.push(request.method ?? "");
      if (fault === "unavailable" || fault === "silent" || fault === "no-bucket") {
        request.resume();
        if (fault === "no-bucket") response.writeHead(404).end("<Error><Code>NoSuchBucket</Code></Error>");
        if (fault === "unavailable") response.writeHead(503).end();
        return;
      }
      const { method, url, headers } = request;
      const onward = ask({ host: "127.0.0.1", port: target(), method, path: url, headers }, (answer) => {
        const parts: Buffer[] = [];
        answer.on("data", (part) => parts.push(part));
        answer.on("end", () => {
          const whole = Buffer.concat(parts);
          const half = whole.subarray(0, Math.floor(whole.length / 2));
          if (fault === "answer-lost") return response.destroy();
          const length = fault === "short" ? { "content-length": half.length } : {};
          response.writeHead(answer.statusCode ?? 500, { ...answer.headers, ...length });
          if (fault === "cut") response.write(half, () => response.destroy());
          else response.end(fault === "short" ? half : whole);
        });
      });
      request.pipe(onward);
    });
  }

  async listen(): Promise<number> {
    await once(this.#server.listen(0, "127.0.0.1"), "listening");
    return (this.#server.address() as AddressInfo).port;
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}
