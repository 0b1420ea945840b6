import { paths } from "#app/paths.ts";
import { anApplication } from "#db/factories/applications.ts";
import { cookieOf } from "../access/ask.ts";
import { ownerDb } from "../access/things.ts";
import { expect, portal, test } from "../fixtures.ts";
import { aNewcomer, tuitionLot } from "../states/people.ts";
import { used } from "./attack.ts";
import { startWeb, type WebProcess } from "./web-process.ts";

const db = ownerDb(portal);
let web: WebProcess;
test.beforeAll(async () => {
  web = await startWeb(portal, { TRUSTED_PROXIES: "127.0.0.1" });
});
test.afterAll(async () => {
  await web?.stop();
  await db.destroy();
});

const CLIENT = "198.51.100.40";
const search = (query: string, from = CLIENT, ending = "") =>
  fetch(`${web.portal.url}${paths.findProvision()}${ending}?q=${query}`, { headers: { "x-forwarded-for": from } });

test("public search: 600 a minute from one client, pages from the cache not counted", async () => {
  await used(db, "search", CLIENT, 600);
  for (let time = 0; time < 60; time++) expect((await search("cached")).status).toBe(200);
  let answer = await search("0");
  for (let time = 1; time < 60 && answer.status === 200; time++) answer = await search(String(time));
  expect(answer.status).toBe(429);
  expect(answer.headers.get("retry-after")).toBe("60");
  const html = await answer.text();
  expect(html).toContain("Too many tries");
  expect(html).toContain("Wait 1 minute, then try again.");
  const asData = await search("as-data", CLIENT, ".data");
  expect([asData.status, asData.headers.get("retry-after")]).toEqual([429, "60"]);
  expect((await search("another", "198.51.100.41")).status).toBe(200);
});

test("uploads: 30 in ten minutes by one organisation, refused before the file is read", async () => {
  const owner = await aNewcomer(db);
  const { id } = await anApplication(db, { owner, lot: await tuitionLot(db), answers: {} });
  await used(db, "upload", owner.providerId, 30);
  const cookie = await cookieOf(portal, owner.email);
  const body = new FormData();
  body.append("file", new File(["%PDF-1.4"], "policy.pdf"));
  const answer = await fetch(portal.url + paths.provider.upload(id, "SAF-01", "value"), {
    method: "POST",
    headers: { cookie, origin: portal.url },
    body,
  });
  expect([answer.status, answer.headers.get("retry-after")]).toEqual([429, "600"]);
  expect(await answer.text()).toContain("Too many tries");
  expect(await db.selectFrom("evidence").select("id").where("provider_id", "=", owner.providerId).execute()).toEqual(
    [],
  );
});

test("sign-ins: the page says how long to wait, and other clients are let through", async () => {
  await used(db, "sign-in-address", CLIENT, 50);
  const enter = (from: string, ending = "") =>
    fetch(`${web.portal.url}${paths.signIn()}${ending}`, {
      method: "POST",
      headers: { "x-forwarded-for": from },
      body: new URLSearchParams({ email: "nobody@made-up.example", password: "x" }),
    });
  const answer = await enter(CLIENT);
  expect([answer.status, answer.headers.get("retry-after")]).toEqual([429, "300"]);
  expect(await answer.text()).toContain("Or wait 5 minutes.");
  const asData = await enter(CLIENT, ".data");
  expect([asData.status, asData.headers.get("retry-after")]).toEqual([429, "300"]);
  expect((await enter("198.51.100.42")).status).toBe(400);
  // What a client says of itself, left of what our proxy saw, changes nothing.
  expect((await enter(`203.0.113.1, ${CLIENT}`)).status, "B23: a made-up X-Forwarded-For").toBe(429);
});
