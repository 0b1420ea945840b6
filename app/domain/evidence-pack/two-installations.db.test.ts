import { buffer } from "node:stream/consumers";
import { expect, test } from "vitest";
import { readAs } from "#app/domain/speak-as.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { readWhole } from "#db/factories/evidence-packs.ts";
import { aHoldOn } from "#db/factories/holds.ts";
import { anOfficer } from "#db/factories/people.ts";
import { anApprovedProvider } from "#db/factories/providers.ts";
import { maker, NAME, now, policy, twoInstallations } from "#db/factories/two-installations.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { testStore } from "#db/test-database/test-store.ts";
import { applyImport } from "./apply-import.server.ts";
import { gather } from "./gather.server.ts";
import { answerValue } from "./import-files.ts";
import { openPack } from "./open-pack.server.ts";
import { packsOf } from "./packs.server.ts";
import { packSources, sourceOf } from "./sources.server.ts";

const there = { database: testDatabase(), s3: testStore() };
const here = { database: testDatabase(), s3: testStore() };
const { means, bring, pageOf, aProviderThere, madeThere, aDraftHere, trustThem, useAll, kept } = twoInstallations(
  there,
  here,
);

test("N27: a pack goes from one installation to another, and fills answers and files only", async () => {
  const pack = await madeThere(await aProviderThere());
  await trustThem();
  const { owner, id: applicationId } = await aDraftHere();
  const id = await bring(owner, applicationId, pack);
  expect((await kept()).answers).toEqual([]);
  const page = await pageOf(owner, id);
  expect(page.offers.map(({ questionId }) => questionId)).toEqual(["ORG-01", "ORG-08", "EDU-05"]);
  expect(page.files).toMatchObject([{ place: "SAF-01.value", name: "Safeguarding policy.pdf" }]);
  expect(page.others).toMatchObject([{ why: "It is answered for each lot anew" }]);
  await useAll(owner, id);

  const answers = await here.database.owner
    .selectFrom("answer")
    .select(["question_id", "value"])
    .orderBy("question_id")
    .execute();
  expect(answers).toEqual([
    { question_id: "EDU-05", value: { value: "A call home within ten minutes", sendsMarks: "yes" } },
    { question_id: "ORG-01", value: { value: NAME } },
    { question_id: "ORG-08", value: { registered: "yes", number: "GB123456782" } },
  ]);
  const [document] = await here.database.owner.selectFrom("evidence").selectAll().execute();
  expect(document).toMatchObject({
    state: "given",
    scan: "pending",
    version: 1,
    accepted_at: null,
    starts_on: "2026-09-01",
  });
  expect(document?.object_key).toMatch(/^quarantine\//);
  expect(await buffer((await here.s3.store.open(document?.object_key ?? "")).body)).toEqual(policy);
  const application = await here.database.owner.selectFrom("application").select("status").executeTakeFirstOrThrow();
  expect(application.status).toBe("draft");
  for (const table of ["admission", "section_review", "recommendation", "council_check", "hold", "service"] as const)
    expect(await here.database.owner.selectFrom(table).selectAll().execute(), table).toEqual([]);
  const jobs = await here.database.owner
    .selectFrom("graphile_worker.jobs" as never)
    .selectAll()
    .execute();
  expect(JSON.stringify(jobs)).toContain("scan-evidence");
  const { rows } = {
    rows: await here.database.owner.selectFrom("audit_entry").select("action").orderBy("seq").execute(),
  };
  expect(rows.map(({ action }) => action)).toEqual([
    ...["evidence.add-loose", "evidence-pack.import", "evidence.give", "evidence-pack.use"],
  ]);

  expect(await pageOf(owner, id)).toMatchObject({ usedAt: "14 September 2026", used: { answers: 3, files: 1 } });
  await expect(useAll(owner, id)).rejects.toMatchObject({ kind: "not-allowed-now" });
  const qa = await anOfficer(here.database.owner, ["qa"]);
  const submitted = { "ORG-01": { value: NAME }, "EDU-05": { value: "Changed since", sendsMarks: "yes" } };
  const sources = await readAs(here.database.web, qa, (trx) => packSources(trx, owner.providerId, submitted));
  const words = "From Northshire Council’s evidence pack of 14 September 2026: not checked by us";
  expect(await readAs(here.database.web, qa, (trx) => sourceOf(trx, document?.id ?? ""))).toBe(words);
  expect(sources).toEqual({ answers: { "ORG-01": words }, documents: { [document?.id ?? ""]: words } });
});

test("N27: what is answered apart, names and decisions are not in a pack, though they are in the database", async () => {
  const owner = await aProviderThere();
  const planted = await there.database.owner.selectFrom("answer").select("value").execute();
  expect(JSON.stringify(planted)).toMatch(/Canary/);
  const bytes = await madeThere(owner);
  expect(bytes.includes("Canary")).toBe(false);
  expect(bytes.includes("7301")).toBe(false);
  expect(bytes.includes("call home within ten minutes")).toBe(true);
  const read = readWhole(bytes);
  expect(read?.manifest.files).toMatchObject([
    { questionId: "SAF-01", accepted: { by: "Northshire Council", at: now.toISOString() } },
  ]);
  expect(read?.manifest.provider).toEqual({
    name: NAME,
    identifiers: { companyNumber: "01234567", vatNumber: "GB123456782" },
  });
  const [row] = await readAs(there.database.web, owner, (trx) => packsOf(trx, owner.providerId));
  expect(row).toMatchObject({ sha256: read?.sha256, answers: 4, files: 1, expiresOn: "2027-09-14" });
  const again = await openPack({ db: there.database.web, store: there.s3.store }, owner, row?.id ?? "", now);
  expect(await buffer(again.body)).toEqual(bytes);
});

test("N27: a pack attests an approval only while the provider is in good standing on that lot", async () => {
  const db = there.database.owner;
  const { owner, providerId, lot } = await anApprovedProvider(db);
  const attested = async () =>
    (await readAs(there.database.web, owner, (trx) => gather(trx, providerId, maker.council))).admissions;
  const approval = { lot: "Tuition", at: "2026-01-05T09:00:00.000Z" };
  expect(await attested()).toEqual([approval]);
  for (const lotId of [lot.id, null]) {
    const { holdId } = await aHoldOn(db, { providerId, lotId, kind: "suspension", at: now });
    expect(await attested()).toEqual([]);
    await db.updateTable("hold").set({ lifted_at: now }).where("id", "=", holdId).execute();
    expect(await attested()).toEqual([approval]);
  }
});

test("N27: an answer that is there is replaced only when it is ticked as it was shown", async () => {
  const pack = await madeThere(await aProviderThere());
  await trustThem();
  const { owner, id: applicationId } = await aDraftHere(NAME, { "EDU-05": { value: "Ours", sendsMarks: "no" } });
  const id = await bring(owner, applicationId, pack);
  const { offers } = await pageOf(owner, id);
  const offered = offers.find(({ questionId }) => questionId === "EDU-05");
  expect(offered?.now.join()).toContain("Ours");
  expect(offered?.says.join()).toContain("within ten minutes");
  const input = { id, files: [], confirmed: "yes" as const, submissionKey: uuidv7() };
  await here.database.owner.updateTable("answer").set({ version: 2 }).where("question_id", "=", "EDU-05").execute();
  const stale = [answerValue(offered ?? { questionId: "", version: 0 })];
  await expect(applyImport(means(), owner, { ...input, answers: stale }, now)).rejects.toMatchObject({
    kind: "conflict",
  });
  await expect(applyImport(means(), owner, { ...input, answers: [] }, now)).rejects.toMatchObject({ kind: "refused" });
  await applyImport(means(), owner, { ...input, answers: ["ORG-01:0"] }, now);
  const ours = here.database.owner.selectFrom("answer").select("value").where("question_id", "=", "EDU-05");
  expect((await ours.executeTakeFirstOrThrow()).value).toEqual({ value: "Ours", sendsMarks: "no" });
});
