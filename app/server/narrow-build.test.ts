import type { ServerBuild } from "@remix-run/node";
import { expect, it } from "vitest";
import { narrowBuild } from "./narrow-build.ts";

const route = (id: string, parentId?: string) => ({ id, parentId, path: id, module: {} });
const all = { root: route("root"), a: route("a", "root"), b: route("b", "root"), c: route("c", "b") };
const build = { routes: all, assets: { version: "1", routes: all }, publicPath: "/" } as unknown as ServerBuild;

it("keeps a page and what it stands in, with everything else of the build", () => {
  const narrow = narrowBuild(build, "c");
  expect(Object.keys(narrow.routes)).toEqual(["root", "b", "c"]);
  expect(Object.keys(narrow.assets.routes)).toEqual(["root", "b", "c"]);
  expect(narrow).toMatchObject({ publicPath: "/", assets: { version: "1" } });
  expect(Object.keys(build.routes)).toHaveLength(4);
});
