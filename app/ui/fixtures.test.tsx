import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { blocks } from "./fixtures.blocks.tsx";
import { fields } from "./fixtures.fields.tsx";
import { type Options, release } from "./fixtures.options.ts";
import { outline } from "./fixtures.tree.ts";
import { leftOut, onPurpose } from "./fixtures-left-out.ts";

type Fixture = { name: string; options: Options; html: string };

const require = createRequire(import.meta.url);

function fixturesOf(component: string): Fixture[] {
  const file = require.resolve(`govuk-frontend/dist/govuk/components/${component}/fixtures.json`);
  return JSON.parse(readFileSync(file, "utf8")).fixtures;
}

describe.each(Object.entries({ ...fields, ...blocks }))(
  "%s is drawn as govuk-frontend draws it",
  (component, adapter) => {
    const reasons = leftOut[component] ?? {};
    const change = onPurpose[component]?.change ?? String;
    const fixtures = fixturesOf(component);
    const followed = fixtures.filter(({ name }) => !(name in reasons));

    test.each(followed.map(({ name, ...rest }) => [name, rest] as const))("%s", (_name, { options, html }) => {
      expect(outline(release(renderToStaticMarkup(adapter(options))))).toBe(outline(change(html)));
    });

    test("every fixture left out exists", () => {
      const known = fixtures.map(({ name }) => name);
      expect(Object.keys(reasons).filter((name) => !known.includes(name))).toEqual([]);
    });
  },
);
