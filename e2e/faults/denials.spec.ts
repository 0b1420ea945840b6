import { paths } from "#app/paths.ts";
import { aProvider } from "#db/factories/people.ts";
import { cookieOf } from "../access/ask.ts";
import { ownerDb } from "../access/things.ts";
import { expect, portal, test } from "../fixtures.ts";
import { aNewcomer } from "../states/people.ts";

const db = ownerDb(portal);
test.afterAll(() => db.destroy());

test("B16: each refused access, and each asking for another's thing, leaves exactly one entry in the audit", async () => {
  const owner = await aNewcomer(db);
  const cookie = await cookieOf(portal, owner.email);
  const { id } = await aProvider(db);
  const { id: another } = await db.selectFrom("invoice").select("id").limit(1).executeTakeFirstOrThrow();
  const entries = async () =>
    (
      await db
        .selectFrom("audit_entry")
        .select("subject_id")
        .where("actor_id", "=", owner.personId)
        .where("action", "=", "access.denied")
        .orderBy("seq")
        .execute()
    ).map(({ subject_id }) => subject_id);
  const post = { method: "POST", body: new URLSearchParams({ intent: "x" }) };
  const refused: [string, RequestInit, string][] = [
    [paths.admin.home(), {}, "council.home"],
    [`${paths.admin.home()}.data`, {}, "council.home"],
    [paths.admin.provider(id), {}, "provider.read"],
    [paths.provider.invoice(another), {}, "invoice.read-own"],
    [`${paths.provider.invoice(another)}.data`, {}, "invoice.read-own"],
    [paths.admin.people(), post, "person.manage"],
    [`${paths.admin.people()}.data`, post, "person.manage"],
  ];
  const expected: string[] = [];
  for (const [path, init, action] of refused) {
    const answer = await fetch(portal.url + path, { ...init, headers: { cookie, origin: portal.url } });
    expect(answer.status, path).toBe(404);
    expected.push(action);
    expect(await entries(), path).toEqual(expected);
  }
});
