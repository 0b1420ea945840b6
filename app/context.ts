import type { Actor } from "#app/access/actor.ts";
import type { SignIn } from "#app/domain/accounts/sign-ins.server.ts";
import type { Config } from "#app/platform/config.server.ts";
import type { FindATender } from "#app/platform/find-a-tender.server.ts";
import type { IdentityProvider } from "#app/platform/identity-provider.server.ts";
import type { Log } from "#app/platform/log.server.ts";
import type { ObjectStore } from "#app/platform/object-store.server.ts";
import type { Scanner } from "#app/platform/scanner.server.ts";
import type { Cookies } from "#app/server/sign-in-cookie.ts";
import type { Db } from "#db/client.server.ts";

export type Council = {
  name: string;
  serviceName: string;
  brand: string;
  brandText: string;
  email: string;
  phone: string;
};
export type NavItem = { href: string; text: string; current?: boolean };

/** When a sign-in ends if nothing is done, by the portal's clock, and what that says now: UTC instants. */
export type SignInEnd = { now: string; at: string };

/** What the page frame shows: the council, who is signed in and where they may go. */
export type RootData = {
  council: Council;
  /** `actsFor` names the provider for which this sign-in acts. */
  person?: { name: string; area: "provider" | "council" | "school" | "panel"; actsFor?: string };
  signInEnd?: SignInEnd;
  nav: NavItem[];
  demo: boolean;
  inboxUrl?: string;
  unscanned: boolean;
  nonce: string;
  requestId: string;
};

/** Made once per request by app/server; the only way in which pool, clock, store and log reach a route. */
export type Context = {
  db: Db;
  /** Public pages and reports may read a replica. */
  readDb: Db;
  config: Config;
  store: ObjectStore;
  scanner: Scanner | undefined;
  /** Reads shares of supplier information; undefined where providers upload them. */
  findATender: FindATender | undefined;
  /** Where the council's people sign in; undefined where they have passwords of ours. */
  identityProvider: IdentityProvider | undefined;
  log: Log;
  now: () => Date;
  cookies: Cookies;
  nonce: string;
  requestId: string;
  /** By whom the request was sent: the client's address as TRUSTED_PROXIES lets it be known. */
  clientAddress: string;
  /** Counts a public search by this client that the page cache didn't answer; throws TooMany. */
  countSearch: () => Promise<void>;
  /** Headers of the answer, whatever Remix makes of the page: it drops those of thrown and returned data. */
  headers: Headers;
  /** The sign-in that the cookie holds, if any; looked up once. */
  signIn: () => Promise<SignIn | undefined>;
  /** Who is asking, from that sign-in. */
  actor: () => Promise<Actor>;
  frame: () => Promise<RootData>;
  /** Keeps the form of an expired sign-in, sealed; the Set-Cookie by which it is found again, or undefined. */
  park: (path: string, form: () => Promise<FormData>) => Promise<string | undefined>;
  /** Set when a guard in front of Remix has refused the request: the status of the page to show. */
  refusal?: number;
  /** Tells the guard's test that a loader or action asked the policy. */
  guarded: string[];
};

declare module "@remix-run/node" {
  interface AppLoadContext extends Context {}
}
