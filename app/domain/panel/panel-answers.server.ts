import { createHash } from "node:crypto";
import { sql } from "kysely";
import { type Actor, personId } from "#app/access/actor.ts";
import { authorise } from "#app/access/authorise.ts";
import { underReview } from "#app/domain/applications/application-status.ts";
import { NotFound } from "#app/domain/errors.ts";
import { offsetOf, PAGE_SIZE, type Paged, paged } from "#app/domain/paging.ts";
import { parseReference } from "#app/domain/reference.ts";
import type { Trx } from "#db/client.server.ts";
import { hideNames, type KnownNames } from "./hide-names.ts";
import { knownNames } from "./known-names.server.ts";
import { textOf } from "./panel-question.ts";

/** An answer as the panel reads it: by its code, and with nothing of who wrote it or at what price. */
export type BlindAnswer = {
  code: string;
  lot: string;
  question: string;
  modelAnswer: string;
  scale: string[];
  text: string;
  /** Whether a name, contact details or a price was hidden in the text. */
  hidden: boolean;
};

/** A score that somebody gave; `number` counts that person's scores of the answer from 1. */
export type OwnScore = {
  number: number;
  score: number;
  reason: string;
  changedBecause: string | null;
  at: Date;
};

/** A fingerprint of what was read, by which a later change of the answer is seen. */
export const fingerprint = (text: string): string => createHash("sha256").update(text).digest("hex");

const answers = (db: Trx) =>
  db
    .selectFrom("panel_answer as answer")
    .innerJoin("application", "application.id", "answer.application_id")
    .innerJoin("lot", "lot.id", "application.lot_id")
    .innerJoin("panel_question as asked", (join) =>
      join
        .onRef("asked.lot_id", "=", "application.lot_id")
        .onRef("asked.question_id", "=", "answer.question_id")
        .on("asked.replaced_at", "is", null)
        .on("asked.asked", "=", true),
    )
    .where("application.status", "in", underReview);

const withText = (query: ReturnType<typeof answers>) =>
  query
    .select(["answer.id", "answer.code", "answer.asked as question", "lot.name as lot"])
    .select(["asked.id as panelQuestionId", "asked.model_answer as modelAnswer", "asked.scale"])
    .select("application.id as applicationId")
    .select(sql<Record<string, unknown>>`application.submission->'answers'->answer.question_id`.as("answer"));

type Row = Awaited<ReturnType<ReturnType<typeof withText>["executeTakeFirstOrThrow"]>>;

const scoredBy = (me: string) =>
  sql<boolean>`exists (select from panel_score where panel_answer_id = answer.id and scorer_id = ${me})`;

const blind = (
  { code, lot, question, modelAnswer, scale, answer }: Row,
  names: KnownNames | undefined,
): BlindAnswer => ({
  ...{ code, lot, question, modelAnswer },
  // Only setPanelQuestion writes this column.
  scale: scale as string[],
  ...hideNames(textOf(answer), names ?? { organisation: [], people: [], domains: [] }),
});

/** The answers that wait for this person's score, a page at a time, in the order of their codes, which is nobody's. */
export async function waitingFor(db: Trx, actor: Actor, page: number): Promise<Paged<BlindAnswer>> {
  const me = scorer(actor);
  const waiting = () => answers(db).where(sql<boolean>`not ${scoredBy(me)}`);
  const { total } = await waiting().select(sql<number>`count(*)::int`.as("total")).executeTakeFirstOrThrow();
  const rows = await withText(waiting()).orderBy("answer.code").limit(PAGE_SIZE).offset(offsetOf(page)).execute();
  const names = await knownNames(
    db,
    rows.map(({ applicationId }) => applicationId),
  );
  return paged(
    rows.map((row) => blind(row, names.get(row.applicationId))),
    page,
    total,
  );
}

export type Scored = { code: string; lot: string; question: string; score: number; at: Date };

/** The answers that this person has scored and that are not decided yet, the newest score first, a page at a time. */
export async function scoredByMe(db: Trx, actor: Actor, page: number): Promise<Paged<Scored>> {
  const me = scorer(actor);
  const mine = () =>
    answers(db)
      .innerJoin("panel_score as score", "score.panel_answer_id", "answer.id")
      .where("score.scorer_id", "=", me)
      .where(
        sql<boolean>`not exists (select from panel_score later where later.panel_answer_id = answer.id
          and later.scorer_id = ${me} and later.number > score.number)`,
      );
  const { total } = await mine().select(sql<number>`count(*)::int`.as("total")).executeTakeFirstOrThrow();
  const rows = await mine()
    .select(["answer.code", "lot.name as lot", "answer.asked as question", "score.score", "score.at"])
    .orderBy("score.at", "desc")
    .orderBy("answer.code")
    .limit(PAGE_SIZE)
    .offset(offsetOf(page))
    .execute();
  return paged(rows, page, total);
}

/** What a person had before them when they scored: the text of the answer and the question with its model answer. */
export const readAnswer = ({ fingerprint: text, panelQuestionId }: AnswerToScore): string =>
  `${text}.${panelQuestionId}`;

export type AnswerToScore = BlindAnswer & {
  id: string;
  panelQuestionId: string;
  fingerprint: string;
  /** This person's scores of it, the newest first. */
  mine: OwnScore[];
  /** Whether the provider has written it anew, or the panel its model answer, since this person's newest score. */
  changedSince: boolean;
};

/**
 * One answer by its code, in any case and spacing, for a person of the panel. Throws NotFound for a stranger, for a code
 * that is none, and once the application is decided or withdrawn.
 */
export async function answerToScore(db: Trx, actor: Actor, typedCode: string): Promise<AnswerToScore> {
  const me = scorer(actor);
  const code = parseReference(typedCode, "YP");
  const row = code ? await withText(answers(db)).where("answer.code", "=", code).executeTakeFirst() : undefined;
  if (!row) throw new NotFound("answer");
  const given = await db
    .selectFrom("panel_score")
    .select(["number", "score", "reason", "changed_because as changedBecause", "at"])
    .select(["answer_sha256 as read", "panel_question_id as against"])
    .where("panel_answer_id", "=", row.id)
    .where("scorer_id", "=", me)
    .orderBy("number", "desc")
    .execute();
  const [newest] = given;
  const now = fingerprint(textOf(row.answer));
  const names = await knownNames(db, [row.applicationId]);
  return {
    ...blind(row, names.get(row.applicationId)),
    ...{ id: row.id, panelQuestionId: row.panelQuestionId, fingerprint: now },
    mine: given.map(({ read: _read, against: _against, ...score }) => score),
    changedSince: newest !== undefined && (newest.read !== now || newest.against !== row.panelQuestionId),
  };
}

/** The person who scores. A job scores nothing. */
function scorer(actor: Actor): string {
  authorise(actor, "panel.score");
  const me = personId(actor);
  if (!me) throw new NotFound("answer");
  return me;
}
