import { defineConfig } from "vitest/config";

// Remix's Vite plugin stays out of here: it does not run under Vitest.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["{app,db,emails,e2e}/**/*.test.{ts,tsx}"],
          exclude: ["**/*.db.test.ts"],
        },
      },
      {
        test: {
          name: "db",
          include: ["{app,db,emails,e2e}/**/*.db.test.ts"],
          globalSetup: "db/test-database/global-setup.ts",
          pool: "forks",
          maxWorkers: 2,
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
