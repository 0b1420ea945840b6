import { defineConfig } from "vitest/config";

// Remix's Vite plugin stays out of here: it does not run under Vitest. Files share their process (`isolate: false`): the
// modules keep no state that a test could leave behind, and loading them anew for each file took half of the time.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["{app,db,emails,e2e}/**/*.test.{ts,tsx}"],
          exclude: ["**/*.db.test.ts"],
          isolate: false,
        },
      },
      {
        test: {
          name: "db",
          include: ["{app,db,emails,e2e}/**/*.db.test.ts"],
          globalSetup: "db/test-database/global-setup.ts",
          pool: "forks",
          maxWorkers: 2,
          isolate: false,
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
