import { expect, test } from "vitest";
import { uuidv7 } from "#app/domain/uuid.ts";
import { aProviderPerson } from "#db/factories/people.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { bringStaffIn, previewStaffImport, stageStaffImport, summaryOf } from "./import-staff.server.ts";
import { changeStaff, recordStaffCheck, staffLeft } from "./keep-staff.server.ts";
import { recordPage, staffMember, wholeRecord } from "./staff.server.ts";
import { errorsCsv, staffCsv } from "./staff-csv.ts";

const database = testDatabase();
const now = new Date("2026-11-26T10:00:00Z");

const staged = async (content: string, owner = aProviderPerson(database.owner)) => {
  const actor = await owner;
  const { id } = await stageStaffImport(database.web, actor, { content, submissionKey: uuidv7() }, now);
  const { changes } = await previewStaffImport(database.web, actor, id, now);
  const bring = (goodOnly = false) =>
    bringStaffIn(database.web, actor, { id, goodOnly, seen: summaryOf(changes) }, now);
  return { actor, id, changes, bring, record: () => wholeRecord(database.web, actor.providerId) };
};

test("B29 5,000 staff with 37 bad rows: errors by row, all or nothing, the good rows only by choice, and once", async () => {
  const rows = Array.from({ length: 5000 }, (_, i) => {
    const date = i % 135 === 7 && i < 5000 - 5 ? "31/02/2026" : "02/01/2026";
    return `Person ${i},Tutor,${date},Original,Bridget,${date === "31/02/2026" ? "02/01/2026" : date},Enhanced,Bridget`;
  });
  const csv = ["Name,Role,Identity date,Identity level,Identity seen by", "Enhanced DBS certificate date"].join(",");
  const content = `${csv},Enhanced DBS certificate level,Enhanced DBS certificate seen by\r\n${rows.join("\r\n")}`;
  const began = performance.now();
  const { changes, bring, record, id, actor } = await staged(content);
  expect(changes.errors).toHaveLength(37);
  expect(changes.errors[0]).toEqual({
    line: 9,
    column: "Identity date",
    message: "Date must be a real date: February 2026 has 28 days",
  });
  expect(errorsCsv(changes.errors).split("\r\n")).toHaveLength(39);
  const previewed = performance.now();
  await expect(bring()).rejects.toMatchObject({ kind: "refused" });
  expect(await record()).toEqual([]);
  const refused = performance.now();
  expect(await bring(true)).toBe(4963);
  const done = performance.now();
  expect(await bring(true)).toBe(4963);
  expect(await record()).toHaveLength(4963);
  expect((await recordPage(database.web, actor.providerId, 249)).rows).toHaveLength(3);
  const kept = await database.owner.selectFrom("staff_import").selectAll().where("id", "=", id).executeTakeFirst();
  expect(kept).toMatchObject({ content: null, brought_in: 4963 });
  expect(previewed - began + done - refused).toBeLessThan(10_000);
});

test("two clicks at once bring a list in once; what was downloaded changes nothing", async () => {
  const { bring, record, actor } = await staged("Name,Role\nTess Tutor,Tutor\nÉva Őri,Mentor");
  expect(await Promise.all([bring(), bring()])).toEqual([2, 2]);
  const before = await record();
  expect(before).toHaveLength(2);
  const again = await staged(staffCsv(before), Promise.resolve(actor));
  expect(again.changes).toMatchObject({ added: [], changed: [], same: 2, errors: [] });
});

test("a list is the provider's alone, and is looked at again when the record changed meanwhile", async () => {
  const { id, bring, actor } = await staged("Name,Role\nTess Tutor,Tutor");
  const stranger = await aProviderPerson(database.owner);
  await expect(previewStaffImport(database.web, stranger, id, now)).rejects.toMatchObject({ kind: "not-found" });
  await database.owner
    .insertInto("staff_member")
    .values({ id: uuidv7(), provider_id: actor.providerId, name: "Tess Tutor", role: "Tutor", added_at: now })
    .execute();
  await expect(bring()).rejects.toMatchObject({ kind: "conflict" });
  await expect(staffMember(database.web, stranger.providerId, id)).rejects.toMatchObject({ kind: "not-found" });
});

test("someone who left is kept, and changed no more; a stranger changes nobody", async () => {
  const { bring, record, actor } = await staged("Name,Role\nTess Tutor,Tutor");
  await bring();
  const id = (await record())[0]?.id ?? "";
  const check = { check: "identity" as const, checkedOn: "2026-01-02", level: "", seenBy: "Bridget" };
  await recordStaffCheck(database.web, actor, id, check, now);
  const stranger = await aProviderPerson(database.owner);
  await expect(staffLeft(database.web, stranger, id, now)).rejects.toMatchObject({ kind: "not-found" });
  await staffLeft(database.web, actor, id, now);
  expect(await record()).toEqual([]);
  expect(await staffMember(database.web, actor.providerId, id)).toMatchObject({ checks: [check], leftAt: now });
  await expect(changeStaff(database.web, actor, id, { name: "T", role: "T" }, now)).rejects.toMatchObject({
    kind: "not-allowed-now",
  });
});
