import { transact } from "#app/domain/work.server.ts";
import { paths } from "#app/paths.ts";
import { anEvidence } from "#db/factories/applications.ts";
import { anOfficer } from "#db/factories/people.ts";
import { ownerDb } from "../access/things.ts";
import { expect, look, now, portal, test } from "../fixtures.ts";
import { aNewcomer, as } from "./people.ts";

const db = ownerDb(portal);
test.afterAll(() => db.destroy());

test("the virus scanner: what waits, what was refused or withdrawn, and who opened it", async ({
  signedIn,
  visitor,
}) => {
  const owner = await aNewcomer(db);
  const waits = await anEvidence(db, owner, { questionId: "SAF-12", scan: "pending" });
  const refused = await anEvidence(db, owner, { scan: "refused", state: "removed" });
  const withdrawn = await anEvidence(db, owner, { questionId: "INS-02", state: "withdrawn" });
  await db.updateTable("evidence").set({ uploaded_at: now() }).where("id", "=", waits).execute();
  await db
    .updateTable("evidence")
    .set({ scanned_at: now(), scan_found: "Eicar-Test" })
    .where("id", "=", refused)
    .execute();
  await db.updateTable("evidence").set({ withdrawn_at: now() }).where("id", "=", withdrawn).execute();
  const reader = await anOfficer(db, ["qa"]);
  await transact(db, reader, now(), async (work) => work.audit("evidence.open", { type: "evidence", id: withdrawn }));

  const page = await signedIn("qa.lead@council.example");
  await page.goto(paths.admin.evidence());
  await page.getByRole("link", { name: "Virus scanner" }).click();
  await expect(page.getByText("None is set up")).toBeVisible();
  await expect(page.getByText("Refused: it may hold a virus").first()).toBeVisible();
  await page.getByText("1 person").first().click();
  await expect(page.getByText(reader.name)).toBeVisible();
  await look(page, "routes/admin/scanner", "filled");
  await page.getByRole("button", { name: "Scan again now" }).click();
  await expect(page.getByText("Every document that waits is being scanned now.")).toBeVisible();
  await look(page, "routes/admin/scanner", "done");

  const provider = await as(visitor, owner);
  await provider.goto(paths.provider.evidence());
  await expect(provider.getByText("Withdrawn: the file can no longer be read; give it again.")).toBeVisible();
  await expect(provider.getByText("Being checked for viruses")).toBeVisible();
  await look(provider, "routes/provider/evidence", "filled");

  await db.deleteFrom("evidence").where("id", "=", waits).execute();
  await page.goto(`${paths.admin.scanner()}?page=9999`);
  await look(page, "routes/admin/scanner", "empty");
});
