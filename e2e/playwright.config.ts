import { defineConfig } from "@playwright/test";

const args = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** One portal for all; started by portal-for-tests.ts. Projects run in the order of their dependencies. */
export default defineConfig({
  testDir: ".",
  // Beside them lie tests of the rules and of the database, which are Vitest's.
  testMatch: "**/*.spec.ts",
  outputDir: "../test-results/browser",
  globalSetup: "./portal-for-tests.ts",
  // One more than the cores: half of a test is waiting.
  workers: 3,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  timeout: 600_000,
  expect: { timeout: 15_000 },
  reporter: [["list"], ["json", { outputFile: "../test-results/browser.json" }]],
  use: {
    locale: "en-GB",
    timezoneId: "Europe/London",
    actionTimeout: 15_000,
    screenshot: "only-on-failure",
    trace: "off",
    launchOptions: { executablePath: process.env.CHROMIUM_PATH, args },
  },
  projects: [
    // First and alone: it counts the rows of every table before and after.
    { name: "access", testDir: "access" },
    { name: "journey", testDir: "journeys", dependencies: ["access"], use: { javaScriptEnabled: true } },
    { name: "journey-no-javascript", testDir: "journeys", dependencies: ["access"], use: { javaScriptEnabled: false } },
    { name: "faults", testDir: "faults", dependencies: ["access"] },
    { name: "states", testDir: "states", dependencies: ["journey", "journey-no-javascript", "faults"] },
    // Last: it counts what all the others have looked at.
    { name: "states-complete", testDir: "states-complete", dependencies: ["states"] },
  ],
});
