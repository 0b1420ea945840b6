import type { ServerBuild } from "@remix-run/node";
import { matchRoutes } from "@remix-run/router";

/** What a route declares about itself in `handle`, for the guards in front of Remix and for the tests. */
export type RouteHandle = {
  routeId?: string;
  title?: string;
  body?: "form" | "upload" | "uploads";
  hydrate?: boolean;
  /** Its form leads to the council's identity provider, which the content security policy must then allow. */
  toIdentityProvider?: boolean;
  /** Parameters of a public page that may be cached for seconds, for people who are not signed in. */
  cache?: readonly string[];
  /** The states in which the page-state tests visit it. */
  states?: readonly string[];
};

type RouteNode = { id: string; path?: string; index?: boolean; children?: RouteNode[] };

const MOST_KNOWN = 500;

/**
 * Finds the handle of the page at a pathname, `.data` requests included. Matching ranks every route of the sitemap,
 * so that what was found for the latest pathnames is remembered.
 */
export function routeFacts(build: ServerBuild): (pathname: string) => RouteHandle {
  const tree = nest(build);
  const known = new Map<string, RouteHandle>();
  const find = (pathname: string): RouteHandle => {
    const match = matchRoutes(tree as never, pathname.replace(/\.data$/, ""))?.at(-1);
    const module = match ? build.routes[match.route.id ?? ""]?.module : undefined;
    return { ...(module?.handle as RouteHandle | undefined), routeId: match?.route.id };
  };
  return (pathname) => {
    const facts = known.get(pathname) ?? find(pathname);
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(pathname, facts);
    return facts;
  };
}

function nest(build: ServerBuild, parentId?: string): RouteNode[] {
  return Object.values(build.routes)
    .filter((route) => route !== undefined && route.parentId === parentId)
    .map((route) => ({
      id: route?.id ?? "",
      path: route?.path,
      index: route?.index,
      ...(route?.index ? {} : { children: nest(build, route?.id) }),
    }));
}
