import dgram from "node:dgram";
import net from "node:net";

/**
 * Takes this process's ways to the network: whatever connects or listens from here on throws. It holds against code
 * that misbehaves through Node; the parsers are WebAssembly and libvips, which have no sockets of their own.
 */
export function withoutNetwork(): void {
  const refuse = () => {
    throw new Error("No network here");
  };
  net.Socket.prototype.connect = refuse;
  net.Server.prototype.listen = refuse;
  dgram.Socket.prototype.bind = refuse;
  dgram.Socket.prototype.send = refuse;
  globalThis.fetch = refuse;
}
