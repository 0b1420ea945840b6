import { beforeEach, describe, expect, test } from "vitest";
import { standingOf } from "#app/domain/providers/standing.server.ts";
import { decideEvidence } from "#app/domain/reviews/decide-evidence.server.ts";
import { readAs } from "#app/domain/speak-as.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { transact } from "#app/domain/work.server.ts";
import { anEvidence } from "#db/factories/applications.ts";
import { aLot } from "#db/factories/lots.ts";
import { anOfficer } from "#db/factories/people.ts";
import { type ApprovedProvider, anApprovedProvider } from "#db/factories/providers.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { lapseEvidence } from "../lapse/lapse-evidence.server.ts";
import { withdrawEvidence } from "../withdraw-evidence.server.ts";
import { giveGrace } from "./give-grace.server.ts";
import { allRenewals, listRenewals } from "./list-renewals.server.ts";
import { renewalsAsked } from "./renewals.ts";
import { versionsOf } from "./versions-of.server.ts";

const database = testDatabase();
const system = { kind: "system", task: "lapse-evidence" } as const;
const lapse = (at: Date) => lapseEvidence(database.web, system, at);
const at = new Date("2026-09-15T09:00:00Z");

let provider: ApprovedProvider;
let documentId: string;
beforeEach(async () => {
  provider = await anApprovedProvider(database.owner, { name: "Fernbank", insuredUntil: "2028-12-31" });
  documentId = await aDocument({});
});

/** A health and safety policy, which lapsed yesterday unless told otherwise; its kind has grace. */
const aDocument = (options: Parameters<typeof anEvidence>[2]) =>
  anEvidence(database.owner, provider.owner, {
    ...{ questionId: "PRE-03", field: "value", state: "accepted", endsOn: "2026-09-14" },
    ...options,
  });
const holds = async () => (await standingOf(database.web, provider.providerId, provider.lot.id)).holds;
const list = async (search: string, now = at) =>
  (
    await readAs(database.web, system, (trx) => listRenewals(trx, renewalsAsked(new URLSearchParams(search)), now))
  ).rows.map(({ id }) => id);
const grace = async (more: Partial<Parameters<typeof giveGrace>[2]> = {}, now = at) =>
  giveGrace(
    database.web,
    await anOfficer(database.owner, ["qa_lead"]),
    { evidenceId: documentId, until: "2026-09-30", reason: "The insurer is late", submissionKey: uuidv7(), ...more },
    now,
  );

describe("grace", () => {
  test("lifts the lapse alone until its last day, and the hold opens again by itself", async () => {
    await lapse(at);
    expect(await holds()).toMatchObject([{ kind: "lapse" }]);
    await grace();
    expect([await holds(), await list("state=grace"), await list("state=lapsed")]).toEqual([[], [documentId], []]);
    expect(await lapse(new Date("2026-09-30T22:59:00Z"))).toBe(0);
    expect(await lapse(new Date("2026-09-30T23:00:00Z"))).toBe(1);
    expect((await holds()).length).toBe(1);
    const { graces } = await readAs(database.web, system, (trx) => versionsOf(trx, system, documentId, at));
    expect(graces).toMatchObject([{ until: "2026-09-30", reason: "The insurer is late", by: expect.any(String) }]);
  });

  test("covers nothing that happens to the document after it was given", async () => {
    await lapse(at);
    await grace();
    const id = await aDocument({ version: 2, state: "given", endsOn: "2027-09-14" });
    const qa = await anOfficer(database.owner, ["qa"]);
    await decideEvidence(
      database.web,
      qa,
      { evidenceId: id, decision: "accept", comment: "" },
      new Date("2026-09-16T09:00:00Z"),
    );
    const later = new Date("2026-09-17T09:00:00Z");
    await transact(database.web, system, later, (work) => withdrawEvidence(work, [id], "virus"));
    expect(await lapse(later)).toBe(1);
  });

  test("there is none for insurance, whoever gives it, nor for what has not lapsed, nor for longer than allowed", async () => {
    await database.owner.updateTable("evidence").set({ ends_on: "2026-09-14" }).execute();
    await lapse(at);
    const insurance = await database.owner
      .selectFrom("evidence")
      .select("id")
      .where("question_id", "=", "INS-02")
      .executeTakeFirstOrThrow();
    await expect(grace({ evidenceId: insurance.id })).rejects.toMatchObject({ kind: "not-allowed-now" });
    await expect(grace({ until: "2026-10-14" })).rejects.toMatchObject({ kind: "refused", field: "until" });
    await expect(grace({ until: "2026-09-14" })).rejects.toMatchObject({ kind: "refused", field: "until" });
    const before = (await holds()).length;
    await grace();
    expect((await holds()).length).toBe(before - 1);
    await expect(grace()).rejects.toMatchObject({ kind: "not-allowed-now" });
  });

  test("is the quality lead’s to give", async () => {
    await lapse(at);
    const input = { evidenceId: documentId, until: "2026-09-30", reason: "Late", submissionKey: uuidv7() };
    for (const role of ["qa", "commissioner"] as const)
      await expect(giveGrace(database.web, await anOfficer(database.owner, [role]), input, at)).rejects.toMatchObject({
        kind: "forbidden",
      });
    expect((await holds()).length).toBe(1);
  });
});

describe("the list of renewals", () => {
  test("shows what ends, what lapsed and what waits, each in one place, and its file has the same rows", async () => {
    const before = new Date("2026-09-01T09:00:00Z");
    expect(await list("", before)).toEqual([documentId]);
    expect(await list("days=14", new Date("2026-08-30T09:00:00Z"))).toEqual([]);
    await lapse(at);
    expect([await list("state=ending"), await list("state=lapsed")]).toEqual([[], [documentId]]);
    const waiting = await aDocument({ version: 2, state: "given", endsOn: "2027-09-14" });
    expect(await list("state=waiting")).toEqual([waiting]);
    const rows = await readAs(database.web, system, (trx) =>
      allRenewals(trx, renewalsAsked(new URLSearchParams("state=lapsed")), at),
    );
    expect(rows).toMatchObject([{ id: documentId, provider: "Fernbank", endsOn: "2026-09-14", left: -1 }]);
    await decideEvidence(
      database.web,
      await anOfficer(database.owner, ["qa"]),
      { evidenceId: waiting, decision: "accept", comment: "" },
      at,
    );
    expect([await list("state=lapsed"), await list("state=waiting")]).toEqual([[], []]);
  });

  test("is narrowed by kind, lot and provider, and leaves out who is on no lot that asks", async () => {
    const before = new Date("2026-09-01T09:00:00Z");
    const other = await aLot(database.owner, "education");
    expect(await list("kind=PRE-03.value&q=fern", before)).toEqual([documentId]);
    expect(await list(`lot=${provider.lot.id}&sort=provider`, before)).toEqual([documentId]);
    for (const search of ["kind=INS-01.certificate", "q=nobody", `lot=${other.id}`, "page=2"])
      expect(await list(search, before)).toEqual([]);
  });
});
