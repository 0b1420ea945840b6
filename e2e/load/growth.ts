import { addDays, londonDate } from "#app/domain/london-time.ts";
import { changeDraft } from "#app/domain/question-sets/drafts/change-draft.server.ts";
import { getDraft } from "#app/domain/question-sets/drafts/drafts.server.ts";
import { addQuestion } from "#app/domain/question-sets/drafts/edits.ts";
import { publishDraft } from "#app/domain/question-sets/drafts/publish-draft.server.ts";
import { startDraft } from "#app/domain/question-sets/drafts/start-draft.server.ts";
import { putInForce } from "#app/domain/question-sets/put-in-force.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { createDb, type Db } from "#db/client.server.ts";
import { anOfficer } from "#db/factories/people.ts";
import { desk } from "./desk.ts";
import { p95, within } from "./limits.ts";
import { type Process, type System, startSystem } from "./system.ts";

const CONNECTIONS = 4;
const ROUNDS = 5;
const ASKED = 60;
/** What each provider has: ten applications, a hundred answers. */
const past = { applications: 9, answers: 100 };

const print = (line: string) => process.stdout.write(`${line}\n`);

/**
 * The pages of an application on much data beside the same pages on a hundredth of it, in one run, in rounds that take
 * turns; then how long a version takes that asks every approved provider, and what the pages take meanwhile.
 */
export async function growth(providers: number): Promise<void> {
  const small = await startSystem(providers / 100, past);
  const large = await startSystem(providers, past);
  try {
    const [few, many] = [await small.web(), await large.web()];
    print(
      `\n${providers} providers, ${providers * 10} applications, ${providers / 2} of them open, ${providers * 100} answers beside 1/100 of them`,
    );
    print(`${" ".repeat(28)}   p95 ms at 1/100   p95 ms     ratio   to reach`);
    for (const { name, cookie, path, most } of pages) {
      const one = { web: few, cookie: small[cookie], path: path(small) };
      const other = { web: many, cookie: large[cookie], path: path(large) };
      await Promise.all([take(one, 20), take(other, 20)]);
      const times: [number[], number[]] = [[], []];
      for (let round = 0; round < ROUNDS; round++) {
        times[0].push(...(await take(one, ASKED)));
        times[1].push(...(await take(other, ASKED)));
      }
      const [low, high] = times.map(p95) as [number, number];
      const cells = [low.toFixed(1).padStart(16), high.toFixed(1).padStart(9), (high / low).toFixed(2).padStart(10)];
      print(`${name.padEnd(30)}${cells.join("")}    ${most ? within(high / low, most) : "≤ 1.2"}`);
    }
    await desk([
      { name: "1/100", system: small, web: few },
      { name: "whole", system: large, web: many },
    ]);
    await publishing(large, many);
  } finally {
    await small.stop();
    await large.stop();
  }
}

/** `most`: a ratio that the run ends with an error above. */
type Asked = { name: string; cookie: "provider" | "officer"; path: (system: System) => string; most?: number };
const pages: Asked[] = [
  {
    name: "Question page",
    cookie: "provider",
    path: ({ applicationId: id }) => `/provider/applications/${id}/questions/safeguarding-lead`,
  },
  { name: "Check answers", cookie: "provider", path: ({ applicationId: id }) => `/provider/applications/${id}/check` },
  {
    name: "Application beside review",
    cookie: "officer",
    path: ({ reviewId: id }) => `/admin/applications/${id}/sections/safeguarding`,
  },
  { name: "Queue", cookie: "officer", path: () => "/admin/applications", most: 1.2 },
];

type Page = { web: Process; cookie: string; path: string };

/** Asks so many times, four at once or as told: how long each took, in ms. Throws when anything but 200 comes back. */
export async function take({ web, cookie, path }: Page, amount: number, connections = CONNECTIONS): Promise<number[]> {
  const times: number[] = [];
  const one = async () => {
    while (times.length < amount) {
      const began = performance.now();
      const answer = await fetch(web.base + path, { headers: { cookie }, redirect: "manual" });
      await answer.text();
      if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
      times.push(performance.now() - began);
    }
  };
  await Promise.all(Array.from({ length: connections }, one));
  return times;
}

/** A new safeguarding question that every approved provider must answer: published, and put in force. */
async function publishing(system: System, web: Process): Promise<void> {
  const db = createDb(system.databaseUrl, { max: 4, statementTimeoutMs: 60_000 });
  try {
    const page = { web, cookie: system.provider, path: pages[0]?.path(system) ?? "" };
    const before = p95(await take(page, 200));
    const began = performance.now();
    await publish(db, system);
    const published = performance.now() - began;
    let done = false;
    const forced = putInForce(db, { kind: "system", task: "put-in-force" }, new Date()).finally(() => {
      done = true;
    });
    const meanwhile: number[] = [];
    while (!done) meanwhile.push(...(await take(page, 20)));
    await forced;
    const all = performance.now() - began;
    const { asked } = await db
      .selectFrom("catch_up")
      .select(({ fn }) => fn.countAll<number>().as("asked"))
      .executeTakeFirstOrThrow();
    print(
      `\nPublishing: ${Math.round(published)} ms; ${asked} providers asked after ${(all / 1000).toFixed(1)} s (at most 5)`,
    );
    const slowest = Math.max(...meanwhile);
    print(
      `A question page meanwhile: p95 ${p95(meanwhile).toFixed(1)} ms (${before.toFixed(1)} before), slowest ${slowest.toFixed(0)} ms`,
    );
  } finally {
    await db.destroy();
  }
}

async function publish(db: Db, { lotId }: System): Promise<void> {
  const now = new Date();
  const officer = await anOfficer(db, ["commissioner"]);
  const { framework_id: frameworkId } = await db
    .selectFrom("lot")
    .select("framework_id")
    .where("id", "=", lotId)
    .executeTakeFirstOrThrow();
  const draftId = await startDraft(db, officer, { frameworkId, submissionKey: uuidv7() }, now);
  const question = {
    id: "SAF-90",
    label: "Do you carry children in a vehicle?",
    fields: [{ kind: "yesNo", name: "value", noun: "yes if you carry children" }],
    required: true,
    stages: ["A"],
    pass: { by: "reviewer" },
  } as const;
  const edit = addQuestion(question, { page: "safeguarding-lead" });
  await changeDraft(db, officer, { draftId, version: 1, what: "question", of: "SAF-90" }, edit, now);
  const { version } = await getDraft(db, draftId);
  const today = londonDate(now);
  const input = { draftId, version, from: today, why: "New guidance", drafts: "move", mustAnswer: ["SAF-90"] } as const;
  await publishDraft(db, officer, { ...input, mustAnswerBy: addDays(today, 14), submissionKey: uuidv7() }, now);
}
