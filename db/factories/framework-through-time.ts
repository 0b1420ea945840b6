import { shippedRules } from "#app/domain/frameworks/basis/legal-basis.ts";
import { keepVersion } from "#app/domain/frameworks/framework-versions.server.ts";
import type { FrameworkQuestions } from "#app/domain/question-sets/question.ts";
import { saveQuestionSet } from "#app/domain/question-sets/question-sets.server.ts";
import type { Answers } from "#app/domain/question-sets/typed.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { sampleFramework, sampleLot } from "#db/defaults/framework-details.ts";
import { alternativeProvision } from "#db/defaults/question-sets/alternative-provision.ts";

export type Made = { id: string; slug: string; lotId: string; lotSlug: string };

const opened = new Date("2026-01-05T09:00:00Z");
const renamed = new Date("2026-03-02T09:00:00Z");
const shut = new Date("2026-04-01T09:00:00Z");
const newTerms = new Date("2026-05-20T09:00:00Z");
const newLaw = new Date("2026-06-15T09:00:00Z");
const round = { openedAt: newLaw, closesAt: new Date("2026-08-31T16:00:00Z") };
const newQuestions = new Date("2026-07-01T09:00:00Z");
const system = { kind: "system", task: "test" } as const;

/**
 * A framework that opened on 5 January 2026 with one lot and has changed in all that is dated since: name of the lot and
 * ceiling in March, closed in April, terms from June, law and round from 15 June, questions from July, closed since.
 */
export const aFrameworkThroughTime = (db: Db): Promise<Made> =>
  db.transaction().execute(async (trx) => {
    const made = await asOpened(trx);
    await rename(trx, made);
    await move(trx, made, "close", shut);
    await documents(trx, made);
    await changeLaw(trx, made);
    await saveQuestionSet(trx, made.id, dearer, { publishedAt: newQuestions, inForceAt: newQuestions });
    await answerAQuestion(trx, made);
    await move(trx, made, "close", round.closesAt);
    return made;
  });

async function asOpened(trx: Trx): Promise<Made> {
  const made = { id: uuidv7(), lotId: uuidv7() };
  const mark = made.id.slice(-6);
  const slugs = { slug: `through-time-${mark}`, lotSlug: `tuition-through-time-${mark}` };
  await trx
    .insertInto("framework")
    .values({
      ...{
        id: made.id,
        slug: slugs.slug,
        name: "Alternative provision",
        summary: String(sampleFramework.about?.summary),
      },
      ...{ starts_on: "2026-01-05", ends_on: "2031-01-04", status: "open", opened_at: opened },
      details: JSON.stringify(sampleFramework),
    })
    .execute();
  await trx
    .insertInto("lot")
    .values({
      ...{ id: made.lotId, framework_id: made.id, number: 1, slug: slugs.lotSlug, code: "tuition", status: "closed" },
      ...{ name: "Tuition", description: "Teaching", terms_version: "2", specification_version: "1" },
      details: JSON.stringify(sampleLot("Tuition", "Teaching")),
    })
    .execute();
  await aBasis(trx, made.id, "pdps", opened, "First adviser");
  await keepVersion({ trx, now: opened, actor: system }, made.id, "Opened");
  await saveQuestionSet(trx, made.id, alternativeProvision, { publishedAt: opened, inForceAt: opened });
  return { ...made, ...slugs };
}

async function rename(trx: Trx, { id, lotId }: Made): Promise<void> {
  const details: Answers = { ...sampleFramework, money: { ...sampleFramework.money, ceiling: "25000000.00" } };
  const about = { name: "Tuition and coaching", description: "Teaching and coaching" };
  const lot = sampleLot(about.name, about.description);
  await trx
    .updateTable("framework")
    .set({ details: JSON.stringify(details) })
    .where("id", "=", id)
    .execute();
  await trx
    .updateTable("lot")
    .set({ ...about, details: JSON.stringify(lot) })
    .where("id", "=", lotId)
    .execute();
  await keepVersion({ trx, now: renamed, actor: system }, id, "More children need it");
}

const move = (trx: Trx, { lotId }: Made, event: "open" | "close", at: Date) =>
  trx
    .insertInto("lot_event")
    .values({
      ...{ id: uuidv7(at.getTime()), lot_id: lotId, event, reason: "As planned", at },
      ...{ from_status: event === "open" ? "closed" : "open", to_status: event === "open" ? "open" : "closed" },
    })
    .execute();

const documents = (trx: Trx, { lotId }: Made) =>
  trx
    .insertInto("lot_document")
    .values(
      [
        { version: "1", from_on: "2026-01-05", recorded_at: opened },
        { version: "2", from_on: "2026-06-01", recorded_at: newTerms },
      ].map((dated) => ({
        ...{ id: uuidv7(), lot_id: lotId, kind: "terms", title: "Terms", body: "Terms", sha256: "0", why: "New" },
        ...dated,
      })),
    )
    .execute();

async function changeLaw(trx: Trx, made: Made): Promise<void> {
  await aBasis(trx, made.id, "open-framework", newLaw, "Second adviser");
  await trx
    .insertInto("admission_round")
    .values({
      ...{ id: uuidv7(), framework_id: made.id, lot_ids: [made.lotId], reason: "New law" },
      ...{ opens_at: newLaw, closes_at: round.closesAt, announced_at: newLaw, opened_at: round.openedAt },
    })
    .execute();
  await move(trx, made, "open", newLaw);
}

const aBasis = (trx: Trx, framework_id: string, basis: "pdps" | "open-framework", since: Date, adviser: string) =>
  trx
    .insertInto("framework_basis")
    .values({
      ...{ id: uuidv7(), framework_id, basis, rules: JSON.stringify(shippedRules[basis]), adviser },
      ...{ why: "So that a child does not wait", risk: "It could be challenged", advice: "Publish how you choose" },
      ...{
        from_on: since.toISOString().slice(0, 10),
        advised_on: "2025-10-02",
        recorded_at: since,
        in_force_at: since,
      },
    })
    .execute();

/** The shipped questions as version 2, with more insurance asked for. */
const dearer: FrameworkQuestions = {
  ...alternativeProvision,
  version: 2,
  sections: alternativeProvision.sections.map((section) => ({
    ...section,
    pages: section.pages.map((page) => ({
      ...page,
      questions: page.questions.map(({ byLot, ...question }) =>
        question.pass.by === "portal" && question.pass.rule === "insurance"
          ? { ...question, pass: { ...question.pass, minPence: 750_000_000 } }
          : { ...question, ...(byLot ? { byLot } : {}) },
      ),
    })),
  })),
};

async function answerAQuestion(trx: Trx, { lotId }: Made): Promise<void> {
  await trx
    .insertInto("lot_question")
    .values({
      ...{ id: uuidv7(), lot_id: lotId, asked_at: newQuestions, question: "Is there a limit of places?" },
      ...{ public_question: "Is there a limit of places?", answer: "No.", published_at: newQuestions },
    })
    .execute();
}
