import { expect, test } from "vitest";
import { anApplication } from "#db/factories/applications.ts";
import { aBroughtPack } from "#db/factories/evidence-packs.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { forgetImports } from "./forget-imports.server.ts";

const database = testDatabase();
const system = { kind: "system", task: "forget-pack-imports" } as const;
// The factory's packs are brought at ten in the morning, UTC, of 10 September.
const at = (day: string) => new Date(`${day}T11:00:00Z`);

test("N27: a pack that was brought and not used is forgotten after 30 days, on record; a used one stays", async () => {
  const { owner, id: applicationId } = await anApplication(database.owner, { answers: {} });
  const unused = await aBroughtPack(database.owner, owner, applicationId);
  const used = await aBroughtPack(database.owner, owner, applicationId);
  await database.owner
    .updateTable("pack_import")
    .set({ used_at: at("2026-09-11") })
    .where("id", "=", used)
    .execute();
  expect(await forgetImports(database.web, system, at("2026-10-09"))).toBe(0);
  expect(await forgetImports(database.web, system, at("2026-10-10"))).toBe(1);
  expect(await forgetImports(database.web, system, at("2026-10-10"))).toBe(0);
  expect(await database.owner.selectFrom("pack_import").select("id").execute()).toEqual([{ id: used }]);
  const audited = database.owner.selectFrom("audit_entry").select(["action", "subject_id as id"]);
  expect(await audited.execute()).toEqual([{ action: "evidence-pack.forget-import", id: unused }]);
});
