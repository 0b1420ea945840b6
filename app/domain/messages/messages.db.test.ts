import { sql } from "kysely";
import { beforeEach, describe, expect, it, test } from "vitest";
import type { Officer, ProviderPerson } from "#app/access/actor.ts";
import { councilToDo } from "#app/domain/accounts/council-to-do.server.ts";
import { providerToDo } from "#app/domain/providers/to-do.server.ts";
import { readAs } from "#app/domain/speak-as.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { anOfficer, aProviderPerson } from "#db/factories/people.ts";
import { anApprovedProvider } from "#db/factories/providers.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { closeConversation } from "./close-conversation.server.ts";
import { listConversations } from "./conversations.server.ts";
import { councilContact } from "./council-contact.server.ts";
import { nameContact } from "./name-contact.server.ts";
import { openConversation } from "./open-conversation.server.ts";
import { startConversation } from "./start-conversation.server.ts";
import { writeMessage } from "./write-message.server.ts";

const database = testDatabase();
const now = new Date("2026-09-14T09:00:00Z");
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
let owner: ProviderPerson;
let lead: Officer;
let providerId: string;

beforeEach(async () => {
  ({ owner, providerId } = await anApprovedProvider(database.owner));
  lead = await anOfficer(database.owner, ["qa_lead"]);
});

const begin = (actor: ProviderPerson | Officer = owner, more: Partial<Parameters<typeof startConversation>[2]> = {}) =>
  startConversation(
    database.web,
    actor,
    { providerId, subject: "Canary subject", about: "", body: "Canary words", submissionKey: uuidv7(), ...more },
    now,
  );
const write = (actor: ProviderPerson | Officer, conversationId: string, at: Date, submissionKey = uuidv7()) =>
  writeMessage(database.web, actor, { conversationId, body: "An answer", submissionKey }, at);
const list = (who: ProviderPerson | Officer, show: "waiting" | "all" = "all") =>
  readAs(database.web, who, (trx) => listConversations(trx, who.personId, { show, page: 1 }));
const mails = () =>
  database.owner.selectFrom("notification").select(["template", "to_address as to", "data"]).orderBy("id").execute();
const toDoOf = async (officer: Officer) =>
  (await readAs(database.web, officer, (trx) => councilToDo(trx, officer, now))).find(({ text }) =>
    text.includes("from a provider to answer"),
  )?.count ?? 0;
const ownToDo = async () =>
  (await readAs(database.web, owner, (trx) => providerToDo(trx, owner, now))).map(({ text }) => text);

test("a provider writes, its contact answers, and each side is told without a word of what was said", async () => {
  const id = await begin();
  expect((await list(lead, "waiting")).rows).toMatchObject([{ id, unread: true, answerBy: "2026-09-17" }]);
  expect(await toDoOf(lead)).toBe(1);
  const { messages, contact } = await openConversation(database.web, lead, id, 1, later(1));
  expect(messages.rows).toMatchObject([{ body: "Canary words", side: "provider" }]);
  expect(contact).toMatchObject({ personId: lead.personId, named: false });
  expect((await list(lead)).rows).toMatchObject([{ unread: false }]);

  await write(lead, id, later(5));
  expect(await toDoOf(lead)).toBe(0);
  expect((await list(owner)).rows).toMatchObject([{ unread: true, waitsFor: "provider", answerBy: null }]);
  expect(await ownToDo()).toContain("Read the council’s message: Canary subject");
  await openConversation(database.web, owner, id, 1, later(6));
  expect(await ownToDo()).not.toContain("Read the council’s message: Canary subject");

  const told = await mails();
  expect(told.map(({ template, to }) => [template, to])).toEqual([
    ["message-from-provider", lead.email],
    ["message-from-council", owner.email],
  ]);
  expect(JSON.stringify(told)).not.toContain("Canary");
  const record = await database.owner.selectFrom("audit_entry").selectAll().execute();
  expect(JSON.stringify(record)).not.toContain("Canary");
});

describe("whose it is", () => {
  it("is nobody's but that provider's and the officers' who work with providers, behind the policy too", async () => {
    const id = await begin();
    const { owner: stranger } = await anApprovedProvider(database.owner);
    const outsiders = [
      stranger,
      await anOfficer(database.owner, ["manager"]),
      await anOfficer(database.owner, ["admin"]),
    ];
    for (const who of outsiders) {
      await expect(openConversation(database.web, who, id, 1, now)).rejects.toMatchObject({ kind: "not-found" });
      await expect(write(who, id, later(1))).rejects.toMatchObject({ kind: "not-found" });
      const seen = await readAs(database.web, who, async (trx) => [
        ...(await trx.selectFrom("conversation").select("id").execute()),
        ...(await trx.selectFrom("conversation_message").select("id").execute()),
        ...(await trx.selectFrom("conversation_read").select("person_id").execute()),
      ]);
      expect(seen).toEqual([]);
    }
    await expect(begin(stranger)).rejects.toMatchObject({ kind: "not-found" });
  });

  it("is read, and not written, by a viewer", async () => {
    const id = await begin();
    const viewer = await aProviderPerson(database.owner, { providerId, role: "viewer" });
    await openConversation(database.web, viewer, id, 1, now);
    await expect(write(viewer, id, later(1))).rejects.toMatchObject({ kind: "forbidden" });
    await expect(begin(viewer)).rejects.toMatchObject({ kind: "forbidden" });
  });

  it("is about the provider's own things only", async () => {
    const { lot } = await anApprovedProvider(database.owner);
    await expect(begin(owner, { about: `lot:${lot.id}` })).rejects.toMatchObject({ field: "about" });
    const mine = await database.owner
      .selectFrom("application")
      .select(["id", "ref"])
      .where("provider_id", "=", providerId)
      .executeTakeFirstOrThrow();
    // So many newer ones that the list to choose from no longer has it: its own page still links here.
    await sql`insert into application (id, ref, provider_id, lot_id, question_set_id, status, created_at, created_by)
      select gen_random_uuid(), 'APP-LATER' || n, provider_id, lot_id, question_set_id, 'withdrawn',
        created_at + interval '1 day', created_by from application, generate_series(1, 60) n
      where id = ${mine.id}`.execute(database.owner);
    await begin(owner, { about: `application:${mine.id}` });
    expect((await list(lead)).rows).toMatchObject([{ aboutWords: `Application ${mine.ref}`, aboutId: mine.id }]);
  });
});

describe("the named contact", () => {
  const name = (personId: string, actor = lead) =>
    nameContact(database.web, actor, { providerId, personId, submissionKey: uuidv7() }, now);
  const contact = () => readAs(database.web, owner, (trx) => councilContact(trx, providerId));

  it("answers, is told, and has it to do; when that person leaves, a QA lead does", async () => {
    const broker = await anOfficer(database.owner, ["broker"]);
    await name(broker.personId);
    expect(await contact()).toMatchObject({ personId: broker.personId, named: true });
    await begin();
    expect([await toDoOf(broker), await toDoOf(lead)]).toEqual([1, 0]);
    expect(await mails()).toMatchObject([{ to: broker.email }]);
    await database.owner.updateTable("person").set({ disabled_at: now }).where("id", "=", broker.personId).execute();
    expect(await contact()).toMatchObject({ personId: lead.personId, named: false });
    expect(await toDoOf(lead)).toBe(1);
  });

  it("is named by quality and commissioners, among those who may answer", async () => {
    const broker = await anOfficer(database.owner, ["broker"]);
    await expect(name(broker.personId, broker)).rejects.toMatchObject({ kind: "forbidden" });
    const auditor = await anOfficer(database.owner, ["auditor"]);
    await expect(name(auditor.personId)).rejects.toMatchObject({ field: "personId" });
    await expect(name(lead.personId, auditor)).rejects.toMatchObject({ kind: "not-found" });
  });
});

test("it is sent once, closed when nothing was written since, and opened by the next words", async () => {
  const submissionKey = uuidv7();
  const id = await begin(owner, { submissionKey });
  expect(await begin(owner, { submissionKey })).toBe(id);
  const again = uuidv7();
  await write(lead, id, later(1), again);
  await write(lead, id, later(1), again);
  const other = { conversationId: id, body: "And a child was hurt today", submissionKey: again };
  await expect(writeMessage(database.web, lead, other, later(1))).rejects.toMatchObject({ kind: "conflict" });
  const { conversation, messages } = await openConversation(database.web, owner, id, 1, later(2));
  expect(messages.total).toBe(2);
  const close = (version: number) => closeConversation(database.web, lead, { conversationId: id, version }, later(3));
  await expect(close(conversation.version - 1)).rejects.toMatchObject({ kind: "conflict" });
  await close(conversation.version);
  expect((await list(owner)).rows).toMatchObject([{ status: "closed" }]);
  await expect(close(conversation.version + 1)).rejects.toMatchObject({ kind: "not-allowed-now" });
  await write(owner, id, later(4));
  expect((await list(lead, "waiting")).rows).toMatchObject([{ id, status: "open", closedAt: null }]);
});

test("the council's own days to answer and its limit on a provider's messages are dated settings", async () => {
  const setting = { effective_from: "2026-01-01", source: "test" };
  await database.owner
    .insertInto("setting")
    .values([
      { ...setting, key: "conversation-answer-days", value: "1" },
      { ...setting, key: "limit.message", value: JSON.stringify({ uses: 1, minutes: 60 }) },
    ])
    .execute();
  const id = await begin();
  expect((await list(lead)).rows).toMatchObject([{ answerBy: "2026-09-15" }]);
  await expect(write(owner, id, later(1))).rejects.toMatchObject({ kind: "too-many" });
  await write(lead, id, later(1));
  await write(owner, id, later(61));
});
