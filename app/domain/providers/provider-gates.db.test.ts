import { expect, test } from "vitest";
import { readAs } from "#app/domain/speak-as.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { aLot, aTuitionLot } from "#db/factories/lots.ts";
import { anApprovedProvider } from "#db/factories/providers.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { providerGates } from "./provider-gates.server.ts";
import { unmet } from "./provider-gates.ts";

const database = testDatabase();
const at = new Date("2026-09-14T09:00:00Z");
const shut = async (providerId: string, lotId: string, onDate = "2026-09-21", today = "2026-09-14") =>
  unmet(
    await readAs(database.web, { kind: "system", task: "test" }, (trx) =>
      providerGates(trx, providerId, lotId, onDate, new Date(`${today}T09:00:00Z`)),
    ),
  ).map(({ gate }) => gate);

test("an approved provider passes; another lot, an end date and an old check shut their gates", async () => {
  const provider = await anApprovedProvider(database.owner, { insuredUntil: "2026-10-31" });
  const other = await aTuitionLot(database.owner);
  expect(await shut(provider.providerId, provider.lot.id)).toEqual([]);
  expect(await shut(provider.providerId, other.id)).toEqual(["standing", "terms"]);
  expect(await shut(provider.providerId, provider.lot.id, "2026-11-01")).toEqual([
    "INS-01",
    "INS-02",
    "INS-03",
    "INS-04",
  ]);
  expect(await shut(provider.providerId, provider.lot.id, "2026-10-12", "2026-10-05")).toEqual(["EXC-04"]);
  await database.owner
    .insertInto("setting")
    .values({ key: "debarment-days", effective_from: "2026-01-01", value: "60", source: "test" })
    .execute();
  expect(await shut(provider.providerId, provider.lot.id, "2026-10-12", "2026-10-05")).toEqual([]);
});

test("each lot asks for its own amounts and only its own insurances", async () => {
  const workforce = await aLot(database.owner, "specialist");
  const education = await aLot(database.owner, "education", { framework: workforce });
  const provider = await anApprovedProvider(database.owner, { lot: workforce });
  await anApprovedProvider(database.owner, { lot: education });
  expect(await shut(provider.providerId, workforce.id)).toEqual(["INS-03"]);
  expect(await shut(provider.providerId, education.id)).toEqual(["standing", "terms"]);
  await database.owner.updateTable("evidence").set({ amount_pence: 900_000_000 }).execute();
  expect(await shut(provider.providerId, workforce.id)).toEqual([]);
  expect(await shut(provider.providerId, education.id)).toEqual(["standing", "INS-02", "terms"]);
});

test("a hold shuts the gate that minute, and lifting it opens it", async () => {
  const provider = await anApprovedProvider(database.owner);
  const hold = { id: uuidv7(), provider_id: provider.providerId, kind: "suspension", reason: "Concern", opened_at: at };
  await database.owner.insertInto("hold").values(hold).execute();
  expect(await shut(provider.providerId, provider.lot.id)).toEqual(["standing"]);
  await database.owner.updateTable("hold").set({ lifted_at: at, lifted_because: "Closed" }).execute();
  expect(await shut(provider.providerId, provider.lot.id)).toEqual([]);
});

test("a clean replacement counts before its review, a refused or a first one does not", async () => {
  const provider = await anApprovedProvider(database.owner, { insuredUntil: "2026-09-30" });
  const upload = (question_id: string, version: number, scan: string) =>
    database.owner
      .insertInto("evidence")
      .values({
        id: uuidv7(),
        provider_id: provider.providerId,
        question_id,
        field: "certificate",
        version,
        file_name: "new.pdf",
        content_type: "application/pdf",
        size: 1,
        sha256: "0".repeat(64),
        object_key: uuidv7(),
        scan,
        state: "given",
        starts_on: "2026-09-01",
        ends_on: "2027-08-31",
        amount_pence: 1_000_000_000,
        uploaded_by: provider.owner.personId,
        uploaded_at: at,
      })
      .execute();
  await database.owner.updateTable("evidence").set({ decided_at: at, decided_by: provider.owner.personId }).execute();
  await database.owner.deleteFrom("evidence").where("question_id", "=", "INS-03").execute();
  await upload("INS-01", 2, "clean");
  await upload("INS-02", 2, "refused");
  await upload("INS-03", 1, "clean");
  expect(await shut(provider.providerId, provider.lot.id, "2026-10-05")).toEqual(["INS-02", "INS-03", "INS-04"]);
});
