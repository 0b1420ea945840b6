import { saveAnswers } from "#app/domain/applications/save-answers.server.ts";
import { sendCatchUp } from "#app/domain/catch-up/send-catch-up.server.ts";
import { putInForce } from "#app/domain/question-sets/put-in-force.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import type { Db } from "#db/client.server.ts";
import { anApplication, type MadeApplication } from "./applications.ts";
import { aVersion, newQuestions, withQuestions } from "./question-set-versions.ts";

const publishedAt = new Date("2026-11-23T00:00:00Z");
const system = { kind: "system", task: "put-in-force" } as const;

type Options = { made?: MadeApplication; at?: Date; dueOn?: string };

/**
 * An approved provider that was asked whether it carries children in a vehicle, and who checks the driving licences if
 * it does, since an instant (UTC), to answer by a London date.
 */
export async function anOpenCatchUp(owner: Db, web: Db, options: Options = {}): Promise<MadeApplication> {
  const made = options.made ?? (await anApplication(owner, { status: "admitted" }));
  const at = options.at ?? publishedAt;
  const must = {
    mustAnswer: ["NEW-01", "NEW-03"],
    mustAnswerBy: options.dueOn ?? "2026-12-14",
    drafts: "keep",
  } as const;
  await aVersion(owner, made.lot, withQuestions(newQuestions), {
    publishedAt: at,
    why: "The guidance changed.",
    ...must,
  });
  await putInForce(web, system, at);
  return made;
}

/** The same, answered with no and sent. */
export async function aSentCatchUp(owner: Db, web: Db, options: Options = {}): Promise<MadeApplication> {
  const made = await anOpenCatchUp(owner, web, options);
  const at = options.at ?? publishedAt;
  const typed = { typed: { "NEW-01": { value: "no" } }, versions: {} };
  await saveAnswers(web, made.owner, { applicationId: made.id, pageId: "journeys", ...typed }, at);
  await sendCatchUp(web, made.owner, { applicationId: made.id, submissionKey: uuidv7() }, at);
  return made;
}

/** An open one that was closed: the next version, in force since the same instant, asks none of it. */
export async function aClosedCatchUp(owner: Db, web: Db, options: Options = {}): Promise<MadeApplication> {
  const made = await anOpenCatchUp(owner, web, options);
  const at = options.at ?? publishedAt;
  await aVersion(owner, made.lot, withQuestions([], 3), { publishedAt: at, drafts: "keep" });
  await putInForce(web, system, at);
  return made;
}
