import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** The journeys of the desk and of a provider's side of it, and what only they are made of. */
const journeys = [
  ...["concern.spec.ts", "evidence-pack.spec.ts", "panel.spec.ts", "provider-side.spec.ts", "qa-desk.spec.ts"],
  ...["visits.spec.ts", "desk.ts", "keys.ts", "upload.ts"],
];

/** What only a mouse does, or what types without a key. */
const withoutKeys = /\.\s*(?:click|dblclick|tap|check|uncheck|setChecked|fill|selectOption|dispatchEvent|hover)\(/g;
const found = (source: string): string[] => source.match(withoutKeys) ?? [];

test("issue 7: a planted click, tick or typing without keys is found", () => {
  expect(found('await page.getByRole("button")\n  .first()\n  .click();')).toHaveLength(1);
  expect(found('await a.check(); await b.fill("x"); await c.selectOption("y");')).toHaveLength(3);
  expect(found("await choose(box); await page.request.get(here);")).toEqual([]);
});

test.each(journeys)("issue 7: %s works by keyboard alone", (name) => {
  expect(found(readFileSync(new URL(name, import.meta.url), "utf8"))).toEqual([]);
});
