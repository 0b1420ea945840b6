import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, expect, test } from "vitest";
import { uuidv7 } from "#app/domain/uuid.ts";
import { createLog } from "#app/platform/log.server.ts";
import { shortPdf } from "#db/demonstration/short-pdf.ts";
import { anApplication } from "#db/factories/applications.ts";
import { anOfficer } from "#db/factories/people.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { testStore } from "#db/test-database/test-store.ts";
import { giveEvidence } from "./give-evidence.server.ts";
import { removePreviews } from "./reading/previews.server.ts";
import { destroyDocument, receiveInError } from "./receive-in-error.server.ts";

const database = testDatabase();
const s3 = testStore();
const folder = mkdtempSync(join(tmpdir(), "portal-in-error-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const now = new Date("2026-09-14T09:00:00Z");

test("rule 5 a DBS certificate received in error is destroyed with its pictures, and nothing of it is kept", async () => {
  const { owner, id: applicationId } = await anApplication(database.owner, { answers: {} });
  const bytes = Buffer.from(shortPdf("Canary certificate"));
  const path = join(folder, "file");
  writeFileSync(path, bytes);
  const file = {
    path,
    name: "Canary.pdf",
    size: bytes.length,
    sha256: createHash("sha256").update(bytes).digest("hex"),
  };
  const give = () =>
    giveEvidence(
      { db: database.web, store: s3.store },
      owner,
      {
        ...{ applicationId, questionId: "SAF-01", field: "value", contentType: "application/pdf", dated: "2026-09-01" },
        ...{ submissionKey: uuidv7(), file },
      },
      now,
    );
  const first = await give();
  const id = await give();
  await database.owner.updateTable("evidence").set({ state: "superseded" }).where("id", "=", first).execute();
  await s3.store.putText(`previews/${id}/1.png`, "a picture");
  const keys = async () => {
    const found: string[] = [];
    for await (const key of s3.store.keys("")) if (key.includes(id) || key.includes(first)) found.push(key);
    return found;
  };
  expect((await keys()).length).toBeGreaterThan(1);

  const broker = await anOfficer(database.owner, ["broker"]);
  await expect(receiveInError(database.web, broker, id, now)).rejects.toMatchObject({ kind: "not-found" });
  const qa = await anOfficer(database.owner, ["qa"]);
  await receiveInError(database.web, qa, id, now);
  const log = createLog("fatal");
  await destroyDocument({ db: database.web, store: s3.store, log }, id);
  await destroyDocument({ db: database.web, store: s3.store, log }, id);
  const { rows: pictures } = await sql<{ id: string }>`
    select j.payload->>'id' as id from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    where t.identifier = 'remove-previews' order by 1`.execute(database.owner);
  expect(pictures.map((job) => job.id)).toEqual([first, id].sort());
  await removePreviews(s3.store, id);
  expect(await keys()).toEqual([]);
  const rows = await database.owner.selectFrom("evidence").select(["state", "withdrawn_because"]).execute();
  expect(rows).toEqual(Array(2).fill({ state: "withdrawn", withdrawn_because: "received-in-error" }));
  const said = JSON.stringify([
    await database.owner.selectFrom("audit_entry").select(["action", "detail"]).execute(),
    await database.owner.selectFrom("notification").select(["template", "data"]).execute(),
  ]);
  expect(said).toContain("evidence.received-in-error");
  expect(said).toContain("evidence-withdrawn");
  expect(said).not.toContain("Canary");
  await expect(receiveInError(database.web, qa, id, now)).rejects.toMatchObject({ kind: "not-allowed-now" });
});
