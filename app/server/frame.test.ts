import { expect, it } from "vitest";
import type { CouncilRole } from "#app/access/actor.ts";
import { paths } from "#app/paths.ts";
import { navFor } from "./frame.ts";

const menuOf = (role: CouncilRole) =>
  navFor({ kind: "council", personId: "1", name: "A", email: "a@b.example", roles: [role] }, paths.admin.home()).map(
    ({ text }) => text,
  );

it.each<CouncilRole>(["commissioner", "procurement", "approver"])(
  "%s gets from the menu to the question sets, which they may read",
  (role) => {
    const menu = menuOf(role);
    expect(menu.indexOf("Question sets")).toBe(menu.indexOf("Lots") + 1);
  },
);

it.each<CouncilRole>(["auditor", "director", "qa", "admin"])(
  "%s, whose menu is full, gets there from the lots",
  (role) => {
    expect(menuOf(role)).not.toContain("Question sets");
    expect(menuOf(role)).toContain("Lots");
  },
);

it.each<CouncilRole>(["broker", "finance"])("%s, who may not read them, is not led to them", (role) => {
  expect(menuOf(role)).not.toContain("Question sets");
});
