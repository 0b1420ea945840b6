import { describe, expect, test } from "vitest";
import { stepsNow } from "./steps-now.ts";

const of = (more: Partial<Parameters<typeof stepsNow>[0]>) =>
  stepsNow({ thread: "replied", application: "submitted", asksElsewhere: false, ...more });

describe("row 24: what a reviewer can do in a thread", () => {
  test("row 24: a replied question is asked again only where the application takes one", () => {
    for (const application of ["submitted", "information-requested", "recommended"] as const)
      expect(of({ application }), application).toEqual(["follow-up", "close"]);
    for (const application of ["moderated", "admitted", "refused", "removed"] as const)
      expect(of({ application }), application).toEqual(["close"]);
    expect(of({ asksElsewhere: true })).toEqual(["close"]);
  });

  test("row 24: a waiting question is put off or withdrawn; on a withdrawn application nothing is done", () => {
    expect(of({ thread: "waiting", application: "information-requested", asksElsewhere: true })).toEqual([
      "extend",
      "withdraw",
    ]);
    for (const thread of ["waiting", "replied"] as const) expect(of({ thread, application: "withdrawn" })).toEqual([]);
    expect([of({ thread: "closed" }), of({ thread: "withdrawn" })]).toEqual([[], []]);
  });
});
