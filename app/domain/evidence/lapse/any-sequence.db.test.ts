import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import type { Officer } from "#app/access/actor.ts";
import { findServices } from "#app/domain/directory/find-services.server.ts";
import { readSearch } from "#app/domain/directory/search.ts";
import { isDomainError } from "#app/domain/errors.ts";
import { addDays, instantAt, londonDate } from "#app/domain/london-time.ts";
import { standingOf } from "#app/domain/providers/standing.server.ts";
import { decideEvidence } from "#app/domain/reviews/decide-evidence.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { transact } from "#app/domain/work.server.ts";
import { createLog } from "#app/platform/log.server.ts";
import type { Scanner } from "#app/platform/scanner.server.ts";
import { shortPdf } from "#db/demonstration/short-pdf.ts";
import { anEvidence } from "#db/factories/applications.ts";
import { aStep, type Step, type Verdict } from "#db/factories/evidence-steps.ts";
import { anOfficer } from "#db/factories/people.ts";
import { type ApprovedProvider, anApprovedProvider } from "#db/factories/providers.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { testStore } from "#db/test-database/test-store.ts";
import type { EvidenceState, Scan } from "../evidence.ts";
import { giveEvidence } from "../give-evidence.server.ts";
import { openEvidence } from "../open-evidence.server.ts";
import { readEvidence } from "../reading/read-evidence.server.ts";
import { giveGrace } from "../renewals/give-grace.server.ts";
import { scanEvidence } from "../scan-evidence.server.ts";
import { withdrawEvidence } from "../withdraw-evidence.server.ts";
import { counts, type Version } from "./counts.ts";
import { lapseEvidence } from "./lapse-evidence.server.ts";

const database = testDatabase();
const s3 = testStore();
const folder = mkdtempSync(join(tmpdir(), "portal-sequence-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const system = (task: string) => ({ kind: "system", task }) as const;
/** A health and safety policy: it has an end, and its kind has grace. */
const place = { questionId: "PRE-03", field: "value" };

/** One approved provider whose health and safety policy ends in so many days, and all that is done about it. */
async function aStory(qa: Officer, steps: readonly Step[]): Promise<void> {
  const provider = await anApprovedProvider(database.owner, { insuredUntil: "2029-12-31" });
  const story = {
    now: instantAt("2026-09-14", "09:00"),
    qa,
    provider,
    concern: false,
    grace: "",
    graceAt: instantAt("2026-09-14", "09:00"),
  };
  await anEvidence(database.owner, provider.owner, { ...place, state: "accepted", endsOn: addDays("2026-09-14", 20) });
  for (const one of steps) {
    const before = await lapsed(provider);
    await take(story, one).catch((error) => {
      if (!isDomainError(error)) throw error;
    });
    const after = await lapsed(provider);
    const lifts = one.do === "grace" || (one.do === "review" && one.decision === "accept");
    if (before && !after) expect(lifts, "only accepting and grace lift a lapse").toBe(true);
    if (!before) expect(after, "only the job opens a lapse").toBe(false);
    await lapseEvidence(database.web, system("lapse-evidence"), story.now);
    await check(story, after);
  }
}

type Story = { now: Date; qa: Officer; provider: ApprovedProvider; concern: boolean; grace: string; graceAt: Date };

const versions = (provider: ApprovedProvider) =>
  database.owner
    .selectFrom("evidence")
    .select(["id", "version", "scan", "state", "ends_on as endsOn", "accepted_at", "withdrawn_at", "uploaded_at"])
    .where("provider_id", "=", provider.providerId)
    .where("question_id", "=", place.questionId)
    .orderBy("version", "desc")
    .execute();

const lapsed = async ({ providerId }: ApprovedProvider): Promise<boolean> =>
  (await database.owner
    .selectFrom("evidence_lapse")
    .innerJoin("hold", "hold.id", "evidence_lapse.hold_id")
    .select("hold.id")
    .where("evidence_lapse.provider_id", "=", providerId)
    .where("lifted_at", "is", null)
    .executeTakeFirst()) !== undefined;

async function take(story: Story, one: Step): Promise<void> {
  const { provider, qa, now } = story;
  const all = await versions(provider);
  const newest = all.find(({ state }) => state === "given" || state === "accepted" || state === "needs-change");
  if (one.do === "wait") story.now = new Date(now.getTime() + one.days * 86_400_000);
  if (one.do === "give") await give(story, addDays(londonDate(now), one.days));
  if (one.do === "scan")
    await scan(all.find(({ scan }) => scan === "pending" || scan === "error")?.id, one.verdict, now);
  if (one.do === "review" && newest)
    await decideEvidence(database.web, qa, { evidenceId: newest.id, decision: one.decision, comment: "Read" }, now);
  if (one.do === "withdraw" && newest)
    await transact(database.web, system("test"), now, (work) => withdrawEvidence(work, [newest.id], "missing"));
  if (one.do === "grace") await grace(story, all[0]?.id ?? "", addDays(londonDate(now), one.days));
  if (one.do === "cannot read" && newest?.state === "given") await cannotRead(newest.id, now);
  if (one.do === "concern" || one.do === "close concern") await concern(story, one.do === "concern");
}

async function give({ provider, now }: Story, ends: string): Promise<void> {
  const { id: applicationId } = await database.owner
    .selectFrom("application")
    .select("id")
    .where("provider_id", "=", provider.providerId)
    .executeTakeFirstOrThrow();
  const bytes = Buffer.from(shortPdf(`Insured until ${ends}, ${uuidv7()}`));
  const path = join(folder, uuidv7());
  writeFileSync(path, bytes);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const file = { path, name: "Certificate.pdf", size: bytes.length, sha256 };
  const typed = { ...place, ends, amountPence: 1_000_000_000, contentType: "application/pdf", file };
  const means = { db: database.web, store: s3.store };
  await giveEvidence(means, provider.owner, { ...typed, applicationId, submissionKey: uuidv7() }, now);
}

/** Until the end of a London date, where the policy has lapsed. */
async function grace(story: Story, evidenceId: string, until: string): Promise<void> {
  await giveGrace(database.web, story.qa, { evidenceId, until, reason: "Late", submissionKey: uuidv7() }, story.now);
  Object.assign(story, { grace: until, graceAt: story.now });
}

async function scan(id: string | undefined, verdict: Verdict, now: Date): Promise<void> {
  if (!id) return;
  const scanner: Scanner = {
    healthy: async () => verdict !== "silent",
    version: async () => ({ engine: "test", signatures: "1", signaturesAt: now }),
    scan: async (stream) => {
      await buffer(stream);
      if (verdict === "silent") throw new Error("The scanner is silent");
      return verdict === "clean" ? { state: "clean" } : { state: "refused", signature: "Test" };
    },
  };
  const config = { allowUnscannedUploads: false } as never;
  await scanEvidence(
    { db: database.web, store: s3.store, scanner, now: () => now, log: createLog("silent"), config },
    id,
  );
}

const cannotRead = (id: string, now: Date) =>
  readEvidence(
    { db: database.web, store: s3.store, now: () => now, readDocument: async () => ({ refused: "broken" }) },
    id,
  );

async function concern(story: Story, open: boolean): Promise<void> {
  const { provider, now } = story;
  const holds = { provider_id: provider.providerId, kind: "concern" };
  if (open && !story.concern)
    await database.owner
      .insertInto("hold")
      .values({ id: uuidv7(), ...holds, reason: "Under enquiry", opened_at: now })
      .execute();
  if (!open)
    await database.owner
      .updateTable("hold")
      .set({ lifted_at: now, lifted_because: "Closed" })
      .where("provider_id", "=", provider.providerId)
      .where("kind", "=", "concern")
      .where("lifted_at", "is", null)
      .execute();
  story.concern = open;
}

/** After the job has run. */
async function check(story: Story, wasLapsed: boolean): Promise<void> {
  const { provider, now } = story;
  const rows = await versions(provider);
  const of = rows.map(
    (row): Version => ({
      ...{ version: row.version, scan: row.scan as Scan, state: row.state as EvidenceState, endsOn: row.endsOn },
      wasAccepted: row.accepted_at !== null,
    }),
  );
  const day = londonDate(now);
  const good = of.some((one) => counts(one, of, day, true));
  const waits = rows.some(
    ({ state, scan, uploaded_at, version }) =>
      state === "given" &&
      (scan === "pending" || scan === "error") &&
      rows.some(
        (once) =>
          once.version < version &&
          once.accepted_at !== null &&
          once.state !== "withdrawn" &&
          londonDate(uploaded_at) <= (once.endsOn ?? ""),
      ),
  );
  const happened = rows.some(({ accepted_at, withdrawn_at }) =>
    [accepted_at, withdrawn_at].some((at) => at && at > story.graceAt),
  );
  const open = await lapsed(provider);
  expect(open, "a lapse stands until it is lifted, and opens when nothing counts").toBe(
    wasLapsed || !(good || waits || (story.grace >= day && !happened)),
  );

  const { approved, holds } = await standingOf(database.web, provider.providerId, provider.lot.id);
  const kinds = [...(open ? ["lapse"] : []), ...(story.concern ? ["concern"] : [])];
  expect(approved && holds.map(({ kind }) => kind).sort()).toEqual(kinds.sort());
  const search = readSearch(new URLSearchParams({ q: "" })).search;
  const { services } = await findServices(database.web, search, undefined);
  const listed = services.some(({ name }) => name === provider.owner.providerName);
  expect(listed, "in the directory while nothing is open").toBe(kinds.length === 0);

  for (const { id, scan, state, version } of rows) {
    if (version === 1) continue; // Without a file.
    const opened = await openEvidence({ db: database.web, store: s3.store }, provider.owner, id, "evidence.read", now)
      .then(({ body }) => buffer(body))
      .catch((error) => (isDomainError(error) ? undefined : Promise.reject(error)));
    expect(opened !== undefined, "served").toBe(scan === "clean" && state !== "withdrawn");
  }
}

test("for any sequence of uploads, scans, reviews, graces, concerns and days, standing is what the open holds say, and only what is clean is served", async () => {
  const qa = await anOfficer(database.owner, ["qa", "qa_lead"]);
  const stories = fc.array(aStep, { minLength: 4, maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(stories, async (steps) => {
      await database.owner.deleteFrom("service").execute();
      await aStory(qa, steps);
    }),
    { numRuns: 20 },
  );
}, 120_000);
