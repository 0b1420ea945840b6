import { uuidv7 } from "#app/domain/uuid.ts";
import { paths } from "#app/paths.ts";
import { anEvidence } from "#db/factories/applications.ts";
import { ownerDb } from "../access/things.ts";
import { expect, look, now, portal, test } from "../fixtures.ts";
import { aNewcomer } from "./people.ts";

const db = ownerDb(portal);
test.afterAll(() => db.destroy());

test("the file store: nothing compared yet, what the latest check found, and what is removed only when confirmed", async ({
  signedIn,
}) => {
  const page = await signedIn("qa.lead@council.example");
  await page.goto(paths.admin.evidence());
  await page.getByRole("link", { name: "File store" }).click();
  await expect(page.getByText("Nothing has been compared yet")).toBeVisible();
  await look(page, "routes/admin/evidence-store", "empty");

  const owner = await aNewcomer(db);
  const lost = await anEvidence(db, owner, { state: "withdrawn" });
  const id = uuidv7();
  const counts = { documents: 40, objects: 40, missing: 1, cut: 0, orphaned: 1 };
  await db
    .insertInto("store_check")
    .values({ id, started_at: now(), ended_at: now(), ...counts })
    .execute();
  const finding = (kind: string, object_key: string, expected: number | null, found: number | null) => ({
    ...{ id: uuidv7(), check_id: id, kind, object_key, expected, found },
  });
  await db
    .insertInto("store_finding")
    .values([finding("missing", `evidence/${lost}`, 1000, null), finding("orphaned", `evidence/${id}`, null, 900)])
    .execute();
  await page.reload();
  await expect(page.getByRole("cell", { name: owner.providerName })).toBeVisible();
  await expect(page.getByText("No document names it (900 bytes)")).toBeVisible();
  await look(page, "routes/admin/evidence-store", "filled");
  await page.getByRole("button", { name: "Remove these files" }).click();
  await expect(page.getByRole("alert")).toContainText("Tick the box to remove these files from the store");
  await look(page, "routes/admin/evidence-store", "error");
  await page.getByLabel("Remove 1 file from the store for good").check();
  await page.getByRole("button", { name: "Remove these files" }).click();
  await expect(page.getByText("No document names it. Removed")).toBeVisible();
  await look(page, "routes/admin/evidence-store", "done");
  await db.deleteFrom("store_check").where("id", "=", id).execute();
});
