import { expect, test } from "vitest";
import { readCase } from "#app/domain/reviews/case-file.server.ts";
import { sectionInFull } from "#app/domain/reviews/section-view.server.ts";
import { readAs } from "#app/domain/speak-as.server.ts";
import { aBroughtPack } from "#db/factories/evidence-packs.ts";
import { anOfficer } from "#db/factories/people.ts";
import { aSubmittedApplication } from "#db/factories/submitted-applications.ts";
import { testDatabase } from "#db/test-database/test-database.ts";

const database = testDatabase();
const now = new Date("2026-09-14T09:00:00Z");
const words = "From Northshire Council’s evidence pack of 10 September 2026: not checked by us";

test("N27: a reviewer sees at the desk which answer and which document came out of another council's pack", async () => {
  const { id, owner } = await aSubmittedApplication(database.owner);
  const qa = await anOfficer(database.owner, ["qa"]);
  const section = (name: string) =>
    readAs(database.web, qa, async (trx) => sectionInFull(trx, await readCase(trx, qa, id), name, qa.personId, now));
  const sourcesIn = async (name: string) =>
    (await section(name)).checks.flatMap((check) => [check, ...check.documents].flatMap((one) => one.brought ?? []));
  expect(await sourcesIn("safeguarding")).toEqual([]);

  const pack = await aBroughtPack(database.owner, owner, id);
  const { id: policy } = await database.owner
    .selectFrom("evidence")
    .select("id")
    .where("question_id", "=", "SAF-01")
    .executeTakeFirstOrThrow();
  const { submission } = await database.owner.selectFrom("application").select("submission").executeTakeFirstOrThrow();
  const { answers } = submission as unknown as { answers: Record<string, object> };
  const brought = (answer: object) => [{ questionId: "SAF-15", question: "Safe?", lot: null, answer }];
  const says = (answer: object) =>
    database.owner
      .updateTable("pack_import")
      .set({ answers: JSON.stringify(brought(answer)) })
      .execute();
  await says(answers["SAF-15"] ?? {});
  const use = { import_id: pack, provider_id: owner.providerId };
  await database.owner
    .insertInto("pack_import_use")
    .values([
      { ...use, question_id: "SAF-15", field: "" },
      { ...use, question_id: "SAF-01", field: "value", evidence_id: policy },
    ])
    .execute();
  expect(await sourcesIn("safeguarding")).toEqual([words, words]);
  expect(await sourcesIn("organisation")).toEqual([]);
  await says({ value: "Something else" });
  expect(await sourcesIn("safeguarding"), "its provider has changed the answer since").toEqual([words]);
});
