import { createServer } from "node:net";

/** A port of 127.0.0.1 that nobody listens on at this moment: the wanted one where it is free. */
export async function freePort(wanted = 0): Promise<number> {
  if (wanted !== 0 && !(await isFree(wanted))) return freePort();
  return wanted === 0 ? listenOnce(0) : wanted;
}

/** Whether a port can be listened on now. */
export async function isFree(port: number, host = "127.0.0.1"): Promise<boolean> {
  return listenOnce(port, host).then(
    () => true,
    () => false,
  );
}

function listenOnce(port: number, host = "127.0.0.1"): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(port, host, () => {
      const address = server.address();
      const taken = typeof address === "object" && address ? address.port : port;
      server.close(() => resolve(taken));
    });
  });
}
