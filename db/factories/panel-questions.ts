import type { Officer } from "#app/access/actor.ts";
import { usualAuthor, usualScale } from "#app/domain/panel/panel-question.ts";
import { setPanelQuestion } from "#app/domain/panel/set-panel-question.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import type { Db } from "#db/client.server.ts";
import { anOfficer } from "./people.ts";

type Options = { commissioner?: Officer; questionId?: string; modelAnswer?: string; at?: Date };

/** The young people's own question of a lot (EDU-11), with the answer that they hope for; answers under review go before the panel. */
export async function aPanelQuestion(db: Db, lotId: string, options: Options = {}): Promise<void> {
  const { questionId = "EDU-11", at = new Date("2026-09-08T09:00:00Z") } = options;
  const words = { writtenBy: usualAuthor, scale: usualScale, because: "" };
  await setPanelQuestion(
    db,
    options.commissioner ?? (await anOfficer(db, ["commissioner"])),
    {
      ...{ lotId, questionId, version: 0, submissionKey: uuidv7() },
      ...{ ...words, modelAnswer: options.modelAnswer ?? "Ask me what I like, and start there" },
    },
    at,
  );
}
