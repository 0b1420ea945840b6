import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Machine } from "./state-machine.ts";
import { drawnIn, stateMachines, withDiagrams } from "./state-machines.ts";

const readme = readFileSync(new URL("./README.md", import.meta.url), "utf8");
const rewrite = "Run: npx tsx app/domain/write-states.server.ts";

test("README.md draws the states as the tables have them", () => {
  expect(readme, rewrite).toBe(withDiagrams(readme, stateMachines));
  expect(drawnIn(readme).sort(), rewrite).toEqual(Object.keys(stateMachines).sort());
});

test("a changed table changes its diagram, and nothing around it", () => {
  const door: Machine<"open" | "shut", "close"> = { open: { close: "shut" }, shut: {} };
  const before = "# Doors\n\n<!-- states:door -->\nold\n<!-- /states -->\n\nEnd\n";
  const after = withDiagrams(before, { door });
  expect(after).toMatch(
    /^# Doors\n\n<!-- states:door -->\n```mermaid\n[\s\S]*open --> shut: close\n[\s\S]*```\n<!-- \/states -->\n\nEnd\n$/,
  );
  expect(withDiagrams(after, { door })).toBe(after);
});

test("a new table is added at the end", () => {
  const lamp: Machine<"off" | "on", "light" | "dim"> = { off: { light: "on" }, on: { dim: "off" } };
  const after = withDiagrams("# States\n", { lamp });
  expect(drawnIn(after)).toEqual(["lamp"]);
  expect(withDiagrams(after, { lamp })).toBe(after);
});
