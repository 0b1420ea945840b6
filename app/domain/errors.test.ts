import { expect, test } from "vitest";
import { Conflict, Forbidden, isDomainError, NotAllowedNow, NotFound, Refused } from "./errors.ts";

test("each error says in words what happened", () => {
  expect(new NotFound("application").message).toBe("There is no such application.");
  expect(new Forbidden("award this referral").message).toBe("You cannot award this referral.");
  expect(new NotAllowedNow("submit this application").message).toBe("You cannot submit this application now.");
  expect(new Refused("start", "Enter a start date").field).toBe("start");
  expect(new Conflict("Someone else saved this page", { text: "theirs" }).theirs).toEqual({ text: "theirs" });
});

test("an error is known by its kind, not by its class", () => {
  expect(isDomainError(Object.assign(new Error("from another bundle"), { kind: "refused", field: "name" }))).toBe(true);
  expect(isDomainError(new NotFound())).toBe(true);
  expect(isDomainError(new Error("disk full"))).toBe(false);
  expect(isDomainError(Object.assign(new Error("odd"), { kind: "odd" }))).toBe(false);
  expect(isDomainError({ kind: "refused" })).toBe(false);
});
