// Reads a JSON report of Vitest and prints "passed failed". A run that broke off, or a file that could not be loaded,
// is a failure even when no test was counted as one.
import { readFileSync } from "node:fs";

let passed = 0;
let failed = 1;
try {
  const report = JSON.parse(readFileSync(process.argv[2], "utf8"));
  const unloaded = report.testResults.filter((file) => file.status === "failed" && file.assertionResults.length === 0);
  passed = report.numPassedTests;
  failed = report.numFailedTests + unloaded.length;
  if ((!report.success && failed === 0) || passed + failed === 0) failed = 1;
} catch {
  // No report: the run itself failed.
}
console.log(`${passed} ${failed}`);
