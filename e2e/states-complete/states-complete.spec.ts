import { readdirSync, readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import { expect, test } from "../fixtures.ts";

test("every state that a page names was looked at, on a desktop and at 320 px, with axe", async () => {
  const built: ServerBuild = await import(pathToFileURL("build/server/index.js").href);
  const named = Object.values(built.routes).flatMap((route) => {
    const handle = route?.module.handle as { states?: string[] } | undefined;
    return (handle?.states ?? []).map((state) => `${route?.id} ${state}`);
  });
  const visited = new Set(
    readdirSync("test-results/states").flatMap((file) =>
      readFileSync(`test-results/states/${file}`, "utf8").split("\n").filter(Boolean),
    ),
  );
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter((state) => !visited.has(state))).toEqual([]);
});
