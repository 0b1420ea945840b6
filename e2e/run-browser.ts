import { spawn } from "node:child_process";
import { findBrowser } from "./browser.ts";

const child = spawn(
  process.execPath,
  ["node_modules/@playwright/test/cli.js", "test", "-c", "e2e/playwright.config.ts", ...process.argv.slice(2)],
  { stdio: "inherit", env: { ...process.env, ...(await findBrowser()) } },
);
child.once("exit", (code) => process.exit(code ?? 1));
