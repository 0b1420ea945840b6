import { expect, test } from "vitest";
import { answersLeft, firstEstimate, paceFrom, timeLeft } from "./minutes-left.ts";

test("minutes go up to the next five, and less than five is said so", () => {
  const left = (answers: number, secondsPerAnswer = 60) =>
    timeLeft(answers, { secondsPerAnswer, applications: 0 })?.left;
  expect([0, 1, 4, 5, 6, 10, 62].map((answers) => left(answers))).toEqual([
    undefined,
    "Less than 5 minutes left",
    "Less than 5 minutes left",
    "About 5 minutes left",
    "About 10 minutes left",
    "About 10 minutes left",
    "About 65 minutes left",
  ]);
  expect(left(1, 301)).toBe("About 10 minutes left");
});

test("it says where the number comes from: an estimate, or applications here once there are twenty", () => {
  const measured = (applications: number) => paceFrom({ secondsPerAnswer: 30, applications });
  expect(measured(19)).toBe(firstEstimate);
  expect(timeLeft(20, measured(19))).toEqual({ left: "About 25 minutes left", from: "our first estimate" });
  expect(timeLeft(20, measured(20))).toEqual({ left: "About 10 minutes left", from: "from 20 applications here" });
});

test("only questions with something to do are left", () => {
  const problem = { name: "a", message: "Enter it" };
  expect(answersLeft({ questions: { "ORG-01": [problem, problem], "ORG-02": [], "ORG-03": [problem] } })).toBe(2);
});
