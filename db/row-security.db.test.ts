import { sql } from "kysely";
import { expect, test } from "vitest";
import { testDatabase } from "#db/test-database/test-database.ts";

const database = testDatabase();

/** Tables that only point at one of these nouns and hold nothing that row-level security must hide. */
const exceptions: Record<string, string> = {
  referral: "names a child by id; its brief is sealed under the child's key, and its summary says nothing of who",
  placement: "names a child by id; what is known of the child is behind child_case and child",
};
/** What the owner answers over the walls, and why that is all right. */
const openings: Record<string, string> = {
  accepted_evidence: "the dates that a public page shows of accepted documents",
  concern_receipt: "the reference of a report, for whoever has the random key of the form that sent it",
  concern_register: "that a concern exists, its stage and dates, for auditors only",
  evidence_in_renewal: "which document has a newer version that the council still reads, for a public page",
  child_case: "a child's reference and wrapped key, without identity, and only for who works on the case",
};

const noun = "^(child|evidence|invoice|concern)(_|$)";
const pointer = "(^|_)(child|evidence|invoice|concern)_ids?$";

/** Tables named after a noun, with a column named after one, or with a foreign key to such a table; and how each is held. */
const walled = async () => {
  const { rows } = await sql<{ name: string; held: boolean }>`
    select c.relname as name, c.relrowsecurity and exists (select from pg_policy where polrelid = c.oid) as held
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and (
      c.relname ~ ${noun}
      or exists (select from pg_attribute where attrelid = c.oid and attname ~ ${pointer} and not attisdropped)
      or exists (select from pg_constraint join pg_class target on target.oid = confrelid
        where conrelid = c.oid and target.relname ~ ${noun}))
    order by 1`.execute(database.owner);
  return rows;
};
const open = async () => (await walled()).filter(({ held }) => !held).map(({ name }) => name);

test("every table about a child, evidence, an invoice or a concern has row security and a policy; a new one is found", async () => {
  const planted = sql`
    create table invoice_note (id int);
    create table letter (child_id uuid);
    create table stamp (document uuid references evidence);
    create table evidence_page (id int);
    alter table evidence_page enable row level security;`;
  await planted.execute(database.owner);
  const known = Object.keys(exceptions);
  expect(await open()).toEqual(["evidence_page", "invoice_note", "letter", "stamp", ...known].sort());
  await sql`drop table invoice_note, letter, stamp, evidence_page`.execute(database.owner);
  expect(await open()).toEqual(known.sort());
  expect((await walled()).length).toBeGreaterThan(known.length + 5);
});

test("no view reads over the walls but the named ones, and none can be written through", async () => {
  const views = async () =>
    (
      await sql<{ name: string; writes: boolean }>`
        select distinct view_name as name, has_table_privilege('portal_test_web', view_name::text, 'insert, update, delete') as writes
        from information_schema.view_table_usage where table_name ~ ${noun} and view_schema = 'public'
        order by 1`.execute(database.owner)
    ).rows;
  await sql`create view leak as select id from child`.execute(database.owner);
  expect((await views()).map(({ name }) => name)).toContain("leak");
  await sql`drop view leak`.execute(database.owner);
  expect(await views()).toEqual(
    Object.keys(openings)
      .sort()
      .map((name) => ({ name, writes: false })),
  );
});

test("no function runs as the owner but those that append and enqueue", async () => {
  const { rows } = await sql<{ name: string }>`
    select proname as name from pg_proc where pronamespace = 'public'::regnamespace and prosecdef order by 1`.execute(
    database.owner,
  );
  expect(rows.map(({ name }) => name)).toEqual(["audit_append", "enqueue_job", "enqueue_jobs"]);
});
