import fc from "fast-check";
import { sql } from "kysely";
import { beforeEach, expect, test } from "vitest";
import { uuidv7 } from "#app/domain/uuid.ts";
import { flatten, type Nested, nest } from "#app/forms/names.ts";
import { read } from "#app/forms/parse-form.ts";
import { alternativeProvision } from "#db/defaults/question-sets/alternative-provision.ts";
import { tuitionQuestionSet } from "#db/defaults/question-sets/tuition.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { publishedQuestionSet, questionSet, saveQuestionSet } from "./question-sets.server.ts";

const db = testDatabase();
const lotId = uuidv7();
const frameworkId = uuidv7();
const monday = new Date("2026-03-02T09:00:00Z");
const friday = new Date("2026-03-06T09:00:00Z");

beforeEach(async () => {
  await db.owner
    .insertInto("framework")
    .values({ id: frameworkId, slug: "f", name: "F", summary: "", starts_on: "2026-01-01", ends_on: "2030-01-01" })
    .execute();
  const about = { slug: "tuition", name: "Tuition", description: "", terms_version: "1", specification_version: "1" };
  const lot = { id: lotId, framework_id: frameworkId, number: 1, status: "open", ...about };
  await db.owner.insertInto("lot").values(lot).execute();
});

const save = (version: number, at: Date) =>
  db.owner
    .transaction()
    .execute((trx) => saveQuestionSet(trx, frameworkId, { ...alternativeProvision, version }, { publishedAt: at }));

test("a set comes back as it was saved, newest first, from its own date on", async () => {
  const first = await save(1, monday);
  const second = await save(2, friday);
  expect(await publishedQuestionSet(db.web, lotId, monday)).toEqual({ id: first, set: tuitionQuestionSet });
  expect((await publishedQuestionSet(db.web, lotId, friday)).id).toBe(second);
  expect(await questionSet(db.web, first, lotId)).toEqual(tuitionQuestionSet);
});

test("a version is stored once", async () => {
  await save(1, monday);
  await expect(save(1, friday)).rejects.toThrow("question_set_version");
});

test("a lot without a set, or a set that isn't there, is not found", async () => {
  await expect(publishedQuestionSet(db.web, lotId, friday)).rejects.toMatchObject({ kind: "not-found" });
  await expect(questionSet(db.web, uuidv7(), lotId)).rejects.toMatchObject({ kind: "not-found" });
});

test("any text that is posted is stored and shown again as it was typed", async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" }), async (one, other) => {
      const form = new FormData();
      form.append("ORG-01.value", one);
      form.append("PRI-01.rates.0.line", other);
      const typed = nest(read(form));
      const { rows } = await sql<{ typed: Nested }>`select ${JSON.stringify(typed)}::jsonb as typed`.execute(db.web);
      expect(flatten(rows[0]?.typed ?? "")).toEqual(read(form));
    }),
  );
});
