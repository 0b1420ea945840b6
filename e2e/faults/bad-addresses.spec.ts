import { sql } from "kysely";
import { paths } from "#app/paths.ts";
import { ownerDb } from "../access/things.ts";
import { expect, portal, test } from "../fixtures.ts";

const db = ownerDb(portal);
test.afterAll(() => db.destroy());

const addresses = [
  '"a@evil.example x"@council.example',
  "a@evil.example,b@council.example",
  "a@council.example\r\nBcc: all@evil.example",
  `${"a".repeat(300)}@council.example`,
  "a@xn--cuncil-dxa.example",
];

test("B9: an address that is not one plain address is refused before any mail is written", async () => {
  const post = (path: string, fields: Record<string, string>) =>
    fetch(portal.url + path, { method: "POST", redirect: "manual", body: new URLSearchParams(fields) });
  const person = { name: "Sam O'Neill", organisation: "Plain Post", password: "nine patient herons" };
  const bad = sql<{ n: number }>`
    select count(*)::int as n from notification
    where to_address like '%evil.example%' or to_address like '%xn--%' or length(to_address) > 254`;
  for (const email of addresses) {
    expect((await post(paths.register(), { ...person, email })).status, email).toBe(400);
    expect((await post(paths.forgottenPassword(), { email })).status, email).toBe(400);
  }
  expect((await bad.execute(db)).rows).toEqual([{ n: 0 }]);
  const good = await post(paths.forgottenPassword(), { email: "nobody+here@made-up.example" });
  expect(good.status).toBe(303);
});
