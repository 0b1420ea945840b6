import { beforeEach, describe, expect, it } from "vitest";
import type { Officer } from "#app/access/actor.ts";
import { sentInFull } from "#app/domain/applications/sent-view.server.ts";
import { submitApplication } from "#app/domain/applications/submit-application.server.ts";
import type { FrameworkQuestions, Question, Section } from "#app/domain/question-sets/question.ts";
import { saveQuestionSet } from "#app/domain/question-sets/question-sets.server.ts";
import { readAs } from "#app/domain/speak-as.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { alternativeProvision } from "#db/defaults/question-sets/alternative-provision.ts";
import { soleTutorAnswers } from "#db/defaults/question-sets/sample-answers.ts";
import { anApplication, type MadeApplication } from "#db/factories/applications.ts";
import { aTuitionLot } from "#db/factories/lots.ts";
import { anOfficer } from "#db/factories/people.ts";
import { adviseOn } from "#db/factories/reviewers.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { renderNamed } from "#emails/emails.ts";
import { askProvider } from "./ask-provider.server.ts";
import { readCase } from "./case-file.server.ts";
import { refuseApplication } from "./refuse-application.server.ts";
import { sectionInFull } from "./section-view.server.ts";

const database = testDatabase();
const now = new Date("2026-09-14T09:00:00Z");
const site = {
  url: "https://portal.example",
  council: "Wyeshire",
  serviceName: "Portal",
  contact: "ap@council.example",
};

const drives: Question = {
  ...{ id: "VEH-01", label: "Do you drive pupils?", required: true, stages: ["A"], pass: { by: "reviewer" } },
  fields: [{ kind: "yesNo", name: "value", noun: "yes if you drive pupils" }],
};
/** A table with a document, asked on one lot of whoever drives. */
const vehicles: Question = {
  id: "VEH-02",
  lots: ["tuition"],
  label: "Which vehicles do you use? Their papers must be less than {months} months old",
  fields: [
    {
      ...{ kind: "table", name: "vehicles", noun: "the vehicles", row: "vehicle", maxRows: 5, repeats: true },
      columns: [
        { kind: "shortText", name: "plate", noun: "the number plate", label: "Number plate" },
        { kind: "number", name: "seats", noun: "the seats", label: "Seats", min: 1, max: 16 },
      ],
    },
    {
      ...{ kind: "file", name: "papers", noun: "the papers", label: "Papers" },
      evidence: { kind: "vehicle-papers", renewal: { months: 12 }, grace: false },
    },
  ],
  required: true,
  stages: ["A"],
  showWhen: { question: "VEH-01", is: ["yes"] },
  pass: { by: "portal", rule: "documentAge", field: "papers", months: 12 },
};
const section: Section = {
  ...{ id: "vehicles", title: "Vehicles" },
  pages: [{ id: "vehicles", title: "Vehicles", questions: [drives, vehicles] }],
};
const second: FrameworkQuestions = {
  ...alternativeProvision,
  version: 2,
  sections: [section, ...alternativeProvision.sections],
};

let made: MadeApplication;
let qa: Officer;
beforeEach(async () => {
  qa = await anOfficer(database.owner, ["qa"]);
  const lot = await aTuitionLot(database.owner);
  const questionSetId = await database.owner
    .transaction()
    .execute((trx) => saveQuestionSet(trx, lot.frameworkId, second, { publishedAt: now }));
  const answers = {
    ...soleTutorAnswers("2026-09-01", "2027-06-01"),
    "VEH-01": { value: "yes" },
    "VEH-02": { vehicles: [{ plate: "AB12 CDE", seats: "7" }], papers: { file: true } },
  };
  made = await anApplication(database.owner, { lot: { ...lot, questionSetId }, answers });
  const old = { starts_on: "2025-01-31", ends_on: "2026-01-31" };
  await database.owner.updateTable("evidence").set(old).where("question_id", "=", "VEH-02").execute();
  await submitApplication(database.web, made.owner, { applicationId: made.id, submissionKey: uuidv7() }, now);
});

const label = "Which vehicles do you use? Their papers must be less than 12 months old";
const reason = "The document is from 31 January 2025, and must not be older than 14 September 2025";
const remedy = "Upload a version dated within the last 12 months";
const letter = async (template: "information-requested" | "application-refused") => {
  const mails = database.owner.selectFrom("notification").select("data").where("template", "=", template);
  return renderNamed(template, (await mails.executeTakeFirstOrThrow()).data, site).text;
};

describe("a question that the council adds, with no code for it", () => {
  it("stands before the reviewer with its rows, its document and the rule's finding", async () => {
    const view = await readAs(database.web, qa, async (trx) =>
      sectionInFull(trx, await readCase(trx, qa, made.id), "vehicles", qa.personId, now),
    );
    expect(view.checks[1]).toMatchObject({
      label,
      given: [{ lines: ["Vehicle 1 – Number plate: AB12 CDE; Seats: 7"] }],
      outcome: { text: "Fails the rule" },
      reason,
    });
    expect(view.documents).toMatchObject([{ questionId: "VEH-02", name: "Vehicles: papers" }]);
  });

  it("stands in the copy of what was sent", async () => {
    const copy = await readAs(database.web, qa, (trx) =>
      sentInFull(trx, qa, { id: made.id, number: "1" }, { action: "application.review", reader: "council" }),
    );
    expect(copy.questions).toBe("Version 2");
    expect(copy.sections[0]?.answers[1]).toMatchObject({
      label,
      fields: [
        { lines: ["Vehicle 1 – Number plate: AB12 CDE; Seats: 7"] },
        { label: "Papers", file: { fileName: "document.pdf", facts: expect.stringContaining("31 January 2025") } },
      ],
    });
  });

  it("is asked about in a letter that says what fails and how to put it right", async () => {
    const input = {
      applicationId: made.id,
      questionId: "VEH-02",
      question: "Is this the van's?",
      submissionKey: uuidv7(),
    };
    await askProvider(database.web, qa, input, now);
    const text = await letter("information-requested");
    for (const words of [label, "Is this the van's?", reason, "To put it right: upload a version", "21 September 2026"])
      expect(text).toContain(words);
  });

  it("stands in the letter that refuses, with its reason and how to put it right", async () => {
    const lead = await anOfficer(database.owner, ["qa_lead"]);
    for (const reviewer of [qa, lead]) await adviseOn(database.web, reviewer, made.id, now, "refuse", []);
    const officer = await anOfficer(database.owner, ["commissioner"], { delegated: true });
    const { version } = await database.owner.selectFrom("application").select("version").executeTakeFirstOrThrow();
    const reasons = [{ about: "VEH-02", text: reason }];
    const input = { applicationId: made.id, reasons, version, submissionKey: uuidv7() };
    await refuseApplication(database.web, officer, input, now);
    expect(await letter("application-refused")).toContain(
      `${label}: ${reason}. To put it right: upload a version dated`,
    );
    const admission = await database.owner.selectFrom("admission").select("reasons").executeTakeFirstOrThrow();
    expect(admission.reasons).toEqual([{ about: "VEH-02", title: label, reason, remedy }]);
  });
});
