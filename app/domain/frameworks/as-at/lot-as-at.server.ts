import { NotFound } from "#app/domain/errors.ts";
import { londonDate } from "#app/domain/london-time.ts";
import { forLot } from "#app/domain/question-sets/for-lot.ts";
import type { FrameworkQuestions } from "#app/domain/question-sets/question.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { type BasisPeriod, basisAt } from "../basis/bases.server.ts";
import { sectionsAsked } from "../sections-asked.ts";
import { contentAt, publicFrameworks } from "./content-at.server.ts";
import { type FrameworkInWords, frameworkInWords, type LotInWords, lotInWords } from "./framework-in-words.ts";
import { type JudgedSection, judgedSections } from "./judged-sections.ts";
import { type LotStood, lotsStood } from "./lots-stood.server.ts";
import { questionsAt, type VersionOfQuestions } from "./questions-at.server.ts";

/** What a lot asks in an application, how each answer is judged, and the documents to have at hand. */
export type LotQuestions = { version: number; sections: JudgedSection[]; documents: string[] };

/** A lot as it stood, with what its framework said. `endsOn` is the framework's last day then, a London date. */
export type LotAsAt = Omit<LotStood, "details"> & {
  words: LotInWords;
  framework: { slug: string; name: string; endsOn: string; words: FrameworkInWords };
  basis: BasisPeriod | undefined;
  /** Undefined before the first version of the questions. */
  asks: LotQuestions | undefined;
  versions: VersionOfQuestions[];
  /** How many questions that providers asked stand answered. */
  answered: number;
};

/**
 * What a lot's page says at an instant (UTC), `now` or earlier; undefined before the lot was first public. Throws
 * NotFound for a lot that is not there, or of a draft.
 */
export async function lotAsAt(db: Db | Trx, slug: string, at: Date, now: Date): Promise<LotAsAt | undefined> {
  const lot = await db.selectFrom("lot").select(["id", "framework_id"]).where("slug", "=", slug).executeTakeFirst();
  const framework = lot && (await publicFrameworks(db).where("id", "=", lot.framework_id).executeTakeFirst());
  if (!framework) throw new NotFound("lot");
  const content = await contentAt(db, framework.id, at, now);
  const kept = content?.lots.filter(({ id }) => id === lot.id) ?? [];
  const [stood] = await lotsStood(db, kept, at);
  if (!content || !stood) return undefined;
  const { details, ...facts } = stood;
  const today = londonDate(at);
  const words = frameworkInWords(content.details, today);
  const { inForce, versions } = await questionsAt(db, framework.id, at);
  return {
    ...facts,
    slug,
    words: lotInWords(details, today),
    framework: { slug: framework.slug, name: content.name, endsOn: words.term?.endsOn ?? framework.endsOn, words },
    basis: await basisAt(db, framework.id, at),
    asks: inForce && asks(inForce, stood.code),
    versions,
    answered: await countAnswered(db, lot.id, at),
  };
}

function asks(questions: FrameworkQuestions, code: string): LotQuestions {
  const set = forLot(questions, code);
  const documents = sectionsAsked(set).flatMap(({ evidence }) => evidence);
  return { version: set.version, sections: judgedSections(set), documents: [...new Set(documents)] };
}

async function countAnswered(db: Db | Trx, lotId: string, at: Date): Promise<number> {
  const { count } = await db
    .selectFrom("lot_question")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("lot_id", "=", lotId)
    .where("published_at", "<=", at)
    .where("closed_at", "is", null)
    .executeTakeFirstOrThrow();
  return Number(count);
}
