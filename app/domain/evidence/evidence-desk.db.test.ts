import { expect, test } from "vitest";
import { readAs } from "#app/domain/speak-as.server.ts";
import { anApplication } from "#db/factories/applications.ts";
import { aLot } from "#db/factories/lots.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { evidenceDesk } from "./evidence-desk.server.ts";

const database = testDatabase();
const now = new Date("2026-09-14T09:00:00Z");

test("each lot on which a provider is admitted still asks for its own documents, through its own application", async () => {
  const tuition = await anApplication(database.owner, { status: "admitted" });
  const { owner } = tuition;
  const lot = await aLot(database.owner, "specialist", { framework: tuition.lot });
  const workforce = await anApplication(database.owner, { owner, lot, status: "admitted", answers: {} });
  const { documents } = await readAs(database.web, owner, (trx) => evidenceDesk(trx, owner.providerId, now));
  const needed = documents.filter((document) => document.needed);
  const through = (questionId: string) => needed.find((one) => one.questionId === questionId);
  expect(through("INS-04")).toMatchObject({ through: tuition.id, title: expect.stringContaining("abuse") });
  expect(through("SW-01")).toMatchObject({ through: workforce.id });
  expect(needed.filter(({ questionId }) => questionId === "INS-02")).toHaveLength(1);
});
