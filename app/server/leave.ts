import type { Log } from "#app/platform/log.server.ts";

const LIMIT_MS = 20_000;

/**
 * Leaves in good order on SIGINT or SIGTERM: runs the steps, each after the other, for 20 seconds at most, then exits
 * 0. A second signal exits at once. An unhandled rejection leaves the same way, with 1.
 */
export function leaveInOrder(log: Log, steps: () => Promise<void>): void {
  let leaving = false;
  const leave = async (code: number) => {
    if (leaving) process.exit(1);
    leaving = true;
    setTimeout(() => process.exit(1), LIMIT_MS).unref();
    await steps().catch((error) => log.error({ error }, "leaving went wrong"));
    process.exit(code);
  };
  process.on("SIGINT", () => leave(0));
  process.on("SIGTERM", () => leave(0));
  process.on("unhandledRejection", (error) => {
    log.error({ error }, "unhandled rejection");
    void leave(1);
  });
}
