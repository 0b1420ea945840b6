import { expect, test } from "vitest";
import type { ProviderPerson } from "#app/access/actor.ts";
import { check } from "#app/domain/question-sets/answers.ts";
import { readAs } from "#app/domain/speak-as.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { anApplication } from "#db/factories/applications.ts";
import { aSecondLot } from "#db/factories/lots.ts";
import { anOfficer, aProviderPerson } from "#db/factories/people.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { allEarlierAnswers } from "./earlier-answers.ts";
import { openForm } from "./open-form.server.ts";
import { pageView } from "./page-view.ts";
import { reuseAnswers } from "./reuse-answers.server.ts";
import { saveAnswers } from "./save-answers.server.ts";
import { startApplication } from "./start-application.server.ts";
import { submitApplication } from "./submit-application.server.ts";

const database = testDatabase();
const now = new Date("2026-09-14T09:00:00Z");

const formAs = (owner: ProviderPerson, id: string) =>
  readAs(database.web, owner, (trx) => openForm(trx, owner, id, "application.read", now));
const offered = async (owner: ProviderPerson, id: string) =>
  allEarlierAnswers(await formAs(owner, id)).flatMap(({ earlier }) => earlier);
const uses = (id: string) =>
  database.owner.selectFrom("answer_use").select("question_id").where("application_id", "=", id).execute();
const audited = async () =>
  (
    await database.owner
      .selectFrom("audit_entry")
      .select(["action", "detail"])
      .where("action", "=", "application.use-answers")
      .execute()
  ).map(({ detail }) => detail);

/** An owner with a whole application to one lot, and a new draft to another of the same framework. */
async function twoLots() {
  const first = await anApplication(database.owner);
  const lot = await aSecondLot(database.owner, first.lot);
  const id = await startApplication(database.web, first.owner, { lotId: lot.id, submissionKey: uuidv7() }, now);
  return { owner: first.owner, first, lot, id };
}

test("a second lot takes nothing silently: what was answered is offered, counts as not answered, and is not sent", async () => {
  const { owner, id } = await twoLots();
  const form = await formAs(owner, id);
  expect([form.answers, await uses(id)]).toEqual([{}, []]);
  expect(check(form.set, form.answers, form.context).sections.map(({ state }) => state)).not.toContain("completed");
  const earlier = await offered(owner, id);
  expect(earlier.find((one) => one.id === "ORG-01")).toMatchObject({
    fields: [{ lines: ["New Start Tuition"] }],
    at: new Date("2026-09-10T09:00:00Z"),
  });
  expect(earlier.find((one) => one.id === "SAF-01")?.fields[0]?.file).toBeDefined();
  const send = submitApplication(database.web, owner, { applicationId: id, submissionKey: uuidv7() }, now);
  await expect(send).rejects.toThrow("Finish every section");
});

test("declarations, and what is asked for each lot, are never offered and never used", async () => {
  const { owner, id } = await twoLots();
  const ids = (await offered(owner, id)).map((one) => one.id);
  expect(ids.filter((one) => one.startsWith("DEC-"))).toEqual([]);
  expect(ids).not.toContain("CAP-03");
  expect(ids).not.toContain("PRI-01");
  const tried = ["DEC-01", "DEC-03", "CAP-03", "ORG-01", "ORG-01", "no question"];
  expect(await reuseAnswers(database.web, owner, { applicationId: id, questionIds: tried }, now)).toEqual(["ORG-01"]);
  expect(await uses(id)).toEqual([{ question_id: "ORG-01" }]);
  expect(await audited()).toEqual([{ questions: ["ORG-01"] }]);
});

test("an answer used fills its page, stays the provider's one answer, and is used once for a form sent twice", async () => {
  const { owner, id, first } = await twoLots();
  const page = (await offered(owner, id)).find((one) => one.id === "ORG-01")?.page ?? "";
  expect(pageView(await formAs(owner, id), page).earlier.map((one) => one.id)).toContain("ORG-01");
  const submissionKey = uuidv7();
  const input = { applicationId: id, questionIds: ["ORG-01", "ORG-02"], submissionKey };
  const [one, two] = [
    await reuseAnswers(database.web, owner, input, now),
    await reuseAnswers(database.web, owner, input, now),
  ];
  expect([one, two]).toEqual([input.questionIds, input.questionIds]);
  expect(await audited()).toHaveLength(1);
  const view = pageView(await formAs(owner, id), page);
  expect(view.earlier.map((one) => one.id)).not.toContain("ORG-01");
  expect(view.answers["ORG-01"]).toEqual({ value: "New Start Tuition" });
  const typed = { ...view.answers, "ORG-01": { value: "Newer Start" } };
  await saveAnswers(database.web, owner, { applicationId: id, pageId: page, typed, versions: view.versions }, now);
  expect((await formAs(owner, first.id)).answers["ORG-01"]).toEqual({ value: "Newer Start" });
});

test("a question that only another answer brings up is offered with it, and used only together with it", async () => {
  const { owner, id } = await twoLots();
  await database.owner
    .updateTable("answer")
    .set({ value: JSON.stringify({ value: "limited-company" }) })
    .where("question_id", "=", "ORG-02")
    .execute();
  const company = { question_id: "ORG-03", value: JSON.stringify({ company: "01234567" }) };
  await database.owner
    .insertInto("answer")
    .values({ id: uuidv7(), provider_id: owner.providerId, ...company, updated_at: now, updated_by: owner.personId })
    .execute();
  expect((await offered(owner, id)).map((one) => one.id)).toContain("ORG-03");
  const use = (questionIds: string[]) => reuseAnswers(database.web, owner, { applicationId: id, questionIds }, now);
  expect(await use(["ORG-03"])).toEqual([]);
  expect(await use(["ORG-02", "ORG-03"])).toEqual(["ORG-02", "ORG-03"]);
});

test("once sent nothing is used but the answer asked about; strangers, officers and readers use none", async () => {
  const { owner, id } = await twoLots();
  const use = (who: Parameters<typeof reuseAnswers>[1]) =>
    reuseAnswers(database.web, who, { applicationId: id, questionIds: ["ORG-01", "EDU-04"] }, now);
  const viewer = await aProviderPerson(database.owner, { providerId: owner.providerId, role: "viewer" });
  await expect(use(await aProviderPerson(database.owner))).rejects.toMatchObject({ kind: "not-found" });
  await expect(use(await anOfficer(database.owner, ["qa"]))).rejects.toMatchObject({ kind: "not-found" });
  await expect(use(viewer)).rejects.toMatchObject({ kind: "forbidden" });
  const status = (status: string) =>
    database.owner.updateTable("application").set({ status }).where("id", "=", id).execute();
  await status("submitted");
  await expect(use(owner)).rejects.toMatchObject({ kind: "not-allowed-now" });
  await status("information-requested");
  const qa = await anOfficer(database.owner, ["qa"]);
  await database.owner
    .insertInto("information_request")
    .values({
      id: uuidv7(),
      application_id: id,
      question_id: "EDU-04",
      question: "How do you plan?",
      due_on: "2026-10-01",
      asked_by: qa.personId,
      asked_at: now,
    })
    .execute();
  expect(await use(owner)).toEqual(["EDU-04"]);
});
