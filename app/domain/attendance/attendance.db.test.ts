import { describe, expect, it } from "vitest";
import { councilToDo } from "#app/domain/accounts/council-to-do.server.ts";
import { providerToDo } from "#app/domain/providers/to-do.server.ts";
import { readAs } from "#app/domain/speak-as.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { agreedMornings, anInvoice, someMarks } from "#db/factories/invoices.ts";
import { anOfficer, aProviderPerson } from "#db/factories/people.ts";
import { aPlacement, type MadePlacement } from "#db/factories/placements.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { confirmMarksByTime } from "./confirm-by-time.server.ts";
import { challengeMark, confirmMarks, correctMark } from "./judge-marks.server.ts";
import { confirmedMarks, openMarks } from "./marks.server.ts";
import type { MarkCode } from "./marks.ts";
import { recordMarks } from "./record-marks.server.ts";

const database = testDatabase();
const now = new Date("2026-09-24T09:00:00Z");
const job = { kind: "system", task: "confirm-marks" } as const;
const half = (date: string, code: MarkCode = "attended", version = 0) => ({ date, half: "am", code, version }) as const;
const stored = () =>
  database.owner.selectFrom("mark").select(["date", "code", "version", "confirmed_how"]).orderBy("date").execute();
const traces = async () => ({
  events: (await database.owner.selectFrom("mark_event").select("event").orderBy("event").execute()).map(
    (row) => row.event,
  ),
  audit: (await database.owner.selectFrom("audit_entry").select("action").orderBy("seq").execute()).map(
    (row) => row.action,
  ),
});
const key = () => uuidv7();
const record = (
  placement: MadePlacement,
  marks: ReturnType<typeof half>[],
  submissionKey = key(),
  who = placement.provider.owner,
) => recordMarks(database.web, who, { placementId: placement.id, submissionKey, marks }, now);

describe("a provider records marks", () => {
  it("once for a form, in parallel too, with history and audit", async () => {
    const placement = await aPlacement(database.owner);
    const same = key();
    const marks = [half("2026-09-21"), half("2026-09-23", "absent")];
    const written = await Promise.all([record(placement, marks, same), record(placement, marks, same)]);
    expect(written).toEqual([2, 2]);
    expect(await stored()).toEqual([
      { date: "2026-09-21", code: "attended", version: 1, confirmed_how: null },
      { date: "2026-09-23", code: "absent", version: 1, confirmed_how: null },
    ]);
    expect(await traces()).toEqual({ events: ["record", "record"], audit: ["mark.record"] });
  });

  it("changes what nobody confirmed, and answers a challenge by it", async () => {
    const placement = await aPlacement(database.owner);
    await record(placement, [half("2026-09-21")]);
    const [open] = await openMarks(database.web, placement.id);
    const mark = { id: open?.id ?? "", version: 1 };
    const deed = { placementId: placement.id, submissionKey: key() };
    await challengeMark(database.web, placement.broker, { ...deed, mark, reason: "The school says otherwise" }, now);
    expect(await confirmMarksByTime(database.web, job, new Date("2026-12-01T09:00:00Z"))).toBe(0);
    const toDo = await readAs(database.web, placement.provider.owner, (trx) =>
      providerToDo(trx, placement.provider.owner, now),
    );
    expect(toDo.map(({ href }) => href)).toContain(`/provider/placements/${placement.id}/marks?week=2026-09-21`);
    await record(placement, [half("2026-09-21", "absent", 2)]);
    const waiting = await readAs(database.web, placement.broker, (trx) => councilToDo(trx, placement.broker, now));
    expect(waiting).toContainEqual(
      expect.objectContaining({ count: 1, href: `/admin/placements/${placement.id}/marks` }),
    );
    expect(await stored()).toMatchObject([{ code: "absent", version: 3 }]);
    expect(await openMarks(database.web, placement.id)).toMatchObject([{ challenge: null }]);
    expect((await traces()).events).toEqual(["challenge", "change", "record"]);
    const mails = await database.owner.selectFrom("notification").select(["template", "to_address"]).execute();
    expect(mails).toEqual([{ template: "mark-challenged", to_address: placement.provider.owner.email }]);
  });

  it.each([
    ["in the future", half("2026-09-28"), { kind: "refused", field: "code.2026-09-28.am" }],
    ["before the placement", half("2026-09-16"), { kind: "refused", field: "code.2026-09-16.am" }],
    ["of a day that was not agreed", half("2026-09-22"), { kind: "refused", field: "code.2026-09-22.am" }],
    ["that someone else changed", half("2026-09-21", "absent", 7), { kind: "conflict" }],
  ])("but none %s", async (_, bad, error) => {
    const placement = await aPlacement(database.owner);
    await expect(record(placement, [half("2026-09-23"), bad])).rejects.toMatchObject(error);
    expect(await stored()).toEqual([]);
    expect(await traces()).toEqual({ events: [], audit: [] });
  });

  it("but not over a confirmed mark, for an agreed placement, or for another provider's", async () => {
    const placement = await aPlacement(database.owner);
    await someMarks(database.owner, placement, agreedMornings.slice(0, 1), { confirmedBy: placement.broker });
    await expect(record(placement, [half("2026-09-21", "absent", 1)])).rejects.toMatchObject({
      kind: "not-allowed-now",
    });
    const agreed = await aPlacement(database.owner, { placement: { status: "agreed", started_at: null } });
    await expect(record(agreed, [half("2026-09-21")])).rejects.toMatchObject({ kind: "not-allowed-now" });
    const stranger = await aProviderPerson(database.owner);
    await expect(record(placement, [half("2026-09-23")], key(), stranger)).rejects.toMatchObject({ kind: "not-found" });
    const { providerId } = placement.provider;
    const viewer = await aProviderPerson(database.owner, { providerId, role: "viewer" });
    await expect(record(placement, [half("2026-09-23")], key(), viewer)).rejects.toMatchObject({ kind: "forbidden" });
    expect(await stored()).toMatchObject([{ date: "2026-09-21", code: "attended", version: 1 }]);
  });

  it("until it is stopped, and no day after", async () => {
    const placement = await aPlacement(database.owner, {
      placement: { status: "ended", ended_at: new Date("2026-09-22T10:00:00Z") },
    });
    expect(await record(placement, [half("2026-09-21")])).toBe(1);
    await expect(record(placement, [half("2026-09-23")])).rejects.toMatchObject({ kind: "refused" });
  });
});

describe("someone outside the provider confirms", () => {
  it("what is ticked, once, and says how", async () => {
    const placement = await aPlacement(database.owner);
    const marks = await someMarks(database.owner, placement, agreedMornings.slice(0, 2));
    const deed = { placementId: placement.id, submissionKey: key(), marks };
    const both = [1, 2].map(() => confirmMarks(database.web, placement.broker, deed, now));
    expect(await Promise.all(both)).toEqual([2, 2]);
    expect((await stored()).map((mark) => mark.confirmed_how)).toEqual(["officer", "officer"]);
    expect(await traces()).toEqual({ events: ["confirm", "confirm"], audit: ["mark.confirm"] });
    expect(await readAs(database.web, placement.broker, (trx) => confirmedMarks(trx, placement.id, 1))).toMatchObject({
      total: 2,
      rows: [{ invoiceId: null }, {}],
    });
  });

  it("never the provider, nor an officer whose task it is not, nor what was read too long ago", async () => {
    const placement = await aPlacement(database.owner);
    const other = await aPlacement(database.owner, { broker: placement.broker });
    const marks = await someMarks(database.owner, placement, agreedMornings.slice(0, 2));
    const deed = () => ({ placementId: placement.id, submissionKey: key(), marks });
    const finance = await anOfficer(database.owner, ["finance"]);
    const panel = await anOfficer(database.owner, ["panel"]);
    const tries = [
      [() => confirmMarks(database.web, placement.provider.owner, deed(), now), "forbidden"],
      [() => confirmMarks(database.web, finance, deed(), now), "forbidden"],
      [() => confirmMarks(database.web, panel, deed(), now), "not-found"],
      [() => confirmMarks(database.web, placement.broker, { ...deed(), placementId: other.id }, now), "not-found"],
      [() => confirmMarks(database.web, placement.broker, { ...deed(), marks: [] }, now), "refused"],
      [
        () => confirmMarks(database.web, placement.broker, { ...deed(), marks: [{ id: "x", version: 1 }] }, now),
        "not-found",
      ],
      [
        () =>
          confirmMarks(
            database.web,
            placement.broker,
            { ...deed(), marks: marks.map((m) => ({ ...m, version: 2 })) },
            now,
          ),
        "conflict",
      ],
    ] as const;
    for (const [attempt, kind] of tries) await expect(attempt()).rejects.toMatchObject({ kind });
    expect((await stored()).map((mark) => mark.confirmed_how)).toEqual([null, null]);
    expect(await traces()).toEqual({ events: [], audit: [] });
  });

  it("or five working days do, unless challenged", async () => {
    const placement = await aPlacement(database.owner);
    await someMarks(database.owner, placement, agreedMornings.slice(0, 2), {
      recordedAt: new Date("2026-09-23T22:59:00Z"),
    });
    expect(await confirmMarksByTime(database.web, job, new Date("2026-09-30T22:59:00Z"))).toBe(0);
    const after = new Date("2026-09-30T23:00:00Z");
    const both = [1, 2].map(() => confirmMarksByTime(database.web, job, after));
    expect((await Promise.all(both)).reduce((sum, count) => sum + count)).toBe(2);
    expect((await stored()).map((mark) => mark.confirmed_how)).toEqual(["five-working-days", "five-working-days"]);
    expect((await traces()).audit).toEqual(["mark.confirm"]);
  });

  it("and corrects with a reason, but not what an invoice counts or what is open", async () => {
    const placement = await aPlacement(database.owner);
    await anInvoice(database.owner, placement, { halfDays: agreedMornings.slice(0, 1) });
    const [free] = await someMarks(database.owner, placement, agreedMornings.slice(1, 2), {
      confirmedBy: placement.broker,
    });
    const [open] = await someMarks(database.owner, placement, agreedMornings.slice(2, 3));
    const invoiced = await database.owner.selectFrom("invoice_line").select("mark_id as id").executeTakeFirstOrThrow();
    const correct = (mark: { id: string; version: number } | undefined, code: MarkCode = "absent") =>
      correctMark(
        database.web,
        placement.broker,
        {
          placementId: placement.id,
          submissionKey: key(),
          mark: mark ?? { id: "", version: 0 },
          code,
          reason: "Register",
        },
        now,
      );
    await expect(correct({ ...invoiced, version: 1 })).rejects.toMatchObject({ kind: "not-allowed-now" });
    await expect(correct(open)).rejects.toMatchObject({ kind: "not-allowed-now" });
    await expect(correct(free, "attended")).rejects.toMatchObject({ kind: "refused" });
    await correct(free);
    expect((await stored()).map((mark) => mark.code)).toEqual(["attended", "absent", "attended"]);
    expect(await traces()).toEqual({ events: ["correct"], audit: ["mark.correct"] });
  });
});
