import { beforeEach, describe, expect, test } from "vitest";
import type { Officer } from "#app/access/actor.ts";
import { councilToDo } from "#app/domain/accounts/council-to-do.server.ts";
import { declareConflict } from "#app/domain/conflicts/declare-conflict.server.ts";
import { providerToDo } from "#app/domain/providers/to-do.server.ts";
import { admitApplication } from "#app/domain/reviews/admit-application.server.ts";
import { readAs } from "#app/domain/speak-as.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { anOfficer, aProviderPerson } from "#db/factories/people.ts";
import { adviseOn, clearOfDebarment } from "#db/factories/reviewers.ts";
import { aSubmittedApplication, type SubmittedApplication } from "#db/factories/submitted-applications.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { conditionHistory, conditionsOf } from "./conditions.server.ts";
import { sayConditionDone } from "./say-condition-done.server.ts";
import { settleCondition } from "./settle-condition.server.ts";
import { tellOverdueConditions } from "./tell-overdue-conditions.server.ts";

const database = testDatabase();
const now = new Date("2026-09-14T09:00:00Z");
const system = { kind: "system", task: "test" } as const;

let given: SubmittedApplication;
let officer: Officer;
let checker: Officer;
beforeEach(async () => {
  given = await aSubmittedApplication(database.owner);
  officer = await anOfficer(database.owner, ["commissioner"], { delegated: true });
  checker = await anOfficer(database.owner, ["qa"]);
  await database.owner
    .insertInto("outcode")
    .values({ outcode: "HR4", latitude: 52.09, longitude: -2.79, area: "Herefordshire", source: "test" })
    .execute();
  for (const who of [checker, await anOfficer(database.owner, ["qa_lead"])])
    await adviseOn(database.web, who, given.id, now);
  await clearOfDebarment(database.web, checker, given.owner.providerId, now);
});

const condition = (more = {}) => ({
  ...{ what: "Name a deputy safeguarding lead", doneBy: "provider" as const, checkedBy: checker.personId },
  ...{ dueOn: "2026-10-30", questionId: "", ...more },
});
const admit = (conditions: ReturnType<typeof condition>[]) => {
  const input = { applicationId: given.id, note: "", version: 3, submissionKey: uuidv7(), conditions };
  return admitApplication(database.web, officer, input, now);
};
const only = async () => {
  const [first] = await conditionsOf(database.web, given.id);
  if (!first) throw new Error("no condition");
  return first;
};
const holds = () =>
  database.owner.selectFrom("hold").select(["kind", "reason", "lifted_at", "lifted_because"]).execute();
const mails = async (template: string) =>
  database.owner.selectFrom("notification").select(["to_address", "data"]).where("template", "=", template).execute();
const settling = async (more = {}) => {
  const { id, version } = await only();
  const input = { conditionId: id, outcome: "met" as const, text: "Seen on their website", dueOn: undefined };
  return { ...input, version, submissionKey: uuidv7(), ...more };
};

describe("row 32: approval with conditions", () => {
  test("row 32: each opens a hold with its owner and date, and the letter says them", async () => {
    await admit([
      condition(),
      condition({ what: "", dueOn: undefined }),
      condition({ what: "Visit", doneBy: "council" }),
    ]);
    expect(await holds()).toMatchObject([
      { kind: "condition", reason: "Name a deputy safeguarding lead", lifted_at: null },
      { kind: "condition", reason: "Visit", lifted_at: null },
    ]);
    expect(await mails("application-admitted")).toMatchObject([
      {
        data: {
          conditions: [
            { what: "Name a deputy safeguarding lead", by: "Friday 30 October 2026" },
            { what: "Visit (we do this)", by: "Friday 30 October 2026" },
          ],
        },
      },
    ]);
    const toDo = await readAs(database.web, given.owner, (trx) => providerToDo(trx, given.owner, now));
    expect(toDo.filter(({ text }) => text.includes("deputy"))).toHaveLength(1);
    expect(toDo.filter(({ text }) => text.includes("Visit"))).toHaveLength(0);
  });

  test("row 32: once its checker has left, QA leads are told, and have it to do", async () => {
    await admit([condition()]);
    const lead = await anOfficer(database.owner, ["qa_lead"]);
    const conflicted = await anOfficer(database.owner, ["qa_lead"]);
    await declareConflict(database.web, conflicted, { providerId: given.owner.providerId, note: "A cousin" }, now);
    const toDo = async (who: Officer) =>
      (await readAs(database.web, who, (trx) => councilToDo(trx, who, now))).map(({ text }) => text);
    const left = "condition of an approval has nobody to check it any more";
    expect(await toDo(lead)).not.toContain(left);
    await database.owner.updateTable("person").set({ disabled_at: now }).where("id", "=", checker.personId).execute();
    const said = { conditionId: (await only()).id, text: "Ann Other, trained in May", submissionKey: uuidv7() };
    await sayConditionDone(database.web, given.owner, said, now);
    const told = (await mails("condition-said-done")).map(({ to_address }) => to_address);
    expect(told).toContain(lead.email);
    expect(told).not.toContain(checker.email);
    expect(told).not.toContain(conflicted.email);
    expect(await toDo(lead)).toContain(left);
    expect(await toDo(conflicted)).not.toContain(left);
    await tellOverdueConditions(database.web, system, new Date("2026-11-02T09:00:00Z"));
    const late = (await mails("condition-overdue")).map(({ to_address }) => to_address);
    expect(late).toContain(lead.email);
    expect(late).not.toContain(checker.email);
  });

  test("row 32: an unfinished condition is refused beside its field, and nothing is admitted", async () => {
    for (const [bad, field] of [
      [{ what: "" }, "what"],
      [{ dueOn: undefined }, "dueOn"],
      [{ dueOn: "2026-09-14" }, "dueOn"],
      [{ checkedBy: given.owner.personId }, "checkedBy"],
    ] as const)
      await expect(admit([condition(), condition(bad)])).rejects.toMatchObject({ field: `conditions.1.${field}` });
    expect(await database.owner.selectFrom("admission").select("id").execute()).toEqual([]);
    expect(await holds()).toEqual([]);
  });

  test("row 32: its provider says that it is done; only the council finds it met, which alone lifts its hold", async () => {
    await admit([condition()]);
    const said = { conditionId: (await only()).id, text: "Ann Other, trained in May", submissionKey: uuidv7() };
    const stranger = await aProviderPerson(database.owner);
    await expect(sayConditionDone(database.web, stranger, said, now)).rejects.toMatchObject({ kind: "not-found" });
    await sayConditionDone(database.web, given.owner, said, now);
    await sayConditionDone(database.web, given.owner, said, now);
    expect(await mails("condition-said-done")).toMatchObject([{ to_address: checker.email }]);
    expect(await holds()).toMatchObject([{ lifted_at: null }]);
    const toDo = await readAs(database.web, checker, (trx) => councilToDo(trx, checker, now));
    expect(toDo).toContainEqual(
      expect.objectContaining({ count: 1, text: "condition of an approval for you to check" }),
    );
    await settleCondition(database.web, checker, await settling(), now);
    expect(await holds()).toMatchObject([{ lifted_at: now, lifted_because: "Seen on their website" }]);
    expect((await mails("condition-settled"))[0]).toMatchObject({
      to_address: given.owner.email,
      data: { outcome: "met" },
    });
    expect(await only()).toMatchObject({ state: "met" });
  });

  test("row 32: not met yet, and more time, each with a reason", async () => {
    await admit([condition()]);
    const id = (await only()).id;
    await sayConditionDone(database.web, given.owner, { conditionId: id, text: "Done", submissionKey: uuidv7() }, now);
    await expect(
      settleCondition(database.web, checker, await settling({ outcome: "not-yet", text: "" }), now),
    ).rejects.toMatchObject({ field: "text" });
    await settleCondition(database.web, checker, await settling({ outcome: "not-yet", text: "No name there" }), now);
    await expect(
      settleCondition(database.web, checker, await settling({ outcome: "extend", dueOn: "2026-10-30" }), now),
    ).rejects.toMatchObject({ field: "dueOn" });
    const longer = await settling({ outcome: "extend", dueOn: "2026-11-30", text: "Half-term" });
    await settleCondition(database.web, checker, longer, now);
    expect(await only()).toMatchObject({ state: "open", dueOn: "2026-11-30" });
    expect(await conditionHistory(database.web, id, "council")).toHaveLength(3);
    expect(await holds()).toMatchObject([{ lifted_at: null }]);
  });

  test("row 32: is settled by who checks it or a QA lead, as it stands, never with an interest", async () => {
    await admit([condition()]);
    const other = await anOfficer(database.owner, ["qa"]);
    await expect(settleCondition(database.web, other, await settling(), now)).rejects.toMatchObject({
      kind: "forbidden",
    });
    await expect(settleCondition(database.web, checker, await settling({ version: 7 }), now)).rejects.toMatchObject({
      kind: "conflict",
    });
    await expect(settleCondition(database.web, given.owner, await settling(), now)).rejects.toMatchObject({
      kind: "not-found",
    });
    const lead = await anOfficer(database.owner, ["qa_lead"]);
    await settleCondition(database.web, lead, await settling({ outcome: "withdraw", text: "Set in error" }), now);
    expect(await holds()).toMatchObject([{ lifted_because: "Set in error" }]);
  });

  test("row 32: once overdue, its owners on both sides are told, once", async () => {
    await admit([condition()]);
    const told = [];
    for (const day of ["2026-10-30", "2026-10-31", "2026-11-01"])
      told.push(await tellOverdueConditions(database.web, system, new Date(`${day}T09:00:00Z`)));
    expect(told).toEqual([0, 1, 0]);
    const to = (await mails("condition-overdue")).map((mail) => mail.to_address).sort();
    expect(to).toEqual([given.owner.email, checker.email].sort());
  });
});
