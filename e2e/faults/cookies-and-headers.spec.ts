import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import { paths } from "#app/paths.ts";
import type { InboxMessage } from "#app/server/embedded/inbox.ts";
import { cookieOf } from "../access/ask.ts";
import { ownerDb } from "../access/things.ts";
import { expect, portal, test } from "../fixtures.ts";
import { aNewcomer } from "../states/people.ts";
import { fillIn, send } from "./forms.ts";

const db = ownerDb(portal);
test.afterAll(() => db.destroy());

/** What is answered to a request with headers that fetch would not send. */
async function ask(path: string, headers: Record<string, string>, form?: URLSearchParams) {
  const type = form ? { "content-type": "application/x-www-form-urlencoded" } : {};
  const options = { method: form ? "POST" : "GET", headers: { ...type, ...headers } };
  const sent = request(portal.url + path, options);
  sent.end(form?.toString());
  const [answer] = (await once(sent, "response")) as [IncomingMessage];
  let html = "";
  for await (const chunk of answer) html += chunk;
  return { status: answer.statusCode, to: answer.headers.location?.split("?")[0], html };
}
const home = (cookie: string) => ask(paths.provider.home(), { cookie });

test("B22: a cookie that is no sign-in is nobody’s, and no fault", async () => {
  const owner = await aNewcomer(db);
  const mine = await cookieOf(portal, owner.email);
  expect((await home(mine)).status).toBe(200);
  const [name = "", value = ""] = mine.split("=");
  const row = await db
    .selectFrom("sign_in")
    .select(["id", "id_hash"])
    .where("person_id", "=", owner.personId)
    .executeTakeFirstOrThrow();
  const nobodys = {
    "with one letter changed": `${name}=${value.slice(0, -1)}${value.endsWith("A") ? "B" : "A"}`,
    "cut short": `${name}=${value.slice(0, 10)}`,
    "with more behind it": `${mine}x`,
    empty: `${name}=`,
    "with what no cookie holds": `${name}=%00%ff"\\;,`,
    "of eight thousand letters": `${name}=${"a".repeat(8_000)}`,
    "that comes twice": `${mine}; ${name}=${value}`,
    "beside a made-up one": `${name}=made-up; ${mine}`,
    "of the person’s id": `${name}=${owner.personId}`,
    "of the sign-in’s id": `${name}=${row.id}`,
    "of the hash that the database keeps": `${name}=${row.id_hash.toString("base64url")}`,
    "under another name": `session=${value}`,
  };
  for (const [what, cookie] of Object.entries(nobodys)) {
    const { status, to } = await home(cookie);
    expect({ status, to }, what).toEqual({ status: 303, to: paths.signIn() });
  }
  const sixty = Array.from({ length: 60 }, (_, place) => `c${place}=${"x".repeat(20)}`).join("; ");
  expect((await home(sixty)).status).toBe(303);
  expect((await home(`${sixty}; ${mine}`)).status).toBe(200);
  expect((await home(`${name}=${"a".repeat(20_000)}`)).status).toBe(431);
});

test("B22: the old sign-in is dead after signing in anew in the same browser", async () => {
  const owner = await aNewcomer(db);
  const old = await cookieOf(portal, owner.email);
  const anew = await fillIn(portal, old, paths.signIn(), "Sign in", { email: owner.email, password: portal.password });
  expect((await send(portal, old, anew)).status).toBe(303);
  expect((await home(old)).status).toBe(303);
});

test("B23: links in mails come from our own address, whatever the request says of itself", async () => {
  const email = `sam-${Date.now()}@made-up.example`;
  const form = new URLSearchParams({ name: "Sam Carter", organisation: "Sam Carter Tuition", email });
  form.set("password", "seven quiet otters swim");
  const spoofed = {
    host: "evil.example",
    "x-forwarded-host": "evil.example",
    "x-forwarded-proto": "ftp",
    "x-forwarded-port": "666",
    forwarded: "host=evil.example;proto=http",
  };
  const answer = await ask(paths.register(), spoofed, form);
  expect(answer.status).toBe(303);
  expect(answer.to).toBe(paths.checkInbox());
  const mails = async () => {
    const inbox: InboxMessage[] = await (await fetch(`${portal.inboxUrl}/api/messages`)).json();
    return inbox.filter(({ to }) => String(to).includes(email));
  };
  await expect.poll(async () => (await mails()).length).toBe(1);
  const text = JSON.stringify(await mails());
  expect(text).toContain(`${portal.url}/register/confirm/`);
  expect(text).not.toContain("evil");
  expect((await ask(paths.help(), spoofed)).html).not.toContain("evil");
});

test("B19: after signing in one stays here, whatever the address says", async () => {
  const owner = await aNewcomer(db);
  const enter = async (back: string): Promise<string> => {
    const path = `${paths.signIn()}?back=${encodeURIComponent(back)}`;
    const form = await fillIn(portal, "", path, "Sign in", { email: owner.email, password: portal.password });
    const { status, to } = await send(portal, "", form);
    expect(status, back).toBe(303);
    return to;
  };
  expect(await enter(paths.provider.evidence())).toBe(paths.provider.evidence());
  for (const back of [
    "//evil.example",
    "/\\evil.example",
    "/%5Cevil.example",
    "https:evil.example",
    "https://evil.example/provider",
    "/\t/evil.example",
    "javascript:alert(1)",
    "/provider/../../evil",
    "/provider?next=https://evil.example",
    `${paths.signIn()}?back=${paths.signIn()}`,
    "/provider@evil.example",
  ])
    expect(await enter(back), back).toBe(paths.provider.home());
});
