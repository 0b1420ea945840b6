import { expect, it } from "vitest";
import { takeTurns } from "./take-turns.ts";

it("runs two at a time, in order, and goes on after one that failed", async () => {
  const inTurn = takeTurns(2);
  const [begun, finish]: [number[], (() => void)[]] = [[], []];
  const all = [0, 1, 2, 3, 4].map((number) =>
    inTurn(async () => {
      begun.push(number);
      await new Promise<void>((done) => {
        finish[number] = done;
      });
      if (number === 0) throw new Error("failed");
      return number;
    }),
  );
  const settled = Promise.allSettled(all);
  const round = () => new Promise<void>((next) => setImmediate(next));
  await round();
  expect(begun).toEqual([0, 1]);
  finish[0]?.();
  await round();
  expect(begun).toEqual([0, 1, 2]);
  for (const number of [1, 2, 3, 4]) {
    finish[number]?.();
    await round();
    expect(begun.length).toBeLessThanOrEqual(number + 3);
  }
  expect((await settled).map(({ status }) => status)).toEqual(["rejected", ...Array(4).fill("fulfilled")]);
});
