import { describe, expect, it } from "vitest";
import { aPage, aQuestion, aSection, yesOrNo } from "#db/factories/question-sets.ts";
import { moveToPage } from "./edits.ts";
import { editOf, sectionForm } from "./section-form.ts";

const ask = (id: string) => aQuestion(id, [yesOrNo]);
const set = {
  lots: ["tuition"],
  version: 1,
  sections: [
    aSection("one", aPage("both", ask("LOC-01"), ask("LOC-02")), aPage("alone", ask("LOC-03"))),
    aSection("two", aPage("last", ask("LOC-04"))),
  ],
};
const outline = ({ sections }: typeof set | ReturnType<ReturnType<typeof moveToPage>>) =>
  sections.map(({ pages }) => pages.map(({ id, questions }) => [id, ...questions.map((one) => one.id)].join(" ")));

describe("a question that moves to another page", () => {
  it("goes to its end, also in another section", () => {
    expect(outline(moveToPage("LOC-01", "last")(set))).toEqual([
      ["both LOC-02", "alone LOC-03"],
      ["last LOC-04 LOC-01"],
    ]);
  });

  it("takes an empty page with it", () => {
    expect(outline(moveToPage("LOC-03", "both")(set))).toEqual([["both LOC-01 LOC-02 LOC-03"], ["last LOC-04"]]);
  });

  it("gets a page of its own after the others of its section", () => {
    const moved = moveToPage("LOC-01", "new")(set);
    expect(outline(moved)).toEqual([["both LOC-02", "alone LOC-03", "both-2 LOC-01"], ["last LOC-04"]]);
    expect(moved.sections[0]?.pages[2]?.title).toBe("both");
  });

  it("stays where it is on its own page, and goes nowhere that there is not", () => {
    expect(moveToPage("LOC-03", "alone")(set)).toEqual(set);
    expect(() => moveToPage("LOC-03", "nowhere")(set)).toThrow();
    expect(() => moveToPage("LOC-09", "alone")(set)).toThrow();
  });
});

it("a page gets another title from its section's form, and keeps its address", () => {
  const typed = { intent: "rename-page", of: "both", newTitle: " Sites ", version: "3" };
  const after = editOf("one", sectionForm.parse(typed), "LOC-05")(set);
  expect(after.sections[0]?.pages[0]).toMatchObject({ id: "both", title: "Sites" });
  expect(sectionForm.safeParse({ ...typed, newTitle: "" }).success).toBe(false);
});

it("the form asks which question moves, and where to", () => {
  const typed = { intent: "move-question", of: "both", question: "", to: "", version: "3" };
  const paths = sectionForm.safeParse(typed).error?.issues.map(({ path }) => path.join("."));
  expect(paths).toEqual(["question", "to"]);
});
