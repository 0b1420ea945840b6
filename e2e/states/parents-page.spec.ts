import { paths } from "#app/paths.ts";
import { anEvidence } from "#db/factories/applications.ts";
import { aHoldOn } from "#db/factories/holds.ts";
import { anApprovedProvider } from "#db/factories/providers.ts";
import { aQuietLot } from "../access/quiet-lot.ts";
import { ownerDb } from "../access/things.ts";
import { expect, look, portal, test } from "../fixtures.ts";
import { dateIn, inDays } from "./people.ts";

const db = ownerDb(portal);
test.afterAll(() => db.destroy());

/** The public cache forgets within ten seconds; the promise is a minute. */
const WITHIN_A_MINUTE = { timeout: 60_000 };

test("N20: a parent reads what was checked and when, and nothing of it from the minute of a suspension", async ({
  visitor,
}) => {
  const lot = await aQuietLot(db);
  const slug = `heron-${lot.id.slice(-8)}`;
  const until = dateIn(100);
  const provider = await anApprovedProvider(db, {
    lot,
    name: "Heron Learning",
    insuredUntil: until,
    service: { slug },
  });
  await db
    .updateTable("council_check")
    .set({ checked_on: dateIn(-84) })
    .where("provider_id", "=", provider.providerId)
    .execute();
  // The job counts it anew every ten minutes.
  const next = { due_on: dateIn(80), public_due_on: dateIn(80), counted_on: dateIn(0) };
  await db
    .insertInto("recheck")
    .values({ provider_id: provider.providerId, risk: "lower", because: [], ...next })
    .onConflict((same) => same.column("provider_id").doUpdateSet(next))
    .execute();
  await anEvidence(db, provider.owner, { questionId: "INS-01", field: "certificate", version: 2 });
  const page = await visitor();
  await page.goto(paths.provision(slug));
  const main = page.locator("main");
  await expect(main).toContainText(
    /Checked by the council: \d{1,2} [A-Z][a-z]+ \d{4}\. Next check due by \d{1,2} [A-Z][a-z]+ \d{4}\./,
  );
  await expect(main).toContainText(/We visited them on \d{1,2} [A-Z][a-z]+ \d{4}\./);
  await expect(main).toContainText("They have sent us a newer one, and we are reading it.");
  await expect(main).toContainText("These checks are not a recommendation.");
  await look(page, "routes/public/provision", "filled");
  await page.emulateMedia({ media: "print" });
  await expect(page.getByText(/Checked by the council/)).toBeVisible();
  await page.emulateMedia({ media: "screen" });

  await aHoldOn(db, { providerId: provider.providerId, kind: "suspension", at: inDays(0) });
  const open = async () => (await page.request.get(portal.url + paths.provision(slug))).status();
  await expect.poll(open, WITHIN_A_MINUTE).toBe(404);
  await page.goto(paths.provision(slug));
  await expect(page.locator("body")).not.toContainText(/Heron Learning|approved/i);
});
