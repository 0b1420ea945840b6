import { expect, it } from "vitest";
import { anonymous, type Officer } from "#app/access/actor.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { someInterests } from "#db/factories/interests.ts";
import { aTuitionLot, type MadeLot } from "#db/factories/lots.ts";
import { anOfficer } from "#db/factories/people.ts";
import { anApprovedProvider } from "#db/factories/providers.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { announceRound } from "../rounds/announce-round.server.ts";
import { readInterest } from "./interests.server.ts";
import { stopInterest } from "./stop-interest.server.ts";

const database = testDatabase();
const now = new Date("2026-11-21T10:00:00Z");

const anInterest = async (lot: MadeLot, email: string) =>
  (await someInterests(database.owner, lot.id, [email], { asked: now }))[0] ?? "";

async function announce(officer: Officer, lot: MadeLot, at = now): Promise<void> {
  const lots = { frameworkId: lot.frameworkId, lotIds: [lot.id] };
  const plan = { opensOn: "2026-11-30", closesOn: "2026-12-31", reason: "More tutors are needed" };
  const round = { ...lots, ...plan, submissionKey: uuidv7() };
  const id = await announceRound(database.web, officer, round, at);
  await database.owner.updateTable("admission_round").set({ cancelled_at: at }).where("id", "=", id).execute();
}

async function announcedTo(email: string): Promise<(string | null)[]> {
  const rows = await database.owner
    .selectFrom("notification")
    .select("data")
    .where("template", "=", "round-announced")
    .where("to_address", "=", email)
    .orderBy("id")
    .execute();
  return rows.map(({ data }) => (data as { stopToken: string | null }).stopToken);
}

it("the link in an announcement stops further ones; whoever is told as a provider has none", async () => {
  const { lot, owner } = await anApprovedProvider(database.owner);
  await database.owner.updateTable("lot").set({ status: "closed" }).where("id", "=", lot.id).execute();
  const officer = await anOfficer(database.owner, ["commissioner"]);
  const before = await anInterest(lot, "ann@made-up.example");
  await anInterest(lot, "bo@made-up.example");
  await announce(officer, lot);

  const [token] = await announcedTo("ann@made-up.example");
  expect(await announcedTo(owner.email)).toEqual([null]);
  expect(await readInterest(database.web, before, now)).toBeUndefined();
  expect(await readInterest(database.web, token ?? "", now)).toMatchObject({ state: "confirmed" });
  await stopInterest(database.web, anonymous, token ?? "", now);

  await announce(officer, lot, new Date(now.getTime() + 60_000));
  expect(await announcedTo("ann@made-up.example")).toHaveLength(1);
  const [first, second] = await announcedTo("bo@made-up.example");
  expect(await readInterest(database.web, first ?? "", now)).toBeUndefined();
  expect(await readInterest(database.web, second ?? "", now)).toMatchObject({ state: "confirmed" });
});

it("an interest in another lot than the one that opens is left alone", async () => {
  const lot = await aTuitionLot(database.owner, { status: "closed" });
  const officer = await anOfficer(database.owner, ["commissioner"]);
  const elsewhere = await anInterest(await aTuitionLot(database.owner), "cy@made-up.example");
  await anInterest(lot, "ann@made-up.example");
  await announce(officer, lot);
  expect(await announcedTo("ann@made-up.example")).toHaveLength(1);
  expect(await announcedTo("cy@made-up.example")).toEqual([]);
  expect(await readInterest(database.web, elsewhere, now)).toMatchObject({ state: "confirmed" });
});
