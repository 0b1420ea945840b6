import { type Actor, personId } from "#app/access/actor.ts";
import { can } from "#app/access/policy.ts";
import { threadInBrief } from "#app/domain/applications/threads/thread-in-brief.ts";
import { threadsOf } from "#app/domain/applications/threads/threads.server.ts";
import { formatDateTime, londonDate } from "#app/domain/london-time.ts";
import type { Db, Trx } from "#db/client.server.ts";
import { type CaseFile, evidenceOf, historyOf } from "./case-file.server.ts";
import { barTo, findPower } from "./decider.server.ts";
import { documentInBrief } from "./documents.ts";
import { tallyInWords } from "./in-brief.ts";
import { disagree } from "./recommendations.ts";
import { checksIn, failedRules } from "./section-checks.ts";
import { eventInWords } from "./status-for-council.ts";

/** What an officer may do next with an application: recommend now, or decide, or why not. */
export async function nextStep(db: Db, actor: Actor, file: CaseFile, now: Date) {
  const { application, reviewing, due } = file;
  const me = personId(actor);
  const mayDecide = application.status === "moderated" && can(actor, "application.decide") && me;
  const power = mayDecide ? await findPower(db, me, londonDate(now)) : undefined;
  const bar = mayDecide ? barTo(me, power, file.recommendations) : undefined;
  const waitsFor = file.advised ? waitsAfterAdvice[application.status] : undefined;
  return {
    reviewing,
    due: reviewing ? due.map(({ id, title }) => ({ id, title })) : [],
    mayRecommend: reviewing && due.length === 0,
    mayDecide: Boolean(mayDecide) && !bar,
    bar: waitsFor ? undefined : bar,
    waitsFor,
  };
}

/** Whom an application waits for when this officer has recommended. */
const waitsAfterAdvice: Readonly<Record<string, string>> = {
  recommended: "Another reviewer recommends next",
  moderated: "An officer with the delegation decides next",
};

/** The sections as a list to work through, with the portal's findings and the reviewers' that may be read. */
export function sectionsInBrief({ sections, results, due, reviewing, toWrite }: CaseFile, me: string | null) {
  return sections.map((section) => {
    const { id, title, answers } = section;
    const here = results.filter((result) => result.sectionId === id);
    return {
      id,
      title,
      rules: tallyInWords(answers),
      toConfirm: checksIn(section).length - answers.length,
      mine: here.find(({ reviewerId }) => reviewerId === me)?.result,
      others: here.filter(({ reviewerId }) => reviewerId !== me).map(({ result }) => result),
      due: reviewing && due.includes(section),
      toWrite: toWrite.filter(({ sectionId }) => sectionId === id).length,
    };
  });
}

/** The reviewers' advice as it may be read, and whether they disagree. */
export const adviceInBrief = ({ recommendations }: CaseFile) => ({
  disagree: disagree(recommendations),
  advice: recommendations.map(({ round, reviewerName, outcome, comment, criteriaVersion, at }) => ({
    round,
    by: reviewerName,
    outcome: outcome === "admit" ? "Admit" : "Refuse",
    comment,
    criteriaVersion,
    at: formatDateTime(at),
  })),
});

/** Everything around the answers: broken rules, documents, questions asked and what has happened. */
export async function recordInBrief(db: Trx, file: CaseFile, now: Date) {
  const { application, submission, sections } = file;
  const set = submission.questionSet.definition;
  const [evidence, threads, history] = [
    await evidenceOf(db, submission),
    await threadsOf(db, application.id),
    await historyOf(db, application.id),
  ];
  return {
    broken: failedRules(sections),
    documents: evidence.map((document) => documentInBrief(set, document, londonDate(now))),
    threads: threads.map((thread) => threadInBrief(thread, set, "council", now)),
    copies: history.filter(({ copy }) => copy !== null).length || 1,
    history: history.map(({ event, by, at, reason, copy }) => ({
      title: eventInWords[event] ?? event,
      by,
      date: formatDateTime(at),
      dateTime: at.toISOString(),
      reason,
      copy: copy ?? undefined,
    })),
  };
}
