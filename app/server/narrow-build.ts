import type { ServerBuild } from "@remix-run/node";

/**
 * The build with one page and what it stands in, and no other. For each request Remix ranks and tries the routes of its
 * build three times over, which took a third of a page's time with all of ours; which page it is, we know already.
 */
export function narrowBuild(build: ServerBuild, routeId: string): ServerBuild {
  const ids: string[] = [];
  for (let id: string | undefined = routeId; id; id = build.routes[id]?.parentId) ids.push(id);
  const routes = pick(build.routes, ids);
  return { ...build, routes, assets: { ...build.assets, routes: pick(build.assets.routes, ids) } };
}

function pick<Value>(all: Record<string, Value>, keys: readonly string[]): Record<string, Value> {
  return Object.fromEntries(Object.entries(all).filter(([key]) => keys.includes(key)));
}
