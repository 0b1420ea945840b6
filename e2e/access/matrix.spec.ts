import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import type { ServerBuild } from "@remix-run/node";
import { policy } from "#app/access/policy.ts";
import { councilAccounts } from "#db/demonstration/accounts.ts";
import { expect, portal, test } from "../fixtures.ts";
import { ask, cookieOf, type Shape, shapes } from "./ask.ts";
import { makeMorePeople, removePeople } from "./more-people.ts";
import { makeOpenStates, removeMade } from "./open-states.ts";
import { ownerDb, rowCounts, type Thing, thingsAt } from "./things.ts";

const FILE = "e2e/access/matrix.csv";
const actors = [
  { name: "anonymous" },
  { name: "owner", email: "owner@bright-path.example" },
  { name: "referrals", email: "staff@bright-path.example" },
  { name: "provider-finance", email: "finance@bright-path.example" },
  { name: "viewer", email: "viewer@bright-path.example" },
  { name: "no-provider", email: "nobody@nowhere.example" },
  ...councilAccounts.map(({ email, roles }) => ({ name: roles.join("+"), email })),
];

type Row = { route: string; whose: Thing["whose"]; shape: Shape; statuses: number[] };

/** Pages that open only with a cookie or a link of their own, or where single sign-on is on: other tests bring them. */
const needMore = new Set([
  "account/kept-post",
  "account/council-sign-in",
  "account/council-return",
  "account/sign-in-code",
  "account/new-password",
  "account/confirm-new-email",
  "public/tell-me-link",
  "machine/renewal-calendar",
  "public/concern-sent",
  // Leads on to an application, or back to the list.
  "admin/next-application",
  // A button that leads home again.
  "account/extend",
  // Saves what was judged: nothing was.
  "admin/application-checks",
  // Leads straight to the copy where only one was sent.
  "provider/sent-list",
]);

/** Forms that are one button: to press it is to do it, so they are asked last. */
const bareButtons = new Set(["provider/withdraw"]);
/**
 * What reading writes down: who opened a child’s identity or a concern, in the audit too, which message was read, and how
 * often something was asked.
 */
const readingLogs = new Set(["child_access", "concern_opening", "conversation_read", "audit_entry", "limit_use"]);
/** What jobs alone count anew by the clock. */
const countedByJobs = new Set(["queue_place", "recheck", "kpi_result"]);
const plainShapes: readonly Shape[] = ["GET", "POST"];
const isPost = ({ shape }: { shape: Shape }) => shape.startsWith("POST");

const built: ServerBuild = await import(pathToFileURL("build/server/index.js").href);
type Handler = { policy?: string };
const pages = Object.values(built.routes).flatMap((route) => {
  if (!route || route.id === "root" || route.path === "*") return [];
  return [{ id: route.id, path: route.path ?? "", module: route.module as { loader?: Handler; action?: Handler } }];
});

test("every loader and action names its policy, and the table knows it", () => {
  const unguarded = pages.flatMap(({ id, module }) =>
    (["loader", "action"] as const)
      .filter((part) => module[part] && !(String(module[part]?.policy) in policy))
      .map((part) => `${id} ${part}`),
  );
  expect(pages.length).toBeGreaterThan(8);
  expect(unguarded).toEqual([]);
  expect("nothing" in policy).toBe(false);
});

test("what every role gets from every route is what the committed matrix says", async () => {
  const db = ownerDb(portal);
  // The jobs ask for the demonstration's renewals once, in their first minutes: whatever they write is not a page's doing.
  const asks = () => db.selectFrom("evidence_ask").select("step").execute();
  await expect.poll(asks, { timeout: 150_000 }).not.toEqual([]);
  const made = await makeOpenStates(db);
  const people = await makeMorePeople(db);
  const cookies = await Promise.all(actors.map(({ email }) => (email ? cookieOf(portal, email) : undefined)));
  const asked: (Omit<Row, "statuses"> & { id: string; path: string })[] = [];
  for (const { id, path, module } of pages) {
    // Signing out is tried by the journey: here it would end everybody's sign-in.
    if (path === "sign-out" || path.startsWith("colours")) continue;
    for (const { whose, path: address } of await thingsAt(db, path, made))
      for (const shape of whose === "own" || whose === "other" ? shapes : plainShapes)
        if (isPost({ shape }) ? module.action : module.loader)
          asked.push({ id, path: address, route: id.replace("routes/", ""), whose, shape });
  }
  const rows: Row[] = [];
  const answerAll = async (some: typeof asked) => {
    const before = await rowCounts(db);
    for (const { id, path, ...row } of some) {
      const statuses = await Promise.all(cookies.map((cookie) => ask(portal, cookie, path, id, row.shape)));
      rows.push({ ...row, statuses });
    }
    const after = await rowCounts(db);
    return Object.keys(after).filter((table) => after[table] !== before[table] && !countedByJobs.has(table));
  };
  const posts = asked.filter(isPost);
  const wroteByReading = await answerAll(asked.filter((one) => !isPost(one)));
  const forms = posts.filter(({ route }) => !bareButtons.has(route));
  // An error page reads its thing again; `.data` answers with the errors alone.
  const wroteByRefusing = await answerAll(forms.filter(({ shape }) => shape === "POST"));
  const wroteByPosting = await answerAll(forms.filter(({ shape }) => shape === "POST .data"));
  await answerAll(posts.filter(({ route }) => bareButtons.has(route)));
  await removeMade(db, made);
  await removePeople(db, people);
  await db.destroy();

  expect([...wroteByReading, ...wroteByRefusing].filter((table) => !readingLogs.has(table))).toEqual([]);
  expect(wroteByPosting, "an empty form wrote something").toEqual([]);
  expect(rows.filter(({ statuses }) => statuses.some((status) => status >= 500))).toEqual([]);
  keepsInvariants(rows);
  const csv = [
    ["route", "thing", "request", ...actors.map(({ name }) => name)],
    ...rows.map(({ route, whose, shape, statuses }) => [route, whose, shape, ...statuses]),
  ]
    .map((cells) => cells.join(","))
    .join("\n");
  if (process.env.UPDATE_MATRIX) writeFileSync(FILE, `${csv}\n`);
  expect(`${csv}\n`).toBe(readFileSync(FILE, "utf8"));
});

/** What must hold whatever the file says. */
function keepsInvariants(rows: Row[]): void {
  const ok = (status: number) => status >= 200 && status < 300;
  const isPrivate = ({ route }: Row) => /^(provider|admin)\//.test(route);
  const providers = actors.flatMap(({ email }, at) => (email?.endsWith("bright-path.example") ? [at] : []));
  const reachable = new Set(rows.filter(({ statuses }) => statuses.some(ok)).map(({ route }) => route));
  const isNone = ({ whose }: Row) => whose === "absent" || whose === "nonsense";
  const notFound = (status: number | undefined) => status === 404 || status === 403;

  expect(rows.filter((row) => isPrivate(row) && row.statuses[0] !== 303)).toEqual([]);
  expect(
    rows.filter((row) => row.whose === "other" && providers.some((at) => ok(row.statuses[at] ?? 0))),
    "another organisation's thing was shown",
  ).toEqual([]);
  expect(rows.filter((row) => isNone(row) && row.statuses.slice(1).some(ok))).toEqual([]);
  expect(
    rows.filter((row) => row.route.startsWith("admin/") && providers.some((at) => !notFound(row.statuses[at]))),
  ).toEqual([]);
  expect(
    pages
      .map(({ id }) => id.replace("routes/", ""))
      .filter((route) => rows.some((row) => row.route === route) && !reachable.has(route) && !needMore.has(route)),
  ).toEqual([]);
}
