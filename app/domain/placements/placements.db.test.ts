import { describe, expect, it } from "vitest";
import type { Actor, Officer } from "#app/access/actor.ts";
import { placementsToDo } from "#app/domain/providers/to-do/placements.server.ts";
import { acceptAward } from "#app/domain/referrals/accept-award.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { aProviderPerson } from "#db/factories/people.ts";
import {
  type AwardedPlacement,
  anAwardedPlacement,
  aReadyPlacement,
  takeStep,
} from "#db/factories/placements-in-steps.ts";
import { childKeys } from "#db/factories/referrals.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { acceptAgreement } from "./accept-agreement.server.ts";
import { changePlacement, endPlacement, startPlacement } from "./change-placement.server.ts";
import { openPlacementChild } from "./open-placement-child.server.ts";
import { recordOrder, recordQaCheck } from "./placement-findings.server.ts";

const database = testDatabase();
const at = new Date("2026-09-16T10:00:00Z");
const orderNumber = "PO-2026-17";
const ready = (without?: string[]) => aReadyPlacement(database, without);
const anAward = () => anAwardedPlacement(database);
const start = (made: AwardedPlacement, actor: Actor = made.broker, version?: number) =>
  startPlacement(database.web, actor, made.deed(version), at);
const row = (made: AwardedPlacement) =>
  database.owner.selectFrom("placement").selectAll().where("id", "=", made.placementId).executeTakeFirstOrThrow();
const live = async () =>
  (await database.owner.selectFrom("notification").select("id").where("template", "=", "placement-live").execute())
    .length;
const gates = () => database.owner.selectFrom("placement_gate").select(["gate", "finding"]).orderBy("gate").execute();

describe("a placement", () => {
  it("starts once everything is met, and the provider is told", async () => {
    const made = await ready();
    await start(made);
    expect(await row(made)).toMatchObject({ status: "live", started_at: at, order_number: "PO-2026-17" });
    expect(await live()).toBe(1);
    await expect(start(made)).rejects.toMatchObject({ kind: "not-allowed-now" });
    expect(await live()).toBe(1);
  });

  it.each([
    [["award", "provider", "risk"], "Agreement accepted by the provider"],
    [["provider"], "Agreement accepted by the provider"],
    [["council"], "Agreement accepted by the council"],
    [["qa"], "quality check"],
    [["order"], "Approved order"],
    [["risk"], "risk assessment"],
  ])("does not start without %j, and says so", async (without, missing) => {
    const made = await ready(without);
    await expect(start(made)).rejects.toMatchObject({
      kind: "not-allowed-now",
      message: expect.stringContaining(missing),
    });
    expect(await row(made)).toMatchObject({ status: "agreed", started_at: null });
    expect(await live()).toBe(0);
  });

  it("does not start on a QA finding of not met, with a person unchecked or gone, or a certificate that waits for review", async () => {
    const made = await ready();
    const { owner } = database;
    await recordQaCheck(database.web, made.qa, childKeys, { ...made.deed(), finding: "not-met", note: "Looked" }, at);
    await expect(start(made)).rejects.toThrow("Not met");
    await takeStep.qa(database, made);
    await owner
      .updateTable("staff_member")
      .set({ left_at: at })
      .where("id", "=", made.provider.staffMemberId)
      .execute();
    await expect(start(made)).rejects.toThrow("no longer work there");
    await owner.updateTable("staff_member").set({ left_at: null }).execute();
    await owner.deleteFrom("staff_check").where("check_name", "=", "barred-list").execute();
    await expect(start(made)).rejects.toThrow("checks are missing");
    const cover = owner.updateTable("evidence").where("question_id", "=", "INS-02");
    await cover.set({ state: "superseded", decided_at: at }).execute();
    const { id: _old, ...old } = await owner
      .selectFrom("evidence")
      .selectAll()
      .where("question_id", "=", "INS-02")
      .where("provider_id", "=", made.owner.providerId)
      .executeTakeFirstOrThrow();
    const renewed = { ...old, id: uuidv7(), version: 2, state: "given", object_key: "evidence/renewed" };
    await owner.insertInto("evidence").values(renewed).execute();
    await expect(start(made)).rejects.toThrow(
      "Public liability insurance (INS-02): No accepted certificate. Who: The provider",
    );
    expect((await openPlacementChild(database.web, made.owner, childKeys, made.placementId, at)).ref).toMatch(/^CH-/);
    const hold = {
      id: uuidv7(),
      provider_id: made.owner.providerId,
      kind: "lapse",
      reason: "Insurance",
      opened_at: at,
    };
    await owner.insertInto("hold").values(hold).execute();
    await expect(start(made)).rejects.toThrow("Open lapse");
    expect(await row(made)).toMatchObject({ status: "agreed" });
  });

  it("tells the provider what it still owes", async () => {
    const made = await anAward();
    const owed = async () =>
      (await placementsToDo(database.web, made.owner.providerId)).map(({ text }) => text.split(" of ")[0]);
    expect(await owed()).toEqual(["Accept the award"]);
    await takeStep.award(database, made);
    expect(await owed()).toEqual(["Accept the agreement", "Write the risk assessment"]);
    await takeStep.provider(database, made);
    await takeStep.risk(database, made);
    expect(await owed()).toEqual([]);
  });

  it("is started by a broker on a fresh page, and by nobody else", async () => {
    const made = await ready();
    await expect(start(made, made.manager)).rejects.toMatchObject({ kind: "forbidden" });
    await expect(start(made, made.qa)).rejects.toMatchObject({ kind: "forbidden" });
    await expect(start(made, made.owner)).rejects.toMatchObject({ kind: "forbidden" });
    await expect(start(made, made.loser)).rejects.toMatchObject({ kind: "not-found" });
    await expect(start(made, made.broker, 1)).rejects.toMatchObject({ kind: "conflict" });
    await start(made, made.broker, 2);
  });

  it("pauses, resumes behind the same gates, and ends, each with its reason", async () => {
    const made = await ready();
    let days = 0;
    const tomorrow = () => new Date(at.getTime() + ++days * 86_400_000);
    const change = (move: "pause" | "resume", reason = "Because") =>
      changePlacement(database.web, made.broker, { ...made.deed(), move, reason }, tomorrow());
    await start(made);
    await change("pause");
    await database.owner.updateTable("evidence").set({ ends_on: "2026-09-15" }).execute();
    await expect(change("resume")).rejects.toThrow("insurance");
    await database.owner.updateTable("evidence").set({ ends_on: "2027-09-15" }).execute();
    await change("resume");
    await endPlacement(database.web, made.broker, { ...made.deed(), reason: "Back at school" }, tomorrow());
    await expect(change("pause")).rejects.toMatchObject({ kind: "not-allowed-now" });
    const events = await database.owner
      .selectFrom("placement_event")
      .select(["event", "to_status", "reason"])
      .orderBy("at")
      .execute();
    expect(events.map((one) => [one.event, one.to_status])).toEqual([
      ["start", "live"],
      ["pause", "paused"],
      ["resume", "live"],
      ["end", "ended"],
    ]);
    expect(events.at(-1)?.reason).toBe("Back at school");
  });
});

describe("the gates belong to their owners", () => {
  it("QA's own check is never met by a broker, a manager or the provider", async () => {
    const made = await anAward();
    const both: Officer = { ...made.broker, roles: ["broker", "qa_lead"] };
    for (const actor of [made.broker, made.manager, made.owner, both])
      await expect(
        recordQaCheck(database.web, actor, childKeys, { ...made.deed(), finding: "met", note: "Looked" }, at),
      ).rejects.toMatchObject({ kind: "forbidden" });
    expect(await gates()).toEqual([]);
  });

  it("the order is never approved by whoever awarded, nor while a provider gate is shut, nor under a number twice", async () => {
    const made = await anAward();
    const approve = (actor: Actor) =>
      recordOrder(database.web, actor, childKeys, { ...made.deed(), orderNumber, orderPence: 500_000 }, at);
    for (const actor of [made.broker, { ...made.broker, roles: ["broker", "manager"] } satisfies Officer, made.owner])
      await expect(approve(actor)).rejects.toMatchObject({ kind: "forbidden" });
    const ended = database.owner.updateTable("evidence").set({ ends_on: "2026-09-17" });
    await ended.where("provider_id", "=", made.owner.providerId).execute();
    await expect(approve(made.manager)).rejects.toMatchObject({ kind: "not-allowed-now" });
    expect(await row(made)).toMatchObject({ order_number: null, order_pence: null });
    const second = await ready();
    await database.owner.updateTable("evidence").set({ ends_on: "2027-09-17" }).execute();
    expect((await row(second)).order_number).toBe(orderNumber);
    await expect(approve(made.manager)).rejects.toMatchObject({ kind: "refused", field: "orderNumber" });
  });

  it("the agreement is accepted by each side for itself, once, and by no other provider", async () => {
    const made = await anAward();
    await expect(acceptAgreement(database.web, made.owner, made.deed(), at)).rejects.toMatchObject({
      kind: "not-allowed-now",
    });
    await expect(acceptAgreement(database.web, made.loser, made.deed(), at)).rejects.toMatchObject({
      kind: "not-found",
    });
    await expect(acceptAgreement(database.web, made.manager, made.deed(), at)).rejects.toMatchObject({
      kind: "forbidden",
    });
    await acceptAgreement(database.web, made.broker, made.deed(), at);
    await acceptAgreement(database.web, made.broker, made.deed(), new Date("2026-09-17T10:00:00Z"));
    expect(await database.owner.selectFrom("placement_acceptance").select(["side", "at"]).execute()).toEqual([
      { side: "council", at },
    ]);
  });

  it("the award is accepted by its own provider's owner or referrals people only", async () => {
    const made = await anAward();
    const { providerId } = made.owner;
    const viewer = await aProviderPerson(database.owner, { providerId, role: "viewer" });
    await expect(acceptAward(database.web, made.loser, made.deed(), at)).rejects.toMatchObject({ kind: "not-found" });
    await expect(acceptAward(database.web, viewer, made.deed(), at)).rejects.toMatchObject({ kind: "forbidden" });
    await expect(acceptAward(database.web, made.broker, made.deed(), at)).rejects.toMatchObject({ kind: "forbidden" });
    const award = () => database.owner.selectFrom("award").select("accepted_by").executeTakeFirstOrThrow();
    expect(await award()).toEqual({ accepted_by: null });
    await acceptAward(database.web, made.owner, made.deed(), at);
    expect(await award()).toEqual({ accepted_by: made.owner.personId });
  });
});
