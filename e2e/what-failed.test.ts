import { expect, test } from "vitest";
import { playwrightFailures, vitestFailures } from "./what-failed.ts";

test("names the failed tests of both reports with the first lines of what they said", () => {
  const assertionResults = [
    { status: "passed", fullName: "adds" },
    { status: "failed", fullName: "takes away", failureMessages: ["\u001b[31mexpected 1\u001b[39m\nto be 2"] },
  ];
  const broken = { name: "sums.test.ts", message: "no such module", assertionResults: [] };
  expect(vitestFailures({ testResults: [{ name: "a.test.ts", assertionResults }, broken] })).toEqual([
    "takes away\n    expected 1\n    to be 2",
    "sums.test.ts\n    no such module",
  ]);
  const spec = (title: string, status: string) => ({
    ...{ title, file: "a.spec.ts", ok: status === "expected" },
    tests: [{ status, results: [{ status, errors: [{ message: "timed out" }] }] }],
  });
  const suites = [{ specs: [spec("pays", "expected")], suites: [{ specs: [spec("signs in", "unexpected")] }] }];
  expect(playwrightFailures({ suites })).toEqual(["a.spec.ts › signs in\n    timed out"]);
  expect(playwrightFailures({ suites: [{ specs: [spec("never ran", "skipped")] }] })).toEqual([]);
  expect(playwrightFailures({ errors: [{ message: "the portal was not ready" }] })).toEqual([
    "browser tests\n    the portal was not ready",
  ]);
});
