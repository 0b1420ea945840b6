import { expect, it } from "vitest";
import { testDatabase } from "#db/test-database/test-database.ts";
import { BatchedLimit } from "./batched-limit.server.ts";

const database = testDatabase();
const at = new Date("2026-09-14T09:00:00Z");
const ALLOWED = 600;
const BATCH = ALLOWED / 20;
const rows = async () => database.owner.selectFrom("limit_use").select("uses").execute();

async function ask(limit: BatchedLimit, by: string, times: number, now = at): Promise<string> {
  try {
    for (let time = 0; time < times; time++) await limit.keepWithin(by, now);
    return "within";
  } catch (error) {
    return (error as { kind: string }).kind;
  }
}

it("writes nothing for whoever asks seldom, and a row for whoever asks often", async () => {
  const limit = new BatchedLimit(database.web, "search");
  expect(await ask(limit, "198.51.100.1", BATCH - 1)).toBe("within");
  expect(await rows()).toEqual([]);
  expect(await ask(limit, "198.51.100.1", 1)).toBe("within");
  expect(await rows()).toEqual([{ uses: BATCH }]);
});

it("is shared by processes, stays shut within its window and opens after it", async () => {
  const [one, other] = [new BatchedLimit(database.web, "search"), new BatchedLimit(database.web, "search")];
  expect(await ask(one, "198.51.100.1", ALLOWED / 2)).toBe("within");
  expect(await ask(other, "198.51.100.1", ALLOWED / 2)).toBe("within");
  expect(await ask(other, "198.51.100.1", BATCH)).toBe("too-many");
  expect(await ask(other, "198.51.100.1", 1)).toBe("too-many");
  expect(await ask(one, "198.51.100.2", BATCH)).toBe("within");
  const afterwards = new Date(at.getTime() + 60_000);
  expect(await ask(other, "198.51.100.1", 1, afterwards)).toBe("within");
});
