import { defineConfig } from "vitest/config";

// Tests against real parts that a fresh machine doesn't have; never a part of `npm test`.
export default defineConfig({
  test: {
    root: `${import.meta.dirname}/..`,
    include: ["app/platform/scanner.clamd-test.ts", "e2e/faults/scanner.db.test.ts", "app/server/embedded/s3.test.ts"],
    // The faults of the scanner need a database as well.
    globalSetup: process.env.TEST_CLAMD_PORT ? "db/test-database/global-setup.ts" : [],
    provide: { clamdPort: Number(process.env.TEST_CLAMD_PORT) },
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
