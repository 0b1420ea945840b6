import { describe, expect, it } from "vitest";
import type { Actor, Officer, ProviderPerson } from "#app/access/actor.ts";
import { councilToDo } from "#app/domain/accounts/council-to-do.server.ts";
import { providerToDo } from "#app/domain/providers/to-do.server.ts";
import { readAs } from "#app/domain/speak-as.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import type { Trx } from "#db/client.server.ts";
import { agreedMornings, anInvoice } from "#db/factories/invoices.ts";
import { anOfficer, aProviderPerson } from "#db/factories/people.ts";
import { aPlacement, type MadePlacement } from "#db/factories/placements.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { answerQuery } from "./answer-query.server.ts";
import { checksOf } from "./checks.server.ts";
import { approveInvoice, payInvoice, queryInvoice } from "./decide-invoice.server.ts";
import { invoiceFile } from "./invoice-file.server.ts";
import { countInvoices, listInvoices, listProviderInvoices } from "./invoices.server.ts";

const database = testDatabase();
const now = new Date("2026-10-05T09:00:00Z");
const later = new Date("2026-10-05T10:00:00Z");
const payment = { paidOn: "2026-10-05", paymentReference: "BACS 5 October" };
const read = (who: Actor, id: string) => readAs(database.web, who, (trx) => invoiceFile(trx, who, id, now));
const deed = (invoiceId: string, version = 1) => ({ invoiceId, version, submissionKey: uuidv7() });
const invoices = () =>
  database.owner.selectFrom("invoice").select(["status", "version", "number_key", "paid_on"]).orderBy("id").execute();
const mails = async () =>
  (
    await database.owner.selectFrom("notification").select(["template", "to_address"]).orderBy("created_at").execute()
  ).map((mail) => `${mail.template} ${mail.to_address}`);
const events = async () =>
  (await database.owner.selectFrom("invoice_event").select("event").orderBy("at").execute()).map((row) => row.event);

async function scene(): Promise<{ placement: MadePlacement; id: string; finance: Officer; owner: ProviderPerson }> {
  const placement = await aPlacement(database.owner);
  const { id } = await anInvoice(database.owner, placement, { number: "BP 1" });
  const finance = await anOfficer(database.owner, ["finance"]);
  return { placement, id, finance, owner: placement.provider.owner };
}

describe("finance", () => {
  it("approves and pays, each once, and the provider hears of each once", async () => {
    const { id, finance, owner } = await scene();
    const approval = deed(id);
    await Promise.all([1, 2].map(() => approveInvoice(database.web, finance, approval, now)));
    const paid = { ...deed(id, 2), ...payment };
    await Promise.all([1, 2].map(() => payInvoice(database.web, finance, paid, later)));
    expect(await invoices()).toMatchObject([{ status: "paid", version: 3, paid_on: "2026-10-05" }]);
    expect(await mails()).toEqual([`invoice-approved ${owner.email}`, `remittance ${owner.email}`]);
    expect(await events()).toEqual(["approve", "pay"]);
  });

  it("asks, the provider answers with the right numbers, and the clock has not moved", async () => {
    const { placement, id, finance, owner } = await scene();
    await queryInvoice(database.web, finance, { ...deed(id), reason: "Which order is this?" }, now);
    const toDo = await readAs(database.web, owner, (trx) => providerToDo(trx, owner, now));
    expect(toDo.map(({ text }) => text)).toContain("Answer the council’s question about invoice BP 1");
    const answer = { answer: "Corrected", number: "BP 2", orderNumber: "PO-1" };
    await answerQuery(database.web, owner, { ...deed(id, 2), ...answer }, later);
    expect(await invoices()).toMatchObject([{ status: "submitted", version: 3, number_key: "BP2" }]);
    const file = await read(finance, id);
    expect(file).toMatchObject({ payBy: "2026-10-30", clock: { left: "25 days left" }, orderNumber: "PO-1" });
    expect(file.events.map(({ event, reason }) => `${event}: ${reason}`)).toEqual([
      "answer: Corrected",
      "query: Which order is this?",
    ]);
    expect(await mails()).toEqual([`invoice-queried ${owner.email}`, `invoice-received ${finance.email}`]);
    await anInvoice(database.owner, placement, { halfDays: agreedMornings.slice(2), number: "BP 9" });
    await queryInvoice(database.web, finance, { ...deed(id, 3), reason: "Again" }, now);
    await expect(
      answerQuery(database.web, owner, { ...deed(id, 4), ...answer, number: "bp-09" }, now),
    ).rejects.toMatchObject({ kind: "refused", field: "number" });
  });

  it("cannot approve what a check holds", async () => {
    const { placement, finance } = await scene();
    const halfDays = agreedMornings.slice(2);
    const held = await anInvoice(database.owner, placement, { halfDays, invoice: { order_number: "PO-other" } });
    const checks = await readAs(database.web, finance, (trx) => checksOf(trx, held.id));
    expect(checks.filter(({ result }) => result !== "pass")).toMatchObject([{ id: "INV-05", result: "hold" }]);
    await expect(approveInvoice(database.web, finance, deed(held.id), now)).rejects.toMatchObject({ kind: "refused" });
    expect(await mails()).toEqual([]);
  });

  it("is refused what is out of turn, stale, or impossible", async () => {
    const { id, finance, owner } = await scene();
    const answer = { answer: "Here", number: "BP 1", orderNumber: "PO-1" };
    const tries = [
      [() => payInvoice(database.web, finance, { ...deed(id), ...payment }, now), "not-allowed-now"],
      [() => answerQuery(database.web, owner, { ...deed(id), ...answer }, now), "not-allowed-now"],
      [() => approveInvoice(database.web, finance, deed(id, 9), now), "conflict"],
      [() => approveInvoice(database.web, finance, deed("nonsense"), now), "not-found"],
    ] as const;
    for (const [attempt, kind] of tries) await expect(attempt()).rejects.toMatchObject({ kind });
    await approveInvoice(database.web, finance, deed(id), now);
    for (const paidOn of ["2026-10-06", "2026-09-30"])
      await expect(
        payInvoice(database.web, finance, { ...deed(id, 2), ...payment, paidOn }, now),
      ).rejects.toMatchObject({ kind: "refused", field: "paidOn" });
    expect(await invoices()).toMatchObject([{ status: "approved", version: 2 }]);
  });
});

describe("nobody else decides", () => {
  it("not the provider, another provider, another officer, nor whoever awarded the placement", async () => {
    const { placement, id, owner } = await scene();
    const { providerId } = placement.provider;
    await database.owner
      .insertInto("person_role")
      .values({ person_id: placement.broker.personId, role: "finance" })
      .execute();
    const awarder: Officer = { ...placement.broker, roles: ["broker", "finance"] };
    const tries = [
      [owner, "forbidden"],
      [await aProviderPerson(database.owner, { providerId, role: "finance" }), "forbidden"],
      [await aProviderPerson(database.owner), "not-found"],
      [await anOfficer(database.owner, ["manager"]), "forbidden"],
      [await anOfficer(database.owner, ["qa"]), "not-found"],
      [awarder, "forbidden"],
    ] as const;
    for (const [who, kind] of tries)
      await expect(approveInvoice(database.web, who, deed(id), now)).rejects.toMatchObject({ kind });
    expect(await invoices()).toMatchObject([{ status: "submitted", version: 1 }]);
    expect([await events(), await mails()]).toEqual([[], []]);
    expect(await database.owner.selectFrom("audit_entry").select("seq").execute()).toEqual([]);
    expect(await read(awarder, id)).toMatchObject({ awardedByReader: true });
  });

  it("and nobody else reads: another provider's invoice is not there", async () => {
    const { id, owner } = await scene();
    const stranger = await aProviderPerson(database.owner);
    await expect(read(stranger, id)).rejects.toMatchObject({ kind: "not-found" });
    expect(await read(owner, id)).toMatchObject({ number: "BP 1", lines: [{}, {}] });
    const listed = await readAs(database.web, stranger, (trx) => listProviderInvoices(trx, stranger.providerId, 1));
    expect(listed.rows).toEqual([]);
  });
});

describe("the lists", () => {
  it("put first what must be paid first, and find by number, reference and provider", async () => {
    const { placement, finance, id } = await scene();
    const halfDays = agreedMornings.slice(2);
    const early = await anInvoice(database.owner, placement, {
      halfDays,
      number: "BP 2",
      invoice: { pay_by: "2026-10-09" },
    });
    const asFinance = <T>(run: (trx: Trx) => Promise<T>) => readAs(database.web, finance, run);
    const list = (q: string) => asFinance((trx) => listInvoices(trx, { status: "submitted", q, page: 1 }));
    expect((await list("")).rows.map((row) => row.id)).toEqual([early.id, id]);
    expect((await list("bp-002")).rows.map((row) => row.id)).toEqual([early.id]);
    expect((await list(placement.provider.owner.providerName.slice(2, 8))).total).toBe(2);
    expect((await list("100%")).total).toBe(0);
    await approveInvoice(database.web, finance, deed(early.id), now);
    expect(await asFinance(countInvoices)).toEqual({ submitted: 1, queried: 0, approved: 1, paid: 0 });
    const toDo = await asFinance((trx) => councilToDo(trx, finance, now));
    expect(toDo.filter(({ count }) => count > 0).map(({ count, text }) => `${count} ${text}`)).toEqual([
      "1 invoice to check",
      "1 approved invoice to pay",
    ]);
    const { owner, providerId } = placement.provider;
    expect((await readAs(database.web, owner, (trx) => listProviderInvoices(trx, providerId, 1))).total).toBe(2);
  });
});
