import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import type { Officer } from "#app/access/actor.ts";
import { addDays, instantAt, today } from "#app/domain/london-time.ts";
import { standingOf } from "#app/domain/providers/standing.server.ts";
import { decideEvidence } from "#app/domain/reviews/decide-evidence.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { createLog } from "#app/platform/log.server.ts";
import type { Scanner } from "#app/platform/scanner.server.ts";
import { shortPdf } from "#db/demonstration/short-pdf.ts";
import { anOfficer } from "#db/factories/people.ts";
import { type ApprovedProvider, anApprovedProvider } from "#db/factories/providers.ts";
import { testDatabase } from "#db/test-database/test-database.ts";
import { testStore } from "#db/test-database/test-store.ts";
import { type EvidenceState, isServed, type Scan } from "../evidence.ts";
import { giveEvidence } from "../give-evidence.server.ts";
import { openEvidence } from "../open-evidence.server.ts";
import { giveGrace } from "../renewals/give-grace.server.ts";
import { scanEvidence } from "../scan-evidence.server.ts";
import { counts, type Version } from "./counts.ts";
import { lapseEvidence } from "./lapse-evidence.server.ts";

const database = testDatabase();
const s3 = testStore();
const folder = mkdtempSync(join(tmpdir(), "portal-life-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const system = { kind: "system", task: "test" } as const;
const policy = { questionId: "PRE-03", field: "value" };

const bytes = Buffer.from(shortPdf("A policy"));
const path = join(folder, "policy.pdf");
writeFileSync(path, bytes);
const file = { path, name: "Policy.pdf", size: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex") };

const says = (state: "clean" | "refused"): Scanner => ({
  healthy: async () => true,
  version: async () => undefined,
  scan: async (stream) => {
    await buffer(stream);
    return state === "clean" ? { state } : { state, signature: "Test" };
  },
});

type World = { provider: ApprovedProvider; applicationId: string; officer: Officer; now: Date };
type Step =
  | { do: "upload"; monthsOld: number }
  | { do: "scan"; says: "clean" | "refused" }
  | { do: "review"; decision: "accept" | "ask" }
  | { do: "grace"; days: number }
  | { do: "concern" }
  | { do: "wait"; days: number };

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    fc.record({ do: fc.constant("upload" as const), monthsOld: fc.constantFrom(0, 6, 11) }),
    fc.record({ do: fc.constant("scan" as const), says: fc.constantFrom("clean", "clean", "refused") }),
    fc.record({ do: fc.constant("review" as const), decision: fc.constantFrom("accept", "accept", "ask") }),
    fc.record({ do: fc.constant("grace" as const), days: fc.constantFrom(1, 28) }),
    fc.record({ do: fc.constant("concern" as const) }),
    fc.record({ do: fc.constant("wait" as const), days: fc.constantFrom(1, 20, 40, 200) }),
  ) as fc.Arbitrary<Step>,
  { minLength: 6, maxLength: 14 },
);

const versions = ({ provider }: World) =>
  database.owner
    .selectFrom("evidence")
    .select(["id", "version", "scan", "state", "ends_on as endsOn", "accepted_at as acceptedAt"])
    .where("provider_id", "=", provider.providerId)
    .where("question_id", "=", policy.questionId)
    .orderBy("version", "desc")
    .execute();

/** What the use case refuses changes nothing. */
const unlessRefused = (work: Promise<unknown>): Promise<boolean> =>
  work.then(
    () => true,
    (error: { kind?: string }) => {
      if (!error.kind) throw error;
      return false;
    },
  );

test("standing is what the open holds say, and nothing is served that isn’t clean, whatever happens in whatever order", async () => {
  const life = async (plan: readonly Step[]) => {
    const provider = await anApprovedProvider(database.owner, { insuredUntil: "2099-01-01" });
    const { id: applicationId } = await database.owner
      .selectFrom("application")
      .select("id")
      .where("provider_id", "=", provider.providerId)
      .executeTakeFirstOrThrow();
    const officer = await anOfficer(database.owner, ["qa", "qa_lead"]);
    const world: World = { provider, applicationId, officer, now: new Date("2026-09-14T09:00:00Z") };
    const model = { lapsed: false, concern: false, graceUntil: "" };
    for (const step of plan) {
      await take(world, model, step);
      await lapseEvidence(database.web, system, world.now);
      const rows = await versions(world);
      const on = today(world.now);
      const place = rows.map(
        ({ acceptedAt, ...row }): Version => ({
          ...{ version: row.version, endsOn: row.endsOn, wasAccepted: acceptedAt !== null },
          ...{ scan: row.scan as Scan, state: row.state as EvidenceState },
        }),
      );
      const good = place.some((one) => counts(one, place, on, true));
      if (place.some(({ wasAccepted }) => wasAccepted) && !good && model.graceUntil < on) model.lapsed = true;
      const { approved, holds } = await standingOf(database.web, provider.providerId, provider.lot.id);
      const open = [...(model.lapsed ? ["lapse"] : []), ...(model.concern ? ["concern"] : [])].sort();
      expect([approved, holds.map(({ kind }) => kind).sort()], JSON.stringify(step)).toEqual([true, open]);
      for (const { id, scan } of rows.filter((row) => !isServed(row.scan as Scan)))
        await expect(
          openEvidence({ db: database.web, store: s3.store }, officer, id, "evidence.review", world.now),
          scan,
        ).rejects.toMatchObject({ kind: expect.any(String) });
    }
  };
  await fc.assert(fc.asyncProperty(steps, life), { numRuns: 12 });
});

async function take(world: World, model: { lapsed: boolean; concern: boolean; graceUntil: string }, step: Step) {
  const { provider, applicationId, officer, now } = world;
  const on = today(now);
  if (step.do === "wait") world.now = instantAt(addDays(on, step.days), "09:00");
  if (step.do === "upload") {
    const dated = addDays(on, -30 * step.monthsOld);
    const given = { applicationId, ...policy, submissionKey: uuidv7(), file, contentType: "application/pdf", dated };
    await giveEvidence({ db: database.web, store: s3.store }, provider.owner, given, now);
  }
  const [newest] = await versions(world);
  if (step.do === "scan" && newest)
    await scanEvidence(
      {
        ...{ db: database.web, store: s3.store, scanner: says(step.says), now: () => now },
        ...{ log: createLog("fatal"), config: { allowUnscannedUploads: false } as never },
      },
      newest.id,
    );
  if (step.do === "review" && newest) {
    const input = { evidenceId: newest.id, decision: step.decision, comment: "Read" };
    const done = await unlessRefused(decideEvidence(database.web, officer, input, now));
    if (done && step.decision === "accept" && (newest.endsOn ?? "") >= on) model.lapsed = false;
  }
  if (step.do === "grace" && newest) {
    const until = addDays(on, step.days);
    const input = { evidenceId: newest.id, until, reason: "Late", submissionKey: uuidv7() };
    const given = await unlessRefused(giveGrace(database.web, officer, input, now));
    expect(given, "grace is for what has lapsed").toBe(model.lapsed);
    if (given) Object.assign(model, { lapsed: false, graceUntil: until });
  }
  if (step.do === "concern") await turnConcern(world, model);
}

/** Opens a concern’s hold, or lifts it as its own procedure does. */
async function turnConcern({ provider, now }: World, model: { concern: boolean }) {
  const { providerId } = provider;
  const holds = database.owner;
  if (model.concern)
    await holds
      .updateTable("hold")
      .set({ lifted_at: now, lifted_because: "Closed" })
      .where("provider_id", "=", providerId)
      .where("kind", "=", "concern")
      .where("lifted_at", "is", null)
      .execute();
  else {
    const hold = { id: uuidv7(), provider_id: providerId, kind: "concern", reason: "Under enquiry", opened_at: now };
    await holds.insertInto("hold").values(hold).execute();
  }
  model.concern = !model.concern;
}
