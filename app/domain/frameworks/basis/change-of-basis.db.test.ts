import { beforeEach, describe, expect, it } from "vitest";
import type { Officer } from "#app/access/actor.ts";
import { startApplication } from "#app/domain/applications/start-application.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { anOfferedReferral } from "#db/factories/awards.ts";
import { aBasisChange, approveAll, toOpenFramework } from "#db/factories/basis-changes.ts";
import { aSecondLot, aTuitionLot, type MadeLot } from "#db/factories/lots.ts";
import { anOfficer, aProviderPerson } from "#db/factories/people.ts";
import { aPlacement } from "#db/factories/placements.ts";
import { anApprovedProvider } from "#db/factories/providers.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { listLots } from "../lots.server.ts";
import { announceRound } from "../rounds/announce-round.server.ts";
import { keepDates } from "../rounds/keep-dates.server.ts";
import { carriedForward, roundsOf } from "../rounds/rounds.server.ts";
import { approvalsOf, textHash } from "../setup/approvals.server.ts";
import { decideApproval } from "../setup/decide-approval.server.ts";
import { basisAt } from "./bases.server.ts";
import { shippedRules } from "./legal-basis.ts";
import { withdrawBasis } from "./record-basis.server.ts";

const database = testDatabase();
const now = new Date("2026-11-23T10:00:00Z");
const theDay = new Date("2026-12-01T00:01:00Z");
const job = { kind: "system", task: "keep-dates" } as const;

let lot: MadeLot;
let who: Officer;
let legal: Officer;
let procurement: Officer;
beforeEach(async () => {
  lot = await aTuitionLot(database.owner);
  await aSecondLot(database.owner, lot);
  who = await anOfficer(database.owner, ["commissioner"]);
  legal = await anOfficer(database.owner, ["director"]);
  procurement = await anOfficer(database.owner, ["procurement"]);
});

const change = (closes = "2027-01-11") => {
  const asked = { legal: legal.personId, procurement: procurement.personId };
  return aBasisChange(database.web, who, lot.frameworkId, toOpenFramework("2026-12-01", closes, asked), now);
};
const approve = async (basisId: string, ...officers: Officer[]) => {
  for (const officer of officers)
    await approveAll(database.web, officer, { frameworkId: lot.frameworkId, basisId }, now);
};
const basis = async (at: Date) => (await basisAt(database.web, lot.frameworkId, at))?.basis;

/** Everything that a change of basis must leave as it is: whole rows. */
async function untouched() {
  const of = async (
    table: "admission" | "evidence" | "referral" | "placement" | "application" | "answer" | "service",
  ) => JSON.stringify(await database.owner.selectFrom(table).selectAll().orderBy("id").execute());
  return {
    ...{ admissions: await of("admission"), evidence: await of("evidence"), referrals: await of("referral") },
    ...{ placements: await of("placement"), applications: await of("application"), answers: await of("answer") },
    services: await of("service"),
  };
}

describe("N8, row 89: from a pseudo-DPS to an open framework without applying again", () => {
  it("keeps approvals, evidence, referrals and placements, invites everyone to a first round, carries forward", async () => {
    const provider = await anApprovedProvider(database.owner, { lot });
    await aPlacement(database.owner, { provider });
    await anOfferedReferral(database.owner, [{ quality: 4 }], lot);
    const before = await untouched();
    expect(before.placements.length).toBeGreaterThan(100);
    const id = await change();
    await approve(id, legal, procurement);
    await keepDates(database.web, job, theDay);
    await keepDates(database.web, job, theDay);
    expect([await basis(now), await basis(theDay)]).toEqual(["pdps", "open-framework"]);
    expect(await untouched()).toEqual(before);

    const [round, ...more] = await roundsOf(database.web, lot.frameworkId, theDay);
    expect(more).toEqual([]);
    expect(round).toMatchObject({ state: "open", lots: ["Tuition", "Mentoring"], acceptBy: "2027-01-11" });
    expect(round?.carryReason).toContain("Guidance asks for it");
    expect(round?.closesAt?.toISOString()).toBe("2027-01-11T17:00:00.000Z");
    const told = await database.owner.selectFrom("round_recipient").select(["email", "kind"]).execute();
    expect(told).toContainEqual({ email: provider.owner.email, kind: "approved" });
  });

  it("takes an application in the first round, and none after it", async () => {
    const id = await change();
    await approve(id, legal, procurement);
    await keepDates(database.web, job, theDay);
    const start = async (at: Date) => {
      const newcomer = await aProviderPerson(database.owner);
      return startApplication(database.web, newcomer, { lotId: lot.id, submissionKey: uuidv7() }, at);
    };
    expect(await start(new Date("2027-01-11T16:59:00Z"))).not.toBe("");
    await expect(start(new Date("2027-01-11T17:00:00Z"))).rejects.toMatchObject({ kind: "refused" });
  });
});

describe("row 10: carry-forward", () => {
  it("records the reason of section 49(4) once, and lists each provider and lot until the terms are accepted", async () => {
    const [one, two] = [
      await anApprovedProvider(database.owner, { lot }),
      await anApprovedProvider(database.owner, { lot }),
    ];
    const id = await change();
    await approve(id, legal, procurement);
    await keepDates(database.web, job, theDay);
    const [round] = await roundsOf(database.web, lot.frameworkId, theDay);
    const carried = await carriedForward(database.web, round?.id ?? "");
    expect(carried.map((row) => row.provider).sort()).toEqual([one.owner.providerName, two.owner.providerName].sort());
    expect(carried.every(({ acceptedAt }) => acceptedAt === null)).toBe(true);
  });
});

describe("row 9: the basis is a dated rule set with its approvals", () => {
  it("waits for both approvals, and comes into force with the second when its day is past", async () => {
    const id = await change();
    await approve(id, legal);
    await keepDates(database.web, job, theDay);
    expect(await basis(theDay)).toBe("pdps");
    const late = new Date("2026-12-03T10:00:00Z");
    await approveAll(database.web, procurement, { frameworkId: lot.frameworkId, basisId: id }, late);
    expect([await basis(theDay), await basis(late)]).toEqual(["pdps", "open-framework"]);
  });

  it("is taken back until its day, and not after", async () => {
    const id = await change();
    await approve(id, legal, procurement);
    await withdrawBasis(database.web, who, { basisId: id, submissionKey: uuidv7() }, now);
    await keepDates(database.web, job, theDay);
    expect(await basis(theDay)).toBe("pdps");
    const second = await change();
    await approve(second, legal, procurement);
    await keepDates(database.web, job, theDay);
    const late = withdrawBasis(database.web, who, { basisId: second, submissionKey: uuidv7() }, theDay);
    await expect(late).rejects.toMatchObject({ kind: "not-allowed-now" });
  });

  it("refuses a first round that is too short, a second waiting change, and an approval by anybody else", async () => {
    await expect(change("2026-12-20")).rejects.toMatchObject({ field: "rules.closes" });
    const asked = { legal: who.personId, procurement: procurement.personId };
    const own = toOpenFramework("2026-12-01", "2027-01-11", asked);
    await expect(aBasisChange(database.web, who, lot.frameworkId, own, now)).rejects.toMatchObject({
      field: "approvals.legal",
    });
    const id = await change();
    await expect(change()).rejects.toMatchObject({ message: expect.stringContaining("Take it back first") });
    const of = { frameworkId: lot.frameworkId, basisId: id };
    const [first] = await approvalsOf(database.web, of);
    const answer = { decision: "approved", note: "", hash: await textHash(database.web, of) } as const;
    const input = { ...answer, approvalId: first?.id ?? "", submissionKey: uuidv7() };
    await expect(decideApproval(database.web, who, input, now)).rejects.toMatchObject({ kind: "forbidden" });
  });

  it("calls off a round that was announced under the old basis, and tells whoever was told of it", async () => {
    await database.owner.updateTable("lot").set({ status: "closed" }).where("id", "=", lot.id).execute();
    const { owner } = await anApprovedProvider(database.owner, { lot });
    const plan = { frameworkId: lot.frameworkId, lotIds: [lot.id], opensOn: "2026-12-10", reason: "Needed" };
    await announceRound(database.web, who, { ...plan, submissionKey: uuidv7() }, now);
    const id = await change();
    await approve(id, legal, procurement);
    await keepDates(database.web, job, theDay);
    const states = (await roundsOf(database.web, lot.frameworkId, theDay)).map(({ state }) => state);
    expect(states).toEqual(["cancelled", "open"]);
    const mails = database.owner
      .selectFrom("notification")
      .select("to_address")
      .where("template", "=", "round-cancelled");
    expect(await mails.execute()).toEqual([{ to_address: owner.email }]);
  });

  it("closes lots where the new basis knows no applications", async () => {
    const asked = { legal: legal.personId, procurement: procurement.personId };
    const closed = toOpenFramework("2026-12-01", "", asked);
    const recorded = { ...closed, basis: "waiver", rules: shippedRules.waiver, firstRoundClosesOn: undefined } as const;
    const id = await aBasisChange(database.web, who, lot.frameworkId, recorded, now);
    await approve(id, legal, procurement);
    await keepDates(database.web, job, theDay);
    expect((await listLots(database.web, theDay, lot.frameworkId)).map(({ status }) => status)).toEqual([
      "closed",
      "closed",
    ]);
  });
});
