import { describe, expect, test } from "vitest";
import { openForm } from "#app/domain/applications/open-form.server.ts";
import { startApplication } from "#app/domain/applications/start-application.server.ts";
import { readAs } from "#app/domain/speak-as.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { anApplication } from "#db/factories/applications.ts";
import { anOfficer } from "#db/factories/people.ts";
import { adviseOn } from "#db/factories/reviewers.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { refuseApplication } from "./refuse-application.server.ts";

const database = testDatabase();
const now = new Date("2026-09-14T09:00:00Z");

describe("after a refusal", () => {
  test("row 28: the provider applies again the same minute, with every answer and document kept", async () => {
    const { id, owner, lot } = await anApplication(database.owner, { status: "submitted" });
    for (const role of ["qa", "qa_lead"] as const)
      await adviseOn(database.web, await anOfficer(database.owner, [role]), id, now, "refuse");
    const officer = await anOfficer(database.owner, ["commissioner"], { delegated: true });
    const reasons = [{ about: "INS-01", text: "The cover is too low" }];
    const refusal = { applicationId: id, reasons, version: 3, submissionKey: uuidv7() };
    const form = (application: string) =>
      readAs(database.web, owner, (trx) => openForm(trx, owner, application, "application.read", now));
    const before = await form(id);
    await refuseApplication(database.web, officer, refusal, now);
    const again = await startApplication(database.web, owner, { lotId: lot.id, submissionKey: uuidv7() }, now);
    expect(again).not.toBe(id);
    const after = await form(again);
    expect(after.application.status).toBe("draft");
    expect(after.typed).toEqual(before.typed);
    expect(after.evidence.map((document) => document.id)).toEqual(before.evidence.map((document) => document.id));
    expect(after.open).toBe("all");
  });
});
