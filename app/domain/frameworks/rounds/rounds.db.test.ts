import { describe, expect, it, test } from "vitest";
import { startApplication } from "#app/domain/applications/start-application.server.ts";
import { submitApplication } from "#app/domain/applications/submit-application.server.ts";
import { instantAt } from "#app/domain/london-time.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { anApplication } from "#db/factories/applications.ts";
import { someInterests } from "#db/factories/interests.ts";
import { aBasis, aSecondLot, aTuitionLot, type MadeLot } from "#db/factories/lots.ts";
import { anOfficer, aProviderPerson } from "#db/factories/people.ts";
import { anApprovedProvider } from "#db/factories/providers.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { closeLot } from "../close-lot.server.ts";
import { getLot, lotHistory } from "../lots.server.ts";
import { announceRound, type RoundInput } from "./announce-round.server.ts";
import { cancelRound } from "./cancel-round.server.ts";
import { keepDates } from "./keep-dates.server.ts";
import { getRound, toldOf } from "./rounds.server.ts";
import { sendTestMail } from "./send-test-mail.server.ts";

const database = testDatabase();
const now = new Date("2026-11-23T10:00:00Z");
const later = (days: number) => new Date(now.getTime() + days * 86_400_000);
const job = { kind: "system", task: "keep-dates" } as const;

const commissioner = () => anOfficer(database.owner, ["commissioner"], { name: "Colin Marsh" });
const plan = (lot: MadeLot, more: Partial<RoundInput> = {}): RoundInput => ({
  ...{ frameworkId: lot.frameworkId, lotIds: [lot.id], opensOn: "2026-11-23", reason: "More tutors are needed" },
  ...{ submissionKey: uuidv7(), ...more },
});
const statusOf = async (lot: MadeLot, at = now) => (await getLot(database.owner, { id: lot.id }, at)).status;
const mails = (template: string) =>
  database.owner
    .selectFrom("notification")
    .select(["to_address as to", "data"])
    .where("template", "=", template)
    .orderBy("to_address")
    .execute();

describe("row 8: one lot opens and closes without touching the others", () => {
  it("opens at once, keeps who, why and on what basis, and leaves its neighbour closed", async () => {
    const lot = await aTuitionLot(database.owner, { status: "closed" });
    const other = await aSecondLot(database.owner, lot);
    await database.owner.updateTable("lot").set({ status: "closed" }).where("id", "=", other.id).execute();
    const id = await announceRound(database.web, await commissioner(), plan(lot), now);
    expect([await statusOf(lot), await statusOf(other)]).toEqual(["open", "closed"]);
    expect(await lotHistory(database.web, lot.id)).toMatchObject([
      { event: "open", reason: "More tutors are needed", by: "Colin Marsh" },
    ]);
    expect(await getRound(database.web, id, now)).toMatchObject({ state: "open", closesAt: null, lots: ["Tuition"] });
  });
});

describe("row 7: rounds open and close by scheme on their days", () => {
  it("waits for its day, opens then, and closes at five", async () => {
    const lot = await aTuitionLot(database.owner, { status: "closed" });
    const who = await commissioner();
    const id = await announceRound(
      database.web,
      who,
      plan(lot, { opensOn: "2026-12-01", closesOn: "2026-12-10" }),
      now,
    );
    expect(await statusOf(lot)).toBe("closed");
    await keepDates(database.web, job, later(1));
    expect(await statusOf(lot, later(1))).toBe("closed");
    const first = instantAt("2026-12-01", "00:01");
    await keepDates(database.web, job, first);
    await keepDates(database.web, job, first);
    expect(await statusOf(lot, first)).toBe("open");
    const five = instantAt("2026-12-10", "17:00");
    expect(await statusOf(lot, new Date(five.getTime() - 1))).toBe("open");
    expect(await statusOf(lot, five), "by the clock, before any job").toBe("closed");
    await keepDates(database.web, job, five);
    await keepDates(database.web, job, five);
    expect((await lotHistory(database.web, lot.id)).map(({ event }) => event)).toEqual(["close", "open"]);
    expect((await getRound(database.web, id, five)).state).toBe("closed");
  });

  it("is called off before it opens, and everyone who was told of it is told", async () => {
    const { owner, lot } = await anApprovedProvider(database.owner, {
      lot: await aTuitionLot(database.owner, { status: "closed" }),
    });
    const who = await commissioner();
    const id = await announceRound(database.web, who, plan(lot, { opensOn: "2026-12-01" }), now);
    const input = { roundId: id, reason: "The terms are rewritten", submissionKey: uuidv7() };
    await cancelRound(database.web, who, input, later(1));
    await cancelRound(database.web, who, input, later(1));
    await keepDates(database.web, job, later(20));
    expect([await statusOf(lot, later(20)), (await getRound(database.web, id, now)).state]).toEqual([
      "closed",
      "cancelled",
    ]);
    expect((await mails("round-cancelled")).map(({ to }) => to)).toEqual([owner.email]);
    const again = { ...input, submissionKey: uuidv7() };
    await expect(cancelRound(database.web, who, again, later(2))).rejects.toMatchObject({ kind: "not-allowed-now" });
  });
});

test("row 6: on a pseudo-DPS a provider applies on any day while the lot is open", async () => {
  const lot = await aTuitionLot(database.owner, { status: "closed" });
  await announceRound(database.web, await commissioner(), plan(lot), now);
  for (const days of [0, 400, 1_200]) {
    const owner = await aProviderPerson(database.owner);
    const input = { lotId: lot.id, submissionKey: uuidv7() };
    expect(await startApplication(database.web, owner, input, later(days))).toMatch(/^[0-9a-f-]{36}$/);
  }
});

describe("N9: what the basis allows", () => {
  it("refuses one lot under an open framework with the reason, and writes nothing", async () => {
    const lot = await aTuitionLot(database.owner, { status: "closed" });
    await aSecondLot(database.owner, lot);
    await aBasis(database.owner, lot.frameworkId, "open-framework", later(-1));
    await expect(announceRound(database.web, await commissioner(), plan(lot), now)).rejects.toMatchObject({
      kind: "refused",
      field: "lotIds",
      message: expect.stringContaining("The whole framework is awarded again"),
    });
    expect(await database.owner.selectFrom("admission_round").select("id").execute()).toEqual([]);
    expect(await statusOf(lot)).toBe("closed");
  });

  it("takes the same click under a pseudo-DPS", async () => {
    const lot = await aTuitionLot(database.owner, { status: "closed" });
    await aSecondLot(database.owner, lot);
    await announceRound(database.web, await commissioner(), plan(lot), now);
    expect(await statusOf(lot)).toBe("open");
  });
});

it("tells a lapsed, an approved and an interested address once each, by what concerns it most", async () => {
  const lot = await aTuitionLot(database.owner, { status: "closed" });
  const approved = await anApprovedProvider(database.owner, { lot });
  const lapsed = await anApprovedProvider(database.owner, { lot });
  await database.owner
    .insertInto("hold")
    .values({ id: uuidv7(), provider_id: lapsed.providerId, kind: "lapse", reason: "INS-01", opened_at: now })
    .execute();
  const begun = await anApplication(database.owner, { lot });
  await someInterests(database.owner, lot.id, ["parent@made-up.example", lapsed.owner.email], { asked: now });
  await someInterests(database.owner, lot.id, ["never@made-up.example"], { asked: now, confirmed: undefined });
  const id = await announceRound(database.web, await commissioner(), plan(lot), now);
  const kinds = new Map((await mails("round-announced")).map(({ to, data }) => [to, (data as { kind: string }).kind]));
  expect(kinds).toEqual(
    new Map([
      [approved.owner.email, "approved"],
      [lapsed.owner.email, "lapsed"],
      [begun.owner.email, "interested"],
      ["parent@made-up.example", "interested"],
    ]),
  );
  expect(await toldOf(database.web, id)).toEqual({ approved: 1, lapsed: 1, interested: 2 });
});

it("sends a test to the officer alone", async () => {
  const { lot } = await anApprovedProvider(database.owner, {
    lot: await aTuitionLot(database.owner, { status: "closed" }),
  });
  const who = await commissioner();
  await sendTestMail(database.web, who, plan(lot), now);
  expect(new Set((await mails("round-announced")).map(({ to }) => to))).toEqual(new Set([who.email]));
  expect(await statusOf(lot)).toBe("closed");
});

describe("P6: a lot closes between the page and the post", () => {
  it("keeps the draft, says so, tells its owner, and tells again when the lot opens; then it is sent", async () => {
    const { owner, lot, id } = await anApplication(database.owner);
    const who = await commissioner();
    const closing = { lotId: lot.id, reason: "Enough for now", version: 1, submissionKey: uuidv7() };
    await closeLot(database.web, who, closing, now);
    const send = (at: Date) =>
      submitApplication(database.web, owner, { applicationId: id, submissionKey: uuidv7() }, at);
    await expect(send(now)).rejects.toMatchObject({ kind: "refused", message: expect.stringContaining("as a draft") });
    expect(await mails("lot-closing")).toMatchObject([{ to: owner.email, data: { closes: null } }]);
    await announceRound(database.web, who, plan(lot, { opensOn: "2026-11-24" }), later(1));
    expect(await mails("round-announced")).toMatchObject([{ to: owner.email, data: { kind: "interested" } }]);
    await send(later(1));
    const { status } = await database.owner
      .selectFrom("application")
      .select("status")
      .where("id", "=", id)
      .executeTakeFirstOrThrow();
    expect(status).toBe("submitted");
  });

  it("goes by the server's time: a second before five it is taken, at five it is not", async () => {
    const { owner, lot, id } = await anApplication(database.owner);
    const closing = { lotId: lot.id, reason: "As planned", version: 1, submissionKey: uuidv7(), lastDay: "2026-11-24" };
    await closeLot(database.web, await commissioner(), closing, now);
    const five = instantAt("2026-11-24", "17:00");
    const send = (at: Date) =>
      submitApplication(database.web, owner, { applicationId: id, submissionKey: uuidv7() }, at);
    await expect(send(five)).rejects.toMatchObject({ kind: "refused" });
    await send(new Date(five.getTime() - 1_000));
  });

  it("closes no earlier than the notice that was published", async () => {
    const lot = await aTuitionLot(database.owner);
    const details = JSON.stringify({ lot: { notice: "14" } });
    await database.owner.updateTable("lot").set({ details }).where("id", "=", lot.id).execute();
    const who = await commissioner();
    const closing = { lotId: lot.id, reason: "Enough", version: 1, submissionKey: uuidv7() };
    for (const lastDay of [undefined, "2026-12-06"])
      await expect(closeLot(database.web, who, { ...closing, lastDay }, now)).rejects.toMatchObject({
        field: "lastDay",
        message: expect.stringContaining("7 December 2026"),
      });
    await closeLot(database.web, who, { ...closing, lastDay: "2026-12-07" }, now);
    expect(await statusOf(lot)).toBe("open");
  });
});
