import fc from "fast-check";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { uuidv7 } from "#app/domain/uuid.ts";
import { anEvidence } from "#db/factories/applications.ts";
import { aProviderPerson } from "#db/factories/people.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { counts, stands, type Version } from "./counts.ts";
import { countsIn, standsIn } from "./counts-in-sql.server.ts";

const database = testDatabase();
const on = "2026-09-14";

const states = ["given", "accepted", "needs-change", "superseded", "removed", "withdrawn"] as const;
const aVersion = fc.record({
  scan: fc.constantFrom("clean", "not-scanned", "pending", "refused"),
  state: fc.constantFrom(...states),
  wasAccepted: fc.boolean(),
  endsOn: fc.constantFrom(null, "2026-09-13", "2026-09-14", "2026-09-15"),
});
type Made = { scan: "clean"; state: (typeof states)[number]; wasAccepted: boolean; endsOn: string | null };

test("the rule and its SQL say the same of every version of a document", async () => {
  const owner = await aProviderPerson(database.owner);
  const one = async (made: readonly Made[], dated: boolean) => {
    const questionId = uuidv7();
    const place: Version[] = made.map((version, index) => ({
      ...version,
      version: index + 1,
      wasAccepted: version.wasAccepted || version.state === "accepted",
    }));
    for (const version of place) await anEvidence(database.owner, owner, { questionId, ...version });
    const rows = await database.owner
      .selectFrom("evidence")
      .select(["version", standsIn("evidence").as("stands"), countsIn("evidence", on, sql.lit(dated)).as("counts")])
      .where("question_id", "=", questionId)
      .orderBy("version")
      .execute();
    expect(rows).toEqual(
      place.map((version) => ({
        version: version.version,
        stands: stands(version, place),
        counts: counts(version, place, on, dated),
      })),
    );
  };
  const places = fc.array(aVersion, { minLength: 1, maxLength: 4 }) as fc.Arbitrary<Made[]>;
  await fc.assert(fc.asyncProperty(places, fc.boolean(), one), { numRuns: 150 });
});
