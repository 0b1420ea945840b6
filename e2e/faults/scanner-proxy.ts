import { TcpProxy } from "./tcp-proxy.ts";

/** What becomes of a scan on its way: nothing, a verdict that can't be read, or none for ever. */
export type Fault = "none" | "garbage" | "silence";

/** Stands between us and the virus scanner. Only scans suffer; it still answers that it is well. */
export class ScannerProxy extends TcpProxy {
  fault: Fault = "none";

  constructor(target: { host: string; port: number }) {
    super(target, () => {
      let scans = false;
      return {
        fromClient: (bytes) => {
          scans ||= bytes.toString("latin1").startsWith("zINSTREAM");
          return !scans || this.fault !== "silence";
        },
        fromServer: (bytes) => {
          if (scans && this.fault === "garbage") bytes.fill("?");
          return true;
        },
      };
    });
  }
}
