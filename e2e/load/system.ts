import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { openSignIn } from "#app/domain/accounts/sign-ins.server.ts";
import { publishedQuestionSet } from "#app/domain/question-sets/question-sets.server.ts";
import { newReference } from "#app/domain/reference.ts";
import { rankQueue } from "#app/domain/reviews/queue/rank-queue.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import type { Environment } from "#app/platform/config.server.ts";
import { loadConfig } from "#app/platform/config.server.ts";
import { createObjectStore } from "#app/platform/object-store.server.ts";
import { openDataDir } from "#app/server/embedded/data-dir.ts";
import { startParts } from "#app/server/embedded/demonstration-parts.ts";
import { freePort } from "#app/server/embedded/free-port.ts";
import { nodeFlags } from "#app/server/node-flags.ts";
import { createDb, type Trx } from "#db/client.server.ts";
import { seedCouncil } from "#db/demonstration/council.server.ts";
import { takeAllAnswers } from "#db/demonstration/uses.server.ts";
import { anOfficer, aProviderPerson } from "#db/factories/people.ts";
import { aSubmittedApplication } from "#db/factories/submitted-applications.ts";
import { migrate } from "#db/migrate.server.ts";
import { addHistory, type History } from "#db/scale/history.server.ts";
import { scale } from "#db/scale/scale.server.ts";
import { deskScene, EACH, REVIEWERS } from "./desk-scene.ts";

export type Process = { base: string; pid: number };
export type System = {
  /** Starts a web process of the production build, with these settings beside the usual ones. */
  web(env?: Environment): Promise<Process>;
  baseline(): Promise<Process & { bare: string }>;
  officer: string;
  provider: string;
  /** The cookies of the reviewers of the desk. */
  reviewers: string[];
  /** A draft of that provider, and an application that waits for its review. */
  applicationId: string;
  reviewId: string;
  lotId: string;
  databaseUrl: string;
  stop(): Promise<void>;
};

/** PostgreSQL and an object store of the run's own in a folder that goes with it, migrated and filled. */
export async function startSystem(providers: number, past?: Omit<History, "providers">): Promise<System> {
  const folder = mkdtempSync(join(tmpdir(), "portal-bench-"));
  const children: ChildProcess[] = [];
  const dataDir = await openDataDir(folder);
  const parts = await startParts(dataDir, { PATH: process.env.PATH, LOG_LEVEL: "warn" });
  const now = new Date();
  const { DATABASE_URL = "", DATABASE_OWNER_URL = "" } = parts.worker;
  await migrate({ ownerUrl: DATABASE_OWNER_URL, webUrl: DATABASE_URL }, now);
  const store = createObjectStore(loadConfig(parts.worker, "worker").s3);
  await store.ensureBucket();
  // One application in twenty waits for the council, as many as there are, those of the desk among them.
  const waiting = providers / 2 - REVIEWERS * EACH;
  const db = createDb(DATABASE_OWNER_URL, { max: 1, statementTimeoutMs: 120_000 });
  const people = await db.transaction().execute(async (trx) => {
    await seedCouncil(trx, now);
    await raiseLimits(trx);
    const lotId = await scale(trx, { providers, waiting }, now);
    if (past) await addHistory(trx, { providers, ...past }, now);
    const { lot, ...rest } = await signedIn(trx, lotId, now);
    return { ...rest, lotId, reviewers: await deskScene(trx, store, lot, now) };
  });
  await rankQueue(db, { kind: "system", task: "rank-queue" }, now);
  await sql`vacuum analyze`.execute(db);
  await db.destroy();

  const start = async (file: string, env: Environment, ready: (child: ChildProcess) => Promise<unknown>) => {
    const child = spawn(process.execPath, [...nodeFlags, file], {
      env: { ...env, NODE_ENV: "production", NODE_NO_WARNINGS: "1" },
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    });
    children.push(child);
    await ready(child);
    return child.pid ?? 0;
  };
  return {
    ...people,
    databaseUrl: DATABASE_URL,
    async web(env = {}) {
      const port = await freePort();
      const base = `http://127.0.0.1:${port}`;
      const settings = { ...parts.web, ...env, PORT: String(port), PUBLIC_URL: base };
      return { base, pid: await start("app/server/web.ts", settings, () => untilReady(base)) };
    },
    async baseline() {
      const [port, bare] = [await freePort(), await freePort()];
      const settings = { ...parts.web, NODE_ENV: "production", PORT: String(port), BARE_PORT: String(bare) };
      const pid = await start("e2e/load/baseline.ts", settings, (child) => once(child, "message"));
      return { base: `http://127.0.0.1:${port}`, bare: `http://127.0.0.1:${bare}`, pid };
    },
    async stop() {
      for (const child of children) if (child.exitCode === null && child.kill()) await once(child, "exit");
      await parts.stop();
      dataDir.release();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A reviewer and a provider who are signed in, and the provider's draft: cookies and the draft's id. */
async function signedIn(trx: Trx, lotId: string, now: Date) {
  const officer = await anOfficer(trx, ["qa"]);
  const { id: providerId } = await trx
    .selectFrom("provider")
    .select("id")
    .where("slug", "=", "provider-1")
    .executeTakeFirstOrThrow();
  const owner = await aProviderPerson(trx, { providerId });
  const { id } = await publishedQuestionSet(trx, lotId, now);
  const { id: otherLot } = await trx
    .selectFrom("lot")
    .select("id")
    .where("code", "=", "mentoring")
    .executeTakeFirstOrThrow();
  const applicationId = uuidv7();
  const values = { id: applicationId, ref: newReference("APP"), provider_id: providerId, lot_id: otherLot };
  await trx
    .insertInto("application")
    .values({ ...values, question_set_id: id, status: "draft", created_at: now, created_by: owner.personId })
    .execute();
  await takeAllAnswers(trx, applicationId);
  const cookie = async (personId: string) => `signin=${await openSignIn(trx, { personId, secondFactor: "app" }, now)}`;
  const named = await trx
    .selectFrom("lot")
    .select(["id", "slug", "framework_id as frameworkId"])
    .where("id", "=", lotId)
    .executeTakeFirstOrThrow();
  const lot = { ...named, questionSetId: id };
  const { id: reviewId } = await aSubmittedApplication(trx, { lot, at: now });
  const cookies = { officer: await cookie(officer.personId), provider: await cookie(owner.personId) };
  return { ...cookies, applicationId, reviewId, lot };
}

async function untilReady(base: string): Promise<void> {
  for (const end = Date.now() + 30_000; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 50))) {
    const answer = await fetch(`${base}/health/live`).catch(() => undefined);
    if (answer?.ok) return;
  }
  throw new Error("The web process was not ready in time");
}

/** One machine asks for everybody here. */
async function raiseLimits(trx: Trx): Promise<void> {
  const value = JSON.stringify({ uses: 1_000_000_000, minutes: 1 });
  const keys = ["limit.search", "limit.upload", "limit.upload-day"];
  await trx
    .insertInto("setting")
    .values(keys.map((key) => ({ key, effective_from: "2026-01-01", value, source: "benchmark" })))
    .execute();
}
