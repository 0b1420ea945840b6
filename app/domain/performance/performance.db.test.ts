import { expect, test } from "vitest";
import { readAs } from "#app/domain/speak-as.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { anInvoice, someMarks } from "#db/factories/invoices.ts";
import { anOfficer } from "#db/factories/people.ts";
import { aPlacement } from "#db/factories/placements.ts";
import { anApprovedProvider } from "#db/factories/providers.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { countKpis } from "./count-kpis.server.ts";
import { enterResult } from "./enter-result.server.ts";
import { allPerformance, listPerformance, performanceOf } from "./performance.server.ts";
import type { EntryForm, TargetForm } from "./performance-forms.ts";
import { setTarget } from "./set-target.server.ts";

const database = testDatabase();
const job = { kind: "system", task: "count-kpis" } as const;
const at = new Date("2026-10-20T10:00:00Z");
const SUMMER = "2026-07-01";

/** How the provider did on its lot, by KPI. */
async function shown(providerId: string, quarter: string, now = at) {
  const [lot] = await performanceOf(database.web, providerId, quarter, now);
  return Object.fromEntries((lot?.kpis ?? []).map(({ name, text, tag, target }) => [name, [text, tag.text, target]]));
}
const target = (more: Partial<TargetForm> = {}): TargetForm => ({
  ...{ lot: "", kpi: "marked", target: 80, amber: 60, fromOn: "2026-07-01", source: "Terms, schedule 4" },
  submissionKey: uuidv7(),
  ...more,
});

test("row 69: the job counts answers, marks, attendance, starts and invoices of a quarter, once a day", async () => {
  const provider = await anApprovedProvider(database.owner);
  const placement = await aPlacement(database.owner, { provider });
  const day = (date: string) => [{ date, half: "am" as const }];
  // Marked the same day, the next working day, two working days later; the fourth was absent, the fifth is October's.
  // Of the agreed Mondays and Wednesdays nobody marked the 28th.
  await someMarks(database.owner, placement, day("2026-09-21"), { recordedAt: new Date("2026-09-21T15:00:00Z") });
  await someMarks(database.owner, placement, day("2026-09-25"), { recordedAt: new Date("2026-09-28T22:30:00Z") });
  await someMarks(database.owner, placement, day("2026-09-23"), { recordedAt: new Date("2026-09-25T08:00:00Z") });
  const absent = { code: "absent" as const, recordedAt: new Date("2026-09-30T15:00:00Z") };
  await someMarks(database.owner, placement, day("2026-09-30"), absent);
  await anInvoice(database.owner, placement, { halfDays: day("2026-10-05") });
  expect(await countKpis(database.web, job, at)).toBe(2);
  expect(await countKpis(database.web, job, at)).toBe(0);
  expect(await shown(provider.providerId, SUMMER)).toMatchObject({
    answered: ["1 of 1", "Too few to judge", 90],
    marked: ["60% (3 of 5)", "Red", 95],
    attended: ["3 of 4", "Too few to judge", 90],
    started: ["1 of 1", "Too few to judge", 90],
    invoiced: ["–", "Nothing to count", 90],
    reported: ["–", "Nothing to count", 90],
  });
  expect(await shown(provider.providerId, "2026-10-01")).toMatchObject({
    invoiced: ["1 of 1", "Too few to judge", 90],
  });
  const found = await listPerformance(database.web, { q: "", lot: "", quarter: SUMMER, page: 1 }, at);
  expect(found.rows).toMatchObject([{ id: provider.providerId, lotId: provider.lot.id }]);
  // The provider itself sees the same numbers, an invoice among them, and through no wall of its own.
  const own = await readAs(database.web, provider.owner, (trx) =>
    performanceOf(trx, provider.providerId, "2026-10-01", at),
  );
  expect(own[0]?.kpis.find(({ name }) => name === "invoiced")?.text).toBe("1 of 1");
});

test("row 69: a target stands from its day on, for its lot before every lot, and only commissioners set one", async () => {
  const provider = await anApprovedProvider(database.owner);
  const commissioner = await anOfficer(database.owner, ["commissioner"]);
  const set = (more: Partial<TargetForm>) => setTarget(database.web, commissioner, target(more), at);
  const asked = async (quarter: string) => (await shown(provider.providerId, quarter)).marked?.[2];
  expect(await asked(SUMMER)).toBe(95);
  await set({ target: 80 });
  await set({ target: 70, amber: 60, fromOn: "2026-10-01" });
  expect([await asked("2026-04-01"), await asked(SUMMER), await asked("2026-10-01")]).toEqual([95, 80, 70]);
  await set({ target: 99, lot: provider.lot.id, fromOn: "2026-09-01" });
  expect([await asked(SUMMER), await asked("2026-10-01")]).toEqual([99, 99]);
  await expect(set({ lot: uuidv7() })).rejects.toMatchObject({ field: "lot" });
  const qa = await anOfficer(database.owner, ["qa"]);
  await expect(setTarget(database.web, qa, target(), at)).rejects.toMatchObject({ kind: "forbidden" });
  await expect(setTarget(database.web, provider.owner, target(), at)).rejects.toMatchObject({ kind: "not-found" });
});

test("row 69: what the portal cannot count is entered with its source and by whom, and put right by a later entry", async () => {
  const provider = await anApprovedProvider(database.owner);
  const { providerId, lot } = provider;
  const qa = await anOfficer(database.owner, ["qa"]);
  const enter = (more: Partial<EntryForm> = {}) =>
    enterResult(
      database.web,
      qa,
      {
        ...{ providerId, lot: lot.id, kpi: "reported", quarter: SUMMER, met: 8, ofAll: 10, source: "Report log" },
        ...{ submissionKey: uuidv7(), ...more },
      },
      at,
    );
  await enter();
  expect((await shown(providerId, SUMMER)).reported).toEqual(["80% (8 of 10)", "Amber", 90]);
  await enter({ met: 10 });
  await countKpis(database.web, job, at);
  const [own] = await performanceOf(database.web, providerId, SUMMER, at);
  expect(own?.kpis.find(({ name }) => name === "reported")).toMatchObject({
    ...{ text: "100% (10 of 10)", where: `Report log, entered by ${qa.name}` },
    tag: { text: "Green" },
  });
  await expect(enter({ quarter: "2027-01-01" })).rejects.toMatchObject({ field: "quarter" });
  await expect(enter({ lot: uuidv7() })).rejects.toMatchObject({ field: "lot" });
});

test("row 69: a list gives each provider its own results, on the page and in the download", async () => {
  const qa = await anOfficer(database.owner, ["qa"]);
  const [one, other] = [await anApprovedProvider(database.owner), await anApprovedProvider(database.owner)];
  for (const [{ providerId, lot }, met] of [
    [one, 3],
    [other, 9],
  ] as const) {
    const entry = { lot: lot.id, quarter: SUMMER, kpi: "reported", met, ofAll: 10, source: "Report log" } as const;
    await enterResult(database.web, qa, { ...entry, providerId, submissionKey: uuidv7() }, at);
  }
  await countKpis(database.web, job, at);
  const asked = { q: "", lot: "", quarter: SUMMER };
  const reported = (rows: Awaited<ReturnType<typeof allPerformance>>) =>
    new Map(rows.map(({ id, kpis }) => [id, kpis.find(({ name }) => name === "reported")?.text]));
  const own = new Map([
    [one.providerId, "30% (3 of 10)"],
    [other.providerId, "90% (9 of 10)"],
  ]);
  expect(reported((await listPerformance(database.web, { ...asked, page: 1 }, at)).rows)).toEqual(own);
  expect(reported(await allPerformance(database.web, asked, at))).toEqual(own);
});
