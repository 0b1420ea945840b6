import { describe, expect, it } from "vitest";
import { testDatabase } from "#db/test-database/test-database.ts";
import { forgetOldUses, keepWithin } from "./keep-within.server.ts";

const database = testDatabase();
const at = new Date("2026-09-14T09:00:00Z");
const later = (minutes: number) => new Date(at.getTime() + minutes * 60_000);
const tryAs = (by: string, now = at) => keepWithin(database.web, "password-reset", by, now);

describe("a limit", () => {
  it("lets through as many as it says, then says how long to wait, and counts each person apart", async () => {
    for (let time = 1; time <= 3; time++) await tryAs("sam");
    await expect(tryAs("sam")).rejects.toMatchObject({ kind: "too-many", minutes: 60 });
    await tryAs("kim");
  });

  it("begins anew when its window is over", async () => {
    for (let time = 1; time <= 3; time++) await tryAs("sam");
    await expect(tryAs("sam", later(59))).rejects.toMatchObject({ kind: "too-many" });
    await tryAs("sam", later(60));
  });

  it("is the council's own from its date", async () => {
    await database.owner
      .insertInto("setting")
      .values({
        key: "limit.password-reset",
        effective_from: "2026-09-14",
        value: { uses: 1, minutes: 5 },
        source: "test",
      })
      .execute();
    await tryAs("sam");
    await expect(tryAs("sam")).rejects.toMatchObject({ minutes: 5 });
  });

  it("counts uses at the same moment one by one", async () => {
    const results = await Promise.allSettled(Array.from({ length: 10 }, () => tryAs("sam")));
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(3);
  });

  it("is forgotten a day after its window began, and not before", async () => {
    await tryAs("sam");
    await forgetOldUses(database.web, later(24 * 60));
    expect(await database.owner.selectFrom("limit_use").select("uses").execute()).toEqual([{ uses: 1 }]);
    await forgetOldUses(database.web, later(26 * 60));
    expect(await database.owner.selectFrom("limit_use").select("uses").execute()).toEqual([]);
  });
});
