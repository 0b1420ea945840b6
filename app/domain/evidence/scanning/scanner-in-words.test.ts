import { expect, test } from "vitest";
import { scannerInWords } from "./scanner-in-words.ts";

const now = new Date("2026-09-14T09:00:00Z");
const version = (days: number) => ({
  engine: "1.4.3",
  signatures: "27700",
  signaturesAt: new Date(now.getTime() - days * 86_400_000),
});

test("says whether the scanner is there, and how old its signatures are", () => {
  expect(scannerInWords(true, version(0.5), now)).toEqual({
    stands: { text: "Answers", colour: "green" },
    signatures: "Version 27700 of 13 September 2026, less than a day old",
  });
  expect(scannerInWords(true, version(1), now).signatures).toContain("1 day old");
  expect(scannerInWords(true, version(8), now).stands).toEqual({
    text: "Answers, by old signatures",
    colour: "yellow",
  });
  expect(scannerInWords(true, undefined, now).stands).toEqual({ text: "Does not answer", colour: "red" });
  expect(scannerInWords(false, undefined, now).stands.text).toBe("None is set up");
});
