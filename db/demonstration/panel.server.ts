import { usualAuthor, usualScale } from "#app/domain/panel/panel-question.ts";
import { setPanelQuestion } from "#app/domain/panel/set-panel-question.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import type { Db } from "#db/client.server.ts";

const hopes = {
  "EDU-11":
    "You ask me what I like before you ask what I know. You tell me what we will do and let me choose something. You do not make me read aloud. At the end I know what happens next time.",
  "EDU-13":
    "You meet me before we start and tell me the truth about what is hard. If it does not work, you tell me yourself and do not just stop coming.",
};

/** What the young people's panel asks of tutors, and the answers that they hope for: Wye Mentoring's two wait for a score. */
export async function seedPanel(db: Db, lotId: string, now: Date): Promise<void> {
  const person = await db
    .selectFrom("person")
    .select(["id as personId", "name", "email"])
    .where("email", "=", "commissioner@council.example")
    .executeTakeFirstOrThrow();
  const commissioner = { kind: "council" as const, roles: ["commissioner"] as const, ...person };
  for (const [questionId, modelAnswer] of Object.entries(hopes)) {
    const words = { writtenBy: usualAuthor, modelAnswer, scale: usualScale, because: "" };
    await setPanelQuestion(db, commissioner, { lotId, questionId, version: 0, submissionKey: uuidv7(), ...words }, now);
  }
}
