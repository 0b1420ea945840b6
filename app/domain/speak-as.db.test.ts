import { sql } from "kysely";
import { expect, test } from "vitest";
import type { Actor, Officer } from "#app/access/actor.ts";
import { anOfficer } from "#db/factories/people.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { readAs, writeAs } from "./speak-as.server.ts";

const database = testDatabase({ webConnections: 1 });
const system: Actor = { kind: "system", task: "test" };
const named = sql<{ actor: unknown }>`select actor()`;
const nobody = [{ actor: null }];

test("a read writes nothing", async () => {
  const attempt = readAs(database.web, system, (trx) => trx.deleteFrom("score").execute());
  await expect(attempt).rejects.toMatchObject({ code: "25006" });
});

test("a name ends with its transaction, also when that fails: the next user of the connection is nobody", async () => {
  const after = async () => (await named.execute(database.web)).rows;
  expect(await after()).toEqual(nobody);
  expect((await readAs(database.web, system, (trx) => named.execute(trx))).rows).toEqual([
    { actor: { kind: "system" } },
  ]);
  expect(await after()).toEqual(nobody);
  const failing = writeAs(database.web, system, (trx) => sql`select 1 / 0`.execute(trx));
  await expect(failing).rejects.toMatchObject({ code: "22012" });
  expect(await after()).toEqual(nobody);
});

test("a name is quoted, and holds ids and codes only", async () => {
  const roles = ["it's", 'a "role" \\'] as readonly string[] as Officer["roles"];
  const { personId, ...odd } = { ...(await anOfficer(database.owner, ["qa"])), roles };
  const { rows } = await readAs(database.web, { ...odd, personId }, (trx) => named.execute(trx));
  expect(rows).toEqual([{ actor: { kind: "council", person: personId, roles } }]);
});

test("a transaction keeps its actor", async () => {
  const officer = await anOfficer(database.owner, ["qa"]);
  const inside = readAs(database.web, officer, async (trx) => readAs(trx, system, (other) => named.execute(other)));
  await expect(inside).rejects.toThrow("actor already");
});
