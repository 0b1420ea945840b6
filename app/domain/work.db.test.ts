import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import { verifyAudit } from "#app/domain/audit/verify-audit.server.ts";
import { notify } from "#app/domain/notifications/notify.server.ts";
import { once, transact } from "#app/domain/work.server.ts";
import { aProviderPerson } from "#db/factories/people.ts";
import { testDatabase } from "#db/test-database/test-database.ts";

const at = new Date("2026-09-14T09:00:00Z");
const database = testDatabase();
const jobs = async () => {
  const { rows } = await sql<{ task: string }>`select task_identifier as task from graphile_worker.jobs`.execute(
    database.owner,
  );
  return rows.map((row) => row.task);
};
const entries = () => database.owner.selectFrom("audit_entry").selectAll().orderBy("seq").execute();

describe("a transaction's work", () => {
  it("commits rows, audit and mail together", async () => {
    const actor = await aProviderPerson(database.owner);
    await transact(database.web, actor, at, async (work) => {
      work.audit("test.done", { type: "test", id: "1" });
      await notify(work, { email: "a@b.example" }, "confirm-email", { name: "A", token: "t" });
    });
    expect(await entries()).toMatchObject([{ seq: 1, actor_id: actor.personId, action: "test.done" }]);
    expect(await jobs()).toEqual(["send-notification"]);
  });

  it("leaves nothing behind when it fails", async () => {
    const actor = await aProviderPerson(database.owner);
    const failing = transact(database.web, actor, at, async (work) => {
      work.audit("test.done", { type: "test", id: "1" });
      await notify(work, { email: "a@b.example" }, "confirm-email", { name: "A", token: "t" });
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    expect(await entries()).toEqual([]);
    expect(await jobs()).toEqual([]);
    expect(await database.owner.selectFrom("notification").selectAll().execute()).toEqual([]);
  });

  it("does a form's work once, however often and however parallel it is sent", async () => {
    const actor = await aProviderPerson(database.owner);
    const key = "0190b3a8-0000-7000-8000-000000000001";
    let runs = 0;
    const send = () =>
      transact(database.web, actor, at, (work) =>
        once(work, "test", { submissionKey: key }, async () => {
          runs += 1;
          work.audit("test.done", { type: "test", id: "1" });
          return { id: "first" };
        }),
      );
    const results = await Promise.all([send(), send(), send()]);
    expect(results).toEqual([{ id: "first" }, { id: "first" }, { id: "first" }]);
    expect(runs).toBe(1);
    expect(await entries()).toHaveLength(1);
  });

  it("P1: refuses other words under a key that was used, and takes the same ones in any order as a replay", async () => {
    const actor = await aProviderPerson(database.owner);
    const submissionKey = "0190b3a8-0000-7000-8000-000000000002";
    const send = (sent: { about: string; words: string }) =>
      transact(database.web, actor, at, (work) =>
        once(work, "test", { ...sent, submissionKey }, async () => sent.words),
      );
    expect(await send({ about: "1", words: "First" })).toBe("First");
    expect(await send({ words: "First", about: "1" })).toBe("First");
    for (const other of [
      { about: "1", words: "Second" },
      { about: "2", words: "First" },
    ])
      await expect(send(other)).rejects.toMatchObject({ kind: "conflict" });
  });
});

describe("the audit chain", () => {
  const write = (count: number, task = "test") =>
    transact(database.web, { kind: "system", task }, at, async (work) => {
      for (let i = 1; i <= count; i++) work.audit("test.done", { type: "test", id: String(i) });
    });

  it("holds under parallel writers", async () => {
    await Promise.all(Array.from({ length: 12 }, () => write(3)));
    expect(await entries()).toHaveLength(36);
    expect(await verifyAudit(database.web)).toBeUndefined();
  });

  it.each([
    ["changed", sql`update audit_entry set subject_id = 'x' where seq = 2`, 2],
    ["deleted", sql`delete from audit_entry where seq = 2`, 2],
    ["swapped", sql`update audit_entry set seq = case seq when 2 then -3 else -2 end where seq in (2, 3)`, 2],
    ["cut off", sql`delete from audit_entry where seq >= 3`, 4],
  ])("shows an entry that was %s", async (how, tamper, seq) => {
    await write(4);
    await tamper.execute(database.owner);
    if (how === "swapped") await sql`update audit_entry set seq = -seq where seq < 0`.execute(database.owner);
    expect(await verifyAudit(database.web)).toMatchObject({ seq });
  });

  it("shows a chain rewritten whole by the head kept outside", async () => {
    await write(2);
    const head = await database.owner.selectFrom("audit_head").selectAll().executeTakeFirstOrThrow();
    await sql`truncate audit_entry`.execute(database.owner);
    await sql`update audit_head set seq = 0, hash = '\\x00'`.execute(database.owner);
    await write(3, "rewriting");
    expect(await verifyAudit(database.web)).toBeUndefined();
    expect(await verifyAudit(database.web, [{ seq: head.seq, hash: head.hash.toString("hex") }])).toMatchObject({
      seq: 2,
    });
  });

  it.each([
    sql`insert into audit_entry select * from audit_entry`,
    sql`update audit_entry set action = 'x'`,
    sql`delete from audit_entry`,
    sql`update audit_head set seq = 0`,
  ])("cannot be touched by the web role (%#)", async (statement) => {
    await write(1);
    await expect(statement.execute(database.web)).rejects.toMatchObject({ code: "42501" });
  });
});
