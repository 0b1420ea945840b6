import { expect, it } from "vitest";
import { checkColours } from "#app/ui/contrast.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { readCouncil } from "./council.server.ts";

const database = testDatabase();

it("lets a new installation start under no name until the council has set its own", async () => {
  const before = await readCouncil(database.web, "2026-09-14");
  expect(before.name).toBe("Council");
  expect(checkColours(before)).toEqual([]);
  const value = JSON.stringify({ ...before, name: "Wyeshire Council" });
  await database.owner
    .insertInto("setting")
    .values({ key: "council", effective_from: "2026-09-14", value, source: "test" })
    .execute();
  expect((await readCouncil(database.web, "2026-09-13")).name).toBe("Council");
  expect((await readCouncil(database.web, "2026-09-14")).name).toBe("Wyeshire Council");
});
