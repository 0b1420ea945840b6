import { describe, expect, it } from "vitest";
import { admissionLetter, questionLetter, reasonInWords, refusalLetter } from "./letters.ts";

const about = { ref: "APP-1", lot: "Tuition" };

describe("a reason in a letter", () => {
  it.each([
    [
      { title: "Do you hold it?", reason: "It ended", remedy: "Renew it" },
      "Do you hold it? It ended. To put it right: renew it.",
    ],
    [{ title: "Insurance", reason: "The cover is too low" }, "Insurance: The cover is too low."],
    [{ title: "", reason: "The lot is for tuition." }, "The lot is for tuition."],
    ["As it was written before", "As it was written before"],
  ])("%j: %s", (given, words) => expect(reasonInWords(given)).toBe(words));
});

describe("the letters", () => {
  it("refuse with every reason and the way back", () => {
    const reasons = [{ title: "A?", reason: "No", remedy: "Do it" }, "Old words"];
    const lines = refusalLetter({ ...about, reasons }, { again: "/lots/tuition" });
    expect(lines).toContainEqual({ list: ["A? No. To put it right: do it.", "Old words"] });
    expect(lines).toContainEqual({ link: "Apply again", path: "/lots/tuition" });
  });

  it("approve with what comes next and any conditions, each with its date where it has one", () => {
    const letter = (more = {}) => admissionLetter({ ...about, ...more }, { toDo: "/provider", lot: "/lots/tuition" });
    expect(letter({ needed: ["A visit"], conditions: [{ what: "Name a deputy", by: "1 May 2026" }] })).toEqual(
      expect.arrayContaining([
        "Your approval has a condition:",
        { list: ["Name a deputy, by 1 May 2026."] },
        "Before your first placement we need:",
        { list: ["A visit"] },
      ]),
    );
    const held = JSON.stringify(letter({ conditions: [{ what: "Name a deputy" }] }));
    expect(held).toContain("once the condition is met");
    expect(held).not.toContain("from now on");
    expect(JSON.stringify(letter({ conditions: [{ what: "A" }, { what: "B" }] }))).toContain(
      "once both conditions are met",
    );
    expect(JSON.stringify(letter({ conditions: ["A", "B", "C"].map((what) => ({ what })) }))).toContain(
      "once all 3 conditions are met",
    );
    const words = JSON.stringify(letter({ needed: [] }));
    expect(words).toContain("We have everything that we need");
    expect(words).not.toContain("condition");
    expect(JSON.stringify(letter())).toContain("Sign in to see what we need");
  });

  it("ask in the reviewer's words about the form's own, with what fails and how to put it right", () => {
    const asked = { ref: "APP-1", answer: "Your policy?", question: "Where is page 2?", due: "Monday" };
    const letter = (more = {}) => questionLetter({ ...asked, ...more }, { reply: "/reply" });
    expect(letter({ fails: { title: "Your policy?", reason: "It is old", remedy: "Upload a new one" } })).toEqual(
      expect.arrayContaining([
        { list: ["Your policy?"] },
        { list: ["Where is page 2?"] },
        { list: ["It is old. To put it right: upload a new one."] },
      ]),
    );
    expect(letter()).toHaveLength(6);
  });
});
