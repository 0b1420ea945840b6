import { describe, expect, it } from "vitest";
import { type Officer, type ProviderPerson, providerRoles } from "#app/access/actor.ts";
import { councilToDo } from "#app/domain/accounts/council-to-do.server.ts";
import { readAs } from "#app/domain/speak-as.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { anApplication } from "#db/factories/applications.ts";
import { aTuitionLot, type MadeLot } from "#db/factories/lots.ts";
import { anOfficer, aProviderPerson } from "#db/factories/people.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { answerClarification } from "./answer-clarification.server.ts";
import { askClarification } from "./ask-clarification.server.ts";
import {
  councilClarifications,
  countWaiting,
  getClarification,
  ownClarifications,
  publicClarifications,
} from "./clarifications.server.ts";
import { closeClarification } from "./close-clarification.server.ts";

const database = testDatabase();
const now = new Date("2026-11-21T10:00:00Z");
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

const asker = () =>
  aProviderPerson(database.owner, { name: "Sam Carter", providerName: "Bright Path", email: "sam@carter.example" });
const commissioner = () => anOfficer(database.owner, ["commissioner"], { name: "Colin Marsh" });
const ask = (who: ProviderPerson, lot: MadeLot, question = "May tutors of Bright Path teach online?", at = now) =>
  askClarification(database.web, who, { lotId: lot.id, question, submissionKey: uuidv7() }, at);
const words = { publicQuestion: "May tutors teach online?", answer: "Yes, they may." };
type More = Partial<typeof words> & { version?: number; submissionKey?: string };
const answer = (who: Officer | ProviderPerson, questionId: string, more: More = {}, at = later(1)) =>
  answerClarification(database.web, who, { questionId, version: 1, submissionKey: uuidv7(), ...words, ...more }, at);
const close = (who: Officer, questionId: string, version = 1) =>
  closeClarification(
    database.web,
    who,
    { questionId, version, reason: "It was asked before", submissionKey: uuidv7() },
    later(1),
  );
const mails = async () => {
  const rows = await database.owner.selectFrom("notification").select(["template", "to_address", "data"]).execute();
  return rows.map(({ template, to_address, data }) => ({ template, to: to_address, data }));
};
const audited = async () =>
  (await database.owner.selectFrom("audit_entry").select(["action", "detail"]).orderBy("seq").execute()).map(
    ({ action, detail }) => ({ action, detail }),
  );

describe("asking", () => {
  it("keeps the question once, tells nobody by mail, and waits in the to-do of those who answer", async () => {
    const [who, lot] = [await asker(), await aTuitionLot(database.owner)];
    const same = { lotId: lot.id, question: "May we teach online?", submissionKey: uuidv7() };
    const first = await askClarification(database.web, who, same, now);
    expect(await askClarification(database.web, who, same, now)).toBe(first);
    expect(await countWaiting(database.web, lot.id)).toBe(1);
    expect(await mails()).toEqual([]);
    expect(await audited()).toEqual([{ action: "clarification.ask", detail: { lot: lot.id } }]);
    for (const [role, found] of [
      ["commissioner", true],
      ["procurement", true],
      ["qa", false],
    ] as const) {
      const officer = await anOfficer(database.owner, [role]);
      const toDo = await readAs(database.web, officer, (trx) => councilToDo(trx, officer, now));
      expect(toDo.some(({ count, text }) => count === 1 && text === "question from applicants about Tuition")).toBe(
        found,
      );
    }
  });

  it.each(providerRoles)("is for owners and those who answer referrals: %s", async (role) => {
    const who = await aProviderPerson(database.owner, { role });
    const asked = ask(who, await aTuitionLot(database.owner));
    if (role === "owner" || role === "referrals") await expect(asked).resolves.toBeTruthy();
    else await expect(asked).rejects.toMatchObject({ kind: "forbidden" });
  });

  it("knows no lot of a draft, and counts how often a provider asks", async () => {
    const [who, lot] = [await asker(), await aTuitionLot(database.owner)];
    await database.owner.updateTable("framework").set({ status: "draft" }).where("id", "=", lot.frameworkId).execute();
    await expect(ask(who, lot)).rejects.toMatchObject({ kind: "not-found" });
    await database.owner.updateTable("framework").set({ status: "open" }).where("id", "=", lot.frameworkId).execute();
    await database.owner
      .insertInto("setting")
      .values({
        ...{ key: "limit.clarification", effective_from: "2026-01-01", source: "test" },
        value: { uses: 2, minutes: 60 },
      })
      .execute();
    await ask(who, lot);
    await expect(ask(who, lot)).rejects.toMatchObject({ kind: "too-many" });
    expect(await ask(await aProviderPerson(database.owner), lot)).toBeTruthy();
  });
});

describe("answering", () => {
  it("publishes the public wording, and no name of who asked", async () => {
    const [who, officer, lot] = [await asker(), await commissioner(), await aTuitionLot(database.owner)];
    const id = await ask(who, lot, "I am Sam Carter of Bright Path, sam@carter.example. May we teach online?");
    const council = JSON.stringify(await councilClarifications(database.web, lot.id, 1));
    for (const name of ["Sam Carter", "Bright Path", "sam@carter.example"]) expect(council).toContain(name);
    expect((await publicClarifications(database.web, lot.id, 1)).rows).toEqual([]);
    await answer(officer, id);
    const { rows } = await publicClarifications(database.web, lot.id, 1);
    expect(rows).toEqual([
      { id, question: words.publicQuestion, answer: words.answer, publishedAt: later(1), corrected: false },
    ]);
    expect(JSON.stringify(rows)).not.toMatch(/Sam|Carter|Bright Path/);
  });

  it.each([
    ["publicQuestion", "Bright Path", "May tutors of BRIGHT PATH teach online?"],
    ["publicQuestion", "Sam Carter", "May sam carter teach online?"],
    ["answer", "sam@carter.example", "Yes. Write to Sam@Carter.example"],
  ] as const)("refuses a %s that still holds %s", async (field, name, text) => {
    const [who, officer, lot] = [await asker(), await commissioner(), await aTuitionLot(database.owner)];
    const id = await ask(who, lot);
    await expect(answer(officer, id, { [field]: text })).rejects.toMatchObject({
      ...{ kind: "refused", field },
      message: `Take out the name ${name}: nobody should learn who asked`,
    });
    expect((await publicClarifications(database.web, lot.id, 1)).rows).toEqual([]);
    expect(await mails()).toEqual([]);
  });

  it("tells the asker, and each owner of a provider that applies, once and at the same time", async () => {
    const [officer, lot] = [await commissioner(), await aTuitionLot(database.owner)];
    const owners = new Map<string, ProviderPerson>();
    for (const status of ["draft", "submitted", "moderated", "admitted", "refused", "withdrawn"] as const)
      owners.set(status, (await anApplication(database.owner, { lot, status })).owner);
    await anApplication(database.owner, { status: "draft" });
    const who = owners.get("draft") as ProviderPerson;
    const colleague = await aProviderPerson(database.owner, { providerId: who.providerId, role: "referrals" });
    await answer(officer, await ask(colleague, lot));
    const sent = await mails();
    expect(new Set(sent.map(({ template }) => template))).toEqual(new Set(["clarification-answered"]));
    const about = { lot: "Tuition", slug: lot.slug, corrected: false };
    expect(sent.map(({ to }) => to).sort()).toEqual(
      [colleague, who, owners.get("submitted"), owners.get("moderated")].map((person) => person?.email).sort(),
    );
    expect(sent.find(({ to }) => to === colleague.email)?.data).toEqual({ ...about, asked: true });
    expect(sent.find(({ to }) => to === who.email)?.data).toEqual({ ...about, asked: false });
  });

  it("can be corrected, of which the audit keeps what changed; the same form does it once", async () => {
    const [who, officer, lot] = [await asker(), await commissioner(), await aTuitionLot(database.owner)];
    const id = await ask(who, lot);
    await answer(officer, id);
    const same = { answer: "No, they may not.", version: 2, submissionKey: uuidv7() };
    await answer(officer, id, same, later(5));
    await answer(officer, id, same, later(5));
    expect((await publicClarifications(database.web, lot.id, 1)).rows).toMatchObject([
      { answer: "No, they may not.", publishedAt: later(1), corrected: true },
    ]);
    expect((await audited()).slice(1)).toEqual([
      { action: "clarification.publish", detail: { questionChanged: false, answerChanged: false } },
      { action: "clarification.correct", detail: { questionChanged: false, answerChanged: true } },
    ]);
    expect((await mails()).map(({ data }) => (data as { corrected: boolean }).corrected).sort()).toEqual([false, true]);
  });

  it("refuses a stale page, and shows what is stored", async () => {
    const [who, officer, lot] = [await asker(), await commissioner(), await aTuitionLot(database.owner)];
    const id = await ask(who, lot);
    await answer(officer, id);
    await expect(answer(officer, id, { answer: "No." })).rejects.toMatchObject({ kind: "conflict", theirs: words });
    expect((await getClarification(database.web, lot.id, id)).answer).toBe(words.answer);
  });

  it("is for commissioners and procurement: others of the council get 403, providers 404", async () => {
    const [who, lot] = [await asker(), await aTuitionLot(database.owner)];
    const id = await ask(who, lot);
    await expect(answer(await anOfficer(database.owner, ["qa"]), id)).rejects.toMatchObject({ kind: "forbidden" });
    await expect(answer(who, id)).rejects.toMatchObject({ kind: "not-found" });
    await expect(answer(await commissioner(), uuidv7())).rejects.toMatchObject({ kind: "not-found" });
    await answer(await anOfficer(database.owner, ["procurement"]), id);
  });
});

describe("closing", () => {
  it("publishes nothing and tells its provider why, and nobody else’s", async () => {
    const [who, officer, lot] = [await asker(), await commissioner(), await aTuitionLot(database.owner)];
    const other = await aProviderPerson(database.owner);
    const id = await ask(who, lot);
    await close(officer, id);
    expect((await ownClarifications(database.web, who.providerId, 1)).rows).toMatchObject([
      { id, state: "closed", closedBecause: "It was asked before" },
    ]);
    expect((await ownClarifications(database.web, other.providerId, 1)).rows).toEqual([]);
    expect((await publicClarifications(database.web, lot.id, 1)).rows).toEqual([]);
    expect(await countWaiting(database.web, lot.id)).toBe(0);
    await expect(answer(officer, id, { version: 2 })).rejects.toMatchObject({ kind: "not-allowed-now" });
    await expect(close(officer, id, 2)).rejects.toMatchObject({ kind: "not-allowed-now" });
    expect((await audited()).at(-1)).toEqual({ action: "clarification.close", detail: {} });
  });

  it("comes too late for what is published, and for a stale page", async () => {
    const [who, officer, lot] = [await asker(), await commissioner(), await aTuitionLot(database.owner)];
    const id = await ask(who, lot);
    await answer(officer, id);
    await expect(close(officer, id)).rejects.toMatchObject({ kind: "conflict" });
    await expect(close(officer, id, 2)).rejects.toMatchObject({ kind: "not-allowed-now" });
  });
});

it("lists a page at a time: the public newest first, the council what waits first", async () => {
  const [who, officer, lot] = [await asker(), await commissioner(), await aTuitionLot(database.owner)];
  await database.owner
    .insertInto("lot_question")
    .values(
      Array.from({ length: 21 }, (_, n) => ({
        ...{ id: uuidv7(), lot_id: lot.id, provider_id: who.providerId, asked_by: who.personId, asked_at: later(n) },
        ...{ question: `Question ${n}`, public_question: `Question ${n}`, answer: "Yes", published_at: later(100 + n) },
        ...{ answered_by: officer.personId, version: 2 },
      })),
    )
    .execute();
  await ask(who, lot, "Waits second", later(51));
  await ask(who, lot, "Waits first", later(50));
  const other = await aTuitionLot(database.owner);
  await ask(who, other, "About another lot", later(60));

  const first = await publicClarifications(database.web, lot.id, 1);
  expect([first.total, first.pages, first.rows.length]).toEqual([21, 2, 20]);
  expect(first.rows[0]?.question).toBe("Question 20");
  expect((await publicClarifications(database.web, lot.id, 2)).rows.map(({ question }) => question)).toEqual([
    "Question 0",
  ]);
  const council = await councilClarifications(database.web, lot.id, 1);
  expect([council.total, council.waiting]).toEqual([23, 2]);
  expect(council.rows.slice(0, 3).map(({ question }) => question)).toEqual([
    "Waits first",
    "Waits second",
    "Question 20",
  ]);
  const own = await ownClarifications(database.web, who.providerId, 1);
  expect(own.total).toBe(24);
  expect(own.rows[0]).toMatchObject({ question: "About another lot", state: "waiting" });
  await expect(getClarification(database.web, other.id, first.rows[0]?.id ?? "")).rejects.toMatchObject({
    kind: "not-found",
  });
});
