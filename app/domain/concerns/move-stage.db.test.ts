import { expect, test } from "vitest";
import { proposeSuspension } from "#app/domain/suspensions/propose-suspension.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { aConcern } from "#db/factories/concerns.ts";
import { anOfficer } from "#db/factories/people.ts";
import { anApprovedProvider } from "#db/factories/providers.ts";
import { childKeys } from "#db/factories/referrals.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { escalateConcern } from "./move-stage.server.ts";
import { triageConcern } from "./triage-concern.server.ts";

const database = testDatabase();
const at = new Date("2026-09-18T10:00:00Z");

test("S2-25: it stands at suspension or removal only once one is proposed on it, with its reasons", async () => {
  const lead = await anOfficer(database.owner, ["qa_lead"]);
  const { providerId } = await anApprovedProvider(database.owner);
  const { ref } = await aConcern(database.web, { at, keys: childKeys });
  const concern = () =>
    database.owner
      .selectFrom("concern")
      .select(["id", "stage", "level"])
      .where("ref", "=", ref)
      .executeTakeFirstOrThrow();
  const concernId = (await concern()).id;
  const deed = () => ({ concernId, submissionKey: uuidv7() });
  const found = { providerId, level: "medium" as const, allegation: false, why: "Two parents say so" };
  await triageConcern(database.web, lead, childKeys, { ...deed(), ...found }, at);
  const step = { level: "high" as const, why: "Children are at risk" };
  const to = (move: "suspend" | "remove") =>
    escalateConcern(database.web, lead, childKeys, { ...deed(), ...step, move }, at);
  await expect(to("suspend")).rejects.toMatchObject({ field: "move" });
  const proposal = { kind: "suspend" as const, lotIds: [], reasons: "A check is missing", atOnce: false, concernId };
  await proposeSuspension(database.web, lead, { providerId, ...proposal, submissionKey: uuidv7() }, at);
  await expect(to("remove")).rejects.toMatchObject({ field: "move" });
  await to("suspend");
  expect(await concern()).toMatchObject({ stage: "suspension", level: "high" });
});
