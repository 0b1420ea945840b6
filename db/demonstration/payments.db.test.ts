import { expect, it } from "vitest";
import { anOfficer } from "#db/factories/people.ts";
import { aPlacement } from "#db/factories/placements.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { seedPayments } from "./payments.server.ts";

const database = testDatabase();

it.each(["2026-10-26T10:00:00Z", "2026-10-31T23:30:00Z", "2026-11-03T10:00:00Z", "2026-12-06T10:00:00Z"])(
  "has one invoice paid, one to check and marks to confirm, when begun at %s",
  async (now) => {
    await anOfficer(database.owner, ["caseworker"]);
    await anOfficer(database.owner, ["finance"]);
    await aPlacement(database.owner);
    await seedPayments(database.owner, new Date(now));
    const invoices = await database.owner
      .selectFrom("invoice")
      .select(["number", "status"])
      .orderBy("number")
      .execute();
    expect(invoices).toEqual([
      { number: "BP-2041", status: "paid" },
      { number: "BP-2042", status: "submitted" },
    ]);
    const open = database.owner.selectFrom("mark").select("id").where("confirmed_at", "is", null);
    expect((await open.execute()).length).toBeGreaterThan(0);
  },
);

it("begins without a live placement, too", async () => {
  await seedPayments(database.owner, new Date("2026-10-26T10:00:00Z"));
  expect(await database.owner.selectFrom("invoice").select("id").execute()).toEqual([]);
});
