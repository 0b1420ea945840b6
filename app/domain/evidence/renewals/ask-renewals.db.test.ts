import { beforeEach, describe, expect, test } from "vitest";
import { addDays, instantAt } from "#app/domain/london-time.ts";
import { anEvidence } from "#db/factories/applications.ts";
import { aProviderPerson } from "#db/factories/people.ts";
import { type ApprovedProvider, anApprovedProvider } from "#db/factories/providers.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { askRenewals } from "./ask-renewals.server.ts";

const database = testDatabase();
const system = { kind: "system", task: "ask-renewals" } as const;
const end = "2027-03-31";
const ask = (left: number, time = "07:00") => askRenewals(database.web, system, instantAt(addDays(end, -left), time));
const asks = async () =>
  (await database.owner.selectFrom("evidence_ask").select("step").orderBy("asked_at").execute()).map(
    ({ step }) => step,
  );
const mails = () =>
  database.owner
    .selectFrom("notification")
    .select(["to_person_id as to", "data"])
    .where("template", "=", "renewals-due")
    .orderBy("id")
    .execute();

let provider: ApprovedProvider;
beforeEach(async () => {
  provider = await anApprovedProvider(database.owner, { insuredUntil: "2028-12-31" });
  await database.owner.updateTable("evidence").set({ ends_on: end }).where("question_id", "=", "INS-01").execute();
});

describe("row 18: renewals", () => {
  test("are asked at 60, 30, 14, 7, 1 and 0 days, once each, from seven in the morning in London", async () => {
    for (let left = 62; left >= -1; left -= 1) {
      await ask(left, "06:59");
      await Promise.all([ask(left), ask(left)]);
      await ask(left, "12:00");
    }
    expect(await asks()).toEqual([60, 30, 14, 7, 1, 0]);
    expect(await mails()).toHaveLength(6);
  });

  test("a job that comes late sends the newest step alone", async () => {
    expect([await ask(5), await ask(4), await asks()]).toEqual([1, 0, [7]]);
  });

  test("one mail a day to each owner and each contact for documents, with all that is due", async () => {
    const { providerId } = provider;
    const contact = await aProviderPerson(database.owner, { providerId, role: "viewer" });
    await aProviderPerson(database.owner, { providerId, role: "finance" });
    const chosen = { provider_id: providerId, purpose: "evidence", person_id: contact.personId };
    await database.owner.insertInto("provider_contact").values(chosen).execute();
    await database.owner.updateTable("evidence").set({ ends_on: end }).where("question_id", "=", "INS-02").execute();
    expect(await ask(14)).toBe(2);
    const sent = await mails();
    expect(sent.map(({ to }) => to).sort()).toEqual([provider.owner.personId, contact.personId].sort());
    expect(sent[0]?.data).toMatchObject({ documents: [expect.stringMatching(/in 14 days$/), expect.anything()] });
  });

  test("stop when the replacement is there, and nobody is asked who is on no lot", async () => {
    const { owner } = provider;
    await anEvidence(database.owner, owner, {
      questionId: "INS-01",
      field: "certificate",
      version: 2,
      scan: "pending",
    });
    const stranger = await aProviderPerson(database.owner);
    await anEvidence(database.owner, stranger, { state: "accepted", endsOn: end });
    expect([await ask(14), await asks()]).toEqual([0, []]);
  });

  test("go on when the replacement is sent back, or nobody has confirmed its date: the one before still counts", async () => {
    const place = { questionId: "INS-01", field: "certificate" };
    const id = await anEvidence(database.owner, provider.owner, { ...place, version: 2, state: "needs-change" });
    await database.owner
      .updateTable("evidence")
      .set({ state: "superseded" })
      .where("question_id", "=", place.questionId)
      .where("version", "=", 1)
      .execute();
    expect(await ask(14)).toBe(1);
    await database.owner
      .updateTable("evidence")
      .set({ state: "given", unconfirmed: true, ends_on: null })
      .where("id", "=", id)
      .execute();
    expect(await ask(7)).toBe(1);
    await database.owner.updateTable("evidence").set({ unconfirmed: false }).where("id", "=", id).execute();
    expect(await ask(1)).toBe(0);
  });

  test("follow the council’s own dated steps", async () => {
    const steps = { key: "renewal-steps", effective_from: "2027-01-01", value: "[20]", source: "test" };
    await database.owner.insertInto("setting").values(steps).execute();
    expect([await ask(21), await ask(20), await asks()]).toEqual([0, 1, [20]]);
  });
});
