import { describe, expect, it } from "vitest";
import type { Actor } from "#app/access/actor.ts";
import { readAs } from "#app/domain/speak-as.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { agreedMornings, anInvoice, someMarks } from "#db/factories/invoices.ts";
import { anOfficer, aProviderPerson } from "#db/factories/people.ts";
import { aPlacement, type MadePlacement } from "#db/factories/placements.ts";
import { anApprovedProvider } from "#db/factories/providers.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { billableLines, billableMonths, invoicedPlacement } from "./billable.server.ts";
import { submitInvoice } from "./submit-invoice.server.ts";

const database = testDatabase();
const now = new Date("2026-10-01T09:00:00Z");
const septemberInvoice = { month: "2026-09", number: "INV 007", invoiceDate: "2026-10-01", expectedPence: 9_000 };
const written = async () => ({
  invoices: await database.owner
    .selectFrom("invoice")
    .select(["number", "status", "received_on", "pay_by", "net_pence", "vat_pence", "total_pence", "vat_number"])
    .orderBy("id")
    .execute(),
  lines: Number(
    (
      await database.owner
        .selectFrom("invoice_line")
        .select((eb) => eb.fn.countAll().as("n"))
        .executeTakeFirstOrThrow()
    ).n,
  ),
  mails: (await database.owner.selectFrom("notification").select(["template", "to_address"]).execute()).map(
    (mail) => `${mail.template} ${mail.to_address}`,
  ),
  audit: (await database.owner.selectFrom("audit_entry").select("action").orderBy("seq").execute()).map(
    (entry) => entry.action,
  ),
});
const nothing = { invoices: [], lines: 0, mails: [], audit: [] };
const orderOf = async ({ id }: MadePlacement) => (await invoicedPlacement(database.web, id)).orderNumber ?? "";

async function confirmed(options: Parameters<typeof aPlacement>[1] = {}) {
  const placement = await aPlacement(database.owner, options);
  await someMarks(database.owner, placement, agreedMornings.slice(0, 2), { confirmedBy: placement.broker });
  return placement;
}

async function submit(
  placement: MadePlacement,
  changes: Partial<Parameters<typeof submitInvoice>[2]> = {},
  who: Actor = placement.provider.owner,
) {
  const input = {
    ...septemberInvoice,
    placementId: placement.id,
    submissionKey: uuidv7(),
    orderNumber: await orderOf(placement),
  };
  return submitInvoice(database.web, who, { ...input, ...changes }, now);
}

describe("an invoice", () => {
  it("is built from confirmed marks, once for two posts at once, and finance hears of it once", async () => {
    const finance = await anOfficer(database.owner, ["finance"]);
    const placement = await confirmed();
    const submissionKey = uuidv7();
    const [one, two] = await Promise.all([submit(placement, { submissionKey }), submit(placement, { submissionKey })]);
    expect(one).toBe(two);
    expect(await written()).toEqual({
      invoices: [
        {
          number: "INV 007",
          status: "submitted",
          received_on: "2026-10-01",
          pay_by: "2026-10-30",
          net_pence: 9_000,
          vat_pence: 0,
          total_pence: 9_000,
          vat_number: null,
        },
      ],
      lines: 2,
      mails: [`invoice-received ${finance.email}`],
      audit: ["invoice.submit"],
    });
  });

  it("counts no mark twice, also from two tabs", async () => {
    const placement = await confirmed();
    const tries = await Promise.allSettled([submit(placement), submit(placement, { number: "INV 8" })]);
    expect(tries.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await written()).toMatchObject({ invoices: [{}], lines: 2 });
    const terms = await invoicedPlacement(database.web, placement.id);
    const months = await readAs(database.web, placement.provider.owner, (trx) => billableMonths(trx, terms));
    expect(months).toEqual([]);
  });

  it("charges VAT line by line where it was agreed, with its number", async () => {
    const placement = await confirmed({ placement: { vat_basis_points: 2_000, rate_unit: "hour", rate_pence: 3_333 } });
    const expectedPence = 2 * (9_999 + 2_000);
    await expect(submit(placement, { expectedPence })).rejects.toMatchObject({ kind: "refused", field: "vatNumber" });
    await submit(placement, { expectedPence, vatNumber: "GB123456782" });
    expect((await written()).invoices).toMatchObject([
      { net_pence: 19_998, vat_pence: 4_000, vat_number: "GB123456782" },
    ]);
  });

  it("refuses a number used before, on any placement of the provider, but not another provider's", async () => {
    const provider = await anApprovedProvider(database.owner);
    const [first, second] = [await confirmed({ provider }), await confirmed({ provider })];
    const tries = await Promise.allSettled([submit(first), submit(second, { number: "inv-7" })]);
    expect(tries.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(tries.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { kind: "refused", field: "number" },
    });
    await submit(await confirmed());
    expect((await written()).invoices).toHaveLength(2);
  });

  it("leaves out what is unconfirmed, absent or of another month, and counts absences where the council says so", async () => {
    const placement = await aPlacement(database.owner);
    const { broker: confirmedBy } = placement;
    await someMarks(database.owner, placement, agreedMornings.slice(0, 1));
    await someMarks(database.owner, placement, agreedMornings.slice(1, 2), { confirmedBy, code: "absent" });
    await someMarks(database.owner, placement, [{ date: "2026-10-05", half: "am" }], { confirmedBy });
    await expect(submit(placement)).rejects.toMatchObject({ kind: "refused", field: "month" });
    expect(await written()).toEqual(nothing);
    const terms = await invoicedPlacement(database.web, placement.id);
    await database.owner
      .insertInto("setting")
      .values({
        key: "chargeable-marks",
        effective_from: "2026-09-01",
        value: JSON.stringify(["attended", "absent"]),
        source: "test",
      })
      .execute();
    const lines = await readAs(database.web, placement.provider.owner, (trx) => billableLines(trx, terms, "2026-09"));
    expect(lines).toMatchObject([{ date: "2026-09-23" }]);
  });

  it.each([
    ["another total than the person saw", { expectedPence: 4_500 }, ""],
    ["a date in the future", { invoiceDate: "2026-10-02" }, "invoiceDate"],
  ])("refuses %s", async (_, changes, field) => {
    await expect(submit(await confirmed(), changes)).rejects.toMatchObject({ kind: "refused", field });
    expect(await written()).toEqual(nothing);
  });

  it("is refused to whoever may not send it, and nothing is written", async () => {
    const placement = await confirmed();
    const { providerId } = placement.provider;
    const tries = [
      [await aProviderPerson(database.owner), "not-found"],
      [await aProviderPerson(database.owner, { providerId, role: "referrals" }), "forbidden"],
      [await anOfficer(database.owner, ["finance"]), "forbidden"],
      [await anOfficer(database.owner, ["panel"]), "not-found"],
    ] as const;
    for (const [who, kind] of tries) await expect(submit(placement, {}, who)).rejects.toMatchObject({ kind });
    await expect(submit(placement, { placementId: "nonsense" })).rejects.toMatchObject({ kind: "not-found" });
    expect(await written()).toEqual(nothing);
    const { providerId: _own, ...finance } = {
      ...(await aProviderPerson(database.owner, { providerId, role: "finance" })),
    };
    expect(await submit(placement, {}, { ...finance, providerId })).toMatch(/^[0-9a-f-]{36}$/);
  });

  it("cannot count a mark that another invoice counts, even by the database", async () => {
    const placement = await aPlacement(database.owner);
    await anInvoice(database.owner, placement);
    const line = await database.owner.selectFrom("invoice_line").selectAll().executeTakeFirstOrThrow();
    await expect(
      database.owner
        .insertInto("invoice_line")
        .values({ ...line, id: uuidv7() })
        .execute(),
    ).rejects.toMatchObject({ code: "23505" });
  });
});
