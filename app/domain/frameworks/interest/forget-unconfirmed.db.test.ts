import { expect, it } from "vitest";
import { someInterests } from "#db/factories/interests.ts";
import { aTuitionLot } from "#db/factories/lots.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { keepDates } from "../rounds/keep-dates.server.ts";

const database = testDatabase();
const now = new Date("2026-11-23T10:00:00Z");
const later = (days: number) => new Date(now.getTime() + days * 86_400_000);
const job = { kind: "system", task: "keep-dates" } as const;

it("forgets an address that nobody confirmed within a week, and keeps what was confirmed", async () => {
  const lot = await aTuitionLot(database.owner);
  const wants = (email: string, asked: Date, confirmed: Date | undefined) =>
    someInterests(database.owner, lot.id, [email], { asked, confirmed });
  await wants("old@x.example", later(-8), undefined);
  await wants("new@x.example", later(-6), undefined);
  await wants("yes@x.example", later(-8), now);
  await keepDates(database.web, job, now);
  const kept = await database.owner.selectFrom("lot_interest").select("email").orderBy("email").execute();
  expect(kept.map(({ email }) => email)).toEqual(["new@x.example", "yes@x.example"]);
});
