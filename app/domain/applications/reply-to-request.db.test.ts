import { describe, expect, it } from "vitest";
import type { Officer, ProviderPerson } from "#app/access/actor.ts";
import { providerToDo } from "#app/domain/providers/to-do.server.ts";
import { readAs } from "#app/domain/speak-as.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { tuitionQuestionSet } from "#db/defaults/question-sets/tuition.ts";
import { anApplication } from "#db/factories/applications.ts";
import { anOfficer, aProviderPerson } from "#db/factories/people.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { findSubmission } from "./applications.server.ts";
import { pageOf } from "./may-change.ts";
import { replyToRequest } from "./reply-to-request.server.ts";
import { saveAnswers } from "./save-answers.server.ts";

const database = testDatabase();
const now = new Date("2026-09-14T09:00:00Z");
const asked = "EDU-04";

async function anAskedApplication() {
  const made = await anApplication(database.owner, { status: "information-requested" });
  const reviewer = await anOfficer(database.owner, ["qa"]);
  const threadId = uuidv7();
  await database.owner
    .insertInto("information_request")
    .values({
      id: threadId,
      application_id: made.id,
      question_id: asked,
      question: "Who calls the parent?",
      due_on: "2026-09-21",
      asked_by: reviewer.personId,
      asked_at: now,
    })
    .execute();
  return { ...made, reviewer, threadId };
}

const change = (who: ProviderPerson, applicationId: string, questionId: string, value: string) =>
  saveAnswers(
    database.web,
    who,
    {
      applicationId,
      pageId: pageOf(tuitionQuestionSet, questionId)?.id ?? "",
      typed: { [questionId]: { value } },
      versions: { [questionId]: 1 },
    },
    now,
  );
const reply = (who: ProviderPerson | Officer, applicationId: string, threadId: string) =>
  replyToRequest(database.web, who, { applicationId, threadId, reply: "We say it now" }, now);
const state = async (id: string) => ({
  row: await database.owner.selectFrom("application").select(["status", "submission"]).where("id", "=", id).execute(),
  events: await database.owner.selectFrom("application_event").selectAll().execute(),
  mails: await database.owner.selectFrom("notification").select(["template", "to_address"]).execute(),
});

describe("a question back to the provider", () => {
  it("stands first on its home page, lets that one answer be changed, and goes back as a new submission", async () => {
    const { owner, id, reviewer, threadId } = await anAskedApplication();
    const toDo = await readAs(database.web, owner, (trx) => providerToDo(trx, owner, now));
    expect(toDo).toMatchObject([
      { text: expect.stringContaining("Answer our question"), due: new Date("2026-09-21T16:00:00Z") },
    ]);
    const before = await findSubmission(database.web, id);
    await change(owner, id, asked, "The tutor calls within five minutes.");
    expect(await findSubmission(database.web, id)).toEqual(before);
    await reply(owner, id, threadId);
    const after = await state(id);
    expect(after.row).toMatchObject([{ status: "submitted" }]);
    expect((await findSubmission(database.web, id))?.answers[asked]).toEqual({
      value: "The tutor calls within five minutes.",
    });
    expect(after.events).toMatchObject([{ event: "reply", submission: { answers: { [asked]: expect.anything() } } }]);
    expect(after.mails).toEqual([{ template: "provider-replied", to_address: reviewer.email }]);
    const row = await database.owner.selectFrom("information_request").selectAll().executeTakeFirstOrThrow();
    expect(row).toMatchObject({ reply: "We say it now", replied_by: owner.personId, replied_at: now });
  });

  it("opens no other answer", async () => {
    const { owner, id } = await anAskedApplication();
    await expect(change(owner, id, "EDU-01", "Other words")).rejects.toMatchObject({ kind: "not-allowed-now" });
    await expect(change(owner, id, "EDU-11", "Other words")).rejects.toMatchObject({ kind: "not-allowed-now" });
  });

  it("is answered by its own provider only, once, and not while the answer is unfinished", async () => {
    const { owner, id, reviewer, threadId } = await anAskedApplication();
    const stranger = await aProviderPerson(database.owner);
    const viewer = await aProviderPerson(database.owner, { providerId: owner.providerId, role: "viewer" });
    await change(owner, id, asked, "");
    const before = await state(id);
    await expect(reply(owner, id, threadId)).rejects.toMatchObject({ kind: "refused" });
    await expect(reply(stranger, id, threadId)).rejects.toMatchObject({ kind: "not-found" });
    await expect(reply(viewer, id, threadId)).rejects.toMatchObject({ kind: "forbidden" });
    await expect(reply(reviewer, id, threadId)).rejects.toMatchObject({ kind: "not-found" });
    expect(await state(id)).toEqual(before);
    const again = await anAskedApplication();
    await reply(again.owner, again.id, again.threadId);
    await expect(reply(again.owner, again.id, again.threadId)).rejects.toMatchObject({ kind: "not-allowed-now" });
  });
});
