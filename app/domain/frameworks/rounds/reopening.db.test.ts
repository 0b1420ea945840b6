import { expect, test } from "vitest";
import { uuidv7 } from "#app/domain/uuid.ts";
import { someInterests } from "#db/factories/interests.ts";
import { aTuitionLot } from "#db/factories/lots.ts";
import { anOfficer } from "#db/factories/people.ts";
import { anApprovedProvider } from "#db/factories/providers.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { announceRound } from "./announce-round.server.ts";
import { recipientsOf } from "./recipients.server.ts";

const database = testDatabase();
const now = new Date("2026-11-23T10:00:00Z");

test("P17: the count shown before is who is told, each once, however often the button is pressed", async () => {
  const lot = await aTuitionLot(database.owner, { status: "closed" });
  await anApprovedProvider(database.owner, { lot });
  const emails = Array.from({ length: 790 }, (_, number) => `reader-${number}@many.example`);
  await someInterests(database.owner, lot.id, emails, { asked: now });
  const who = await anOfficer(database.owner, ["commissioner"]);
  const counted = (await recipientsOf(database.web, [lot.id])).length;
  const plan = {
    frameworkId: lot.frameworkId,
    lotIds: [lot.id],
    opensOn: "2026-11-23",
    reason: "More",
    submissionKey: uuidv7(),
  };
  const press = () => announceRound(database.web, who, plan, now);
  const rounds = await Promise.all([press(), press(), press()]);
  expect(new Set(rounds).size).toBe(1);
  const told = await database.owner
    .selectFrom("notification")
    .select("to_address")
    .where("template", "=", "round-announced")
    .execute();
  expect([told.length, new Set(told.map((mail) => mail.to_address)).size]).toEqual([counted, counted]);
  expect(counted).toBe(791);
});
