import { expect, test } from "vitest";
import type { Officer } from "#app/access/actor.ts";
import { councilToDo } from "#app/domain/accounts/council-to-do.server.ts";
import { actionInWords } from "#app/domain/actions/action-in-words.ts";
import { actionsAt, escalatesBefore, getAction } from "#app/domain/actions/actions.server.ts";
import { agreeAction } from "#app/domain/actions/agree-action.server.ts";
import { closeAction } from "#app/domain/actions/close-action.server.ts";
import { moveAction } from "#app/domain/actions/move-action.server.ts";
import { remindActions } from "#app/domain/actions/remind-actions.server.ts";
import { sayDone } from "#app/domain/actions/say-done.server.ts";
import { readAs } from "#app/domain/speak-as.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { anOfficer } from "#db/factories/people.ts";
import { anApprovedProvider } from "#db/factories/providers.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { meetingsOf } from "./meetings.server.ts";
import { countLateMeetings, listMeetingsDue } from "./meetings-due.server.ts";
import { recordMeeting } from "./record-meeting.server.ts";
import { remindMeetings } from "./remind-meetings.server.ts";

const database = testDatabase();
const at = new Date("2026-09-16T10:00:00Z");
const job = { kind: "system", task: "test" } as const;
const on = (date: string, time = "10:00") => new Date(`${date}T${time}:00Z`);
const meeting = (more = {}) => ({
  ...{ kind: "contract-review" as const, heldOn: "2026-09-15", nextOn: "2026-12-15" as string | undefined },
  ...{ councilPeople: "Q. Abbey", providerPeople: "The owner", notes: "Attendance is good" },
  submissionKey: uuidv7(),
  ...more,
});
const agree = (officer: Officer, reviewId: string, owner: string, dueOn = "2026-09-25") =>
  agreeAction(
    database.web,
    officer,
    { reviewId },
    { what: "Send the fire log", owner: owner as "provider", dueOn, submissionKey: uuidv7() },
    at,
  );
const mails = async (template: string) =>
  (
    await database.owner
      .selectFrom("notification")
      .select("to_address")
      .where("template", "=", template)
      .orderBy("to_address")
      .execute()
  ).map((one) => one.to_address);

test("row 69: a review meeting and an audit are recorded once, by who may, never ahead of their day", async () => {
  const { providerId, owner } = await anApprovedProvider(database.owner);
  const commissioner = await anOfficer(database.owner, ["commissioner"]);
  const form = { providerId, ...meeting() };
  const id = await recordMeeting(database.web, commissioner, form, at);
  expect(await recordMeeting(database.web, commissioner, form, at)).toBe(id);
  expect(await meetingsOf(database.web, providerId)).toMatchObject([{ id, heldOn: "2026-09-15" }]);
  const record = (more: object) => recordMeeting(database.web, commissioner, { providerId, ...meeting(more) }, at);
  await expect(record({ heldOn: "2026-09-17" })).rejects.toMatchObject({ field: "heldOn" });
  await expect(record({ nextOn: "2026-09-15" })).rejects.toMatchObject({ field: "nextOn" });
  const auditor = await anOfficer(database.owner, ["auditor"]);
  await expect(recordMeeting(database.web, auditor, { providerId, ...meeting() }, at)).rejects.toMatchObject({
    kind: "forbidden",
  });
  await expect(recordMeeting(database.web, owner, { providerId, ...meeting() }, at)).rejects.toMatchObject({
    kind: "not-found",
  });
});

test("row 69: an agreed action is said to be done by its owner, asked for again, and closed by a reviewer", async () => {
  const { providerId, owner } = await anApprovedProvider(database.owner);
  const other = await anApprovedProvider(database.owner);
  const qa = await anOfficer(database.owner, ["qa"]);
  const lead = await anOfficer(database.owner, ["qa_lead"]);
  const reviewId = await recordMeeting(database.web, qa, { providerId, ...meeting() }, at);
  await expect(agree(qa, reviewId, "provider", "2026-09-15")).rejects.toMatchObject({ field: "dueOn" });
  await expect(agree(qa, reviewId, owner.personId)).rejects.toMatchObject({ field: "owner" });
  const [theirs, ours] = [await agree(qa, reviewId, "provider"), await agree(qa, reviewId, lead.personId)];
  expect(await mails("action-agreed")).toEqual([owner.email, lead.email].sort());
  const done = { note: "Sent", version: 1, submissionKey: uuidv7() };
  await expect(sayDone(database.web, other.owner, theirs, done, at)).rejects.toMatchObject({ kind: "not-found" });
  await expect(sayDone(database.web, owner, ours, done, at)).rejects.toMatchObject({ kind: "not-found" });
  await expect(sayDone(database.web, qa, ours, done, at)).rejects.toMatchObject({ kind: "forbidden" });
  await sayDone(database.web, lead, ours, { ...done, submissionKey: uuidv7() }, at);
  const own = { outcome: "close" as const, version: 2, note: "Seen", submissionKey: uuidv7() };
  await expect(closeAction(database.web, lead, ours, own, at)).rejects.toMatchObject({ kind: "forbidden" });
  await closeAction(database.web, qa, ours, own, at);
  await sayDone(database.web, owner, theirs, done, at);
  await sayDone(database.web, owner, theirs, done, at);
  const decide = (outcome: "close" | "ask-again", version: number) =>
    closeAction(
      database.web,
      qa,
      theirs,
      { outcome, version, note: "Page two is missing", submissionKey: uuidv7() },
      at,
    );
  await expect(decide("close", 1)).rejects.toMatchObject({ kind: "conflict" });
  await decide("ask-again", 2);
  expect(await mails("action-asked-again")).toEqual([owner.email]);
  await expect(decide("ask-again", 3)).rejects.toMatchObject({ kind: "not-allowed-now" });
  await sayDone(database.web, owner, theirs, { ...done, version: 3, submissionKey: uuidv7() }, at);
  await decide("close", 4);
  expect(await getAction(database.web, theirs)).toMatchObject({ status: "closed", closedBy: qa.name });
  await expect(decide("close", 5)).rejects.toMatchObject({ kind: "not-allowed-now" });
});

test("row 69: an overdue action alerts its owner once on the next working day, and escalates after ten", async () => {
  const { providerId, owner } = await anApprovedProvider(database.owner);
  const lead = await anOfficer(database.owner, ["qa_lead"]);
  const reviewId = await recordMeeting(database.web, lead, { providerId, ...meeting() }, at);
  // A Friday: the next working day is the Monday.
  await agree(lead, reviewId, "provider", "2026-09-25");
  for (const early of [on("2026-09-25"), on("2026-09-26"), on("2026-09-27"), on("2026-09-28", "06:30")])
    expect(await remindActions(database.web, job, early)).toBe(0);
  expect(await remindActions(database.web, job, on("2026-09-28"))).toBe(1);
  expect(await remindActions(database.web, job, on("2026-09-29"))).toBe(0);
  expect(await mails("action-overdue")).toEqual([owner.email]);
  const tagOn = async (date: string) => {
    const [action] = await actionsAt(database.web, { reviewId });
    if (!action) throw new Error("It was agreed");
    return actionInWords(action, date, await escalatesBefore(database.web, on(date))).tag.text;
  };
  expect([await tagOn("2026-09-25"), await tagOn("2026-09-28")]).toEqual(["To do", "Overdue"]);
  // Ten working days after 25 September is 9 October.
  expect([await tagOn("2026-10-09"), await tagOn("2026-10-12")]).toEqual(["Overdue", "Escalate"]);
  const waits = async (date: string) =>
    (await readAs(database.web, lead, (trx) => councilToDo(trx, lead, on(date)))).find(({ text }) =>
      text.includes("escalate"),
    )?.count;
  expect([await waits("2026-10-09"), await waits("2026-10-12")]).toEqual([0, 1]);
});

test("row 69: a later date is agreed with its reason, never by the owner, and reminds anew when it has passed", async () => {
  const { providerId, owner } = await anApprovedProvider(database.owner);
  const [qa, lead] = [await anOfficer(database.owner, ["qa"]), await anOfficer(database.owner, ["qa_lead"])];
  const reviewId = await recordMeeting(database.web, qa, { providerId, ...meeting() }, at);
  const [theirs, ours] = [await agree(qa, reviewId, "provider"), await agree(qa, reviewId, lead.personId)];
  const later = (dueOn: string, version = 1) => ({ dueOn, version, why: "Strike", submissionKey: uuidv7() });
  const move = (who: Officer, id: string, form: ReturnType<typeof later>, when = at) =>
    moveAction(database.web, who, id, form, when);
  await expect(move(lead, ours, later("2026-10-09"))).rejects.toMatchObject({ kind: "forbidden" });
  for (const dueOn of ["2026-09-25", "2026-09-24", "2027-12-01"])
    await expect(move(qa, theirs, later(dueOn))).rejects.toMatchObject({ field: "dueOn" });
  expect(await remindActions(database.web, job, on("2026-09-28"))).toBe(2);
  const form = later("2026-10-09");
  await move(qa, theirs, form, on("2026-09-29"));
  await move(qa, theirs, form, on("2026-09-29"));
  expect(await mails("action-moved")).toEqual([owner.email]);
  expect(await getAction(database.web, theirs)).toMatchObject({ dueOn: "2026-10-09", movedNote: "Strike", version: 2 });
  expect(await remindActions(database.web, job, on("2026-10-09"))).toBe(0);
  expect(await remindActions(database.web, job, on("2026-10-12"))).toBe(1);
  await sayDone(database.web, owner, theirs, { note: "Sent", version: 2, submissionKey: uuidv7() }, at);
  await expect(move(qa, theirs, later("2026-12-01", 3))).rejects.toMatchObject({ kind: "not-allowed-now" });
});

test("row 69: the next meeting or audit is listed until one of its kind is held, and whoever recorded the last hears once that it is late", async () => {
  const { providerId } = await anApprovedProvider(database.owner);
  const [qa, lead] = [await anOfficer(database.owner, ["qa"]), await anOfficer(database.owner, ["qa_lead"])];
  const record = (more: object, when = at) => recordMeeting(database.web, qa, { providerId, ...meeting(more) }, when);
  const due = async () =>
    (await listMeetingsDue(database.web, { q: "", page: 1 })).rows.map(({ kind, nextOn }) => `${kind} ${nextOn}`);
  await record({ nextOn: "2026-09-25" });
  await record({ kind: "quality-audit", nextOn: "2026-09-30" });
  expect(await due()).toEqual(["contract-review 2026-09-25", "quality-audit 2026-09-30"]);
  expect((await listMeetingsDue(database.web, { q: "nobody", page: 1 })).total).toBe(0);
  // A Friday: the next working day is the Monday.
  for (const early of [on("2026-09-25"), on("2026-09-26"), on("2026-09-28", "06:30")])
    expect(await remindMeetings(database.web, job, early)).toBe(0);
  expect(await remindMeetings(database.web, job, on("2026-09-28"))).toBe(1);
  expect(await remindMeetings(database.web, job, on("2026-09-29"))).toBe(0);
  expect(await mails("meeting-overdue")).toEqual([qa.email]);
  expect(await countLateMeetings(database.web, "2026-09-28")).toBe(1);
  await record({ heldOn: "2026-09-28", nextOn: "2026-12-15" }, on("2026-09-28"));
  expect(await due()).toEqual(["quality-audit 2026-09-30", "contract-review 2026-12-15"]);
  await database.owner.updateTable("person").set({ disabled_at: at }).where("id", "=", qa.personId).execute();
  expect(await remindMeetings(database.web, job, on("2026-10-01"))).toBe(1);
  expect(await mails("meeting-overdue")).toEqual([qa.email, lead.email].sort());
});
