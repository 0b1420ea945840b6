import { NotAllowedNow, NotFound } from "#app/domain/errors.ts";
import { type EvidenceState, isServed, type Scan, standsAs } from "#app/domain/evidence/evidence.ts";
import { formatDate } from "#app/domain/london-time.ts";
import { check } from "#app/domain/question-sets/answers.ts";
import type { QuestionSet } from "#app/domain/question-sets/question.ts";
import { type Context, pageAfter, pageAlone } from "#app/domain/question-sets/shown.ts";
import type { Answers } from "#app/domain/question-sets/typed.ts";
import type { AnswerInWords } from "./answers-in-words.ts";
import { type EarlierAnswer, earlierAnswersTo } from "./earlier-answers.ts";
import { openPage } from "./may-change.ts";
import type { OpenForm } from "./open-form.server.ts";

/** A document as its provider sees it beside the answer. `href` is left to the page. */
export type FileView = {
  questionId: string;
  field: string;
  id: string;
  fileName: string;
  stands: string;
  served: boolean;
  notScanned: boolean;
  ends: string | undefined;
  /** Its provider has yet to confirm what we read in it: it answers nothing before. */
  unconfirmed: boolean;
};

export type PageView = {
  title: string;
  sectionTitle: string;
  /** The page alone, which a browser can check by itself. */
  set: QuestionSet;
  context: Context;
  /** The page's stored answers, files in place. */
  answers: Answers;
  versions: Record<string, number>;
  files: FileView[];
  /** Answered elsewhere: what this application may use instead of typing it again, and its documents. */
  earlier: (AnswerInWords & { given: string })[];
  earlierFiles: FileView[];
};

/**
 * One page of a form as it may be answered now. Throws NotFound when there is no such page or nothing on it applies,
 * NotAllowedNow when the application was sent.
 */
export function pageView(form: OpenForm, pageId: string): PageView {
  const { application, set, answers, versions, offered } = form;
  const open = openPage(form, pageId);
  if (!open && application.status !== "draft") throw new NotAllowedNow("change answers that were sent");
  if (!open) throw new NotFound("page");
  const { page, sectionTitle, context } = open;
  const ids = page.questions.map(({ id }) => id);
  // A document given since the application began is its own, also while the words beside it are only offered.
  const isOwn = (uploadedAt: Date) => uploadedAt >= application.createdAt;
  const own = <T>(all: Record<string, T>) => Object.fromEntries(Object.entries(all).filter(([id]) => ids.includes(id)));
  return {
    title: page.title,
    sectionTitle,
    set: pageAlone(set, page, answers, context),
    context,
    answers: own(answers),
    versions: own(versions),
    files: form.evidence
      .filter(
        ({ questionId, uploadedAt }) => ids.includes(questionId) && (!(questionId in offered) || isOwn(uploadedAt)),
      )
      .map(fileView),
    earlier: earlierAnswersTo({ ...form, context }, page.questions, pageId).map(earlierView),
    earlierFiles: form.evidence
      .filter(({ questionId, uploadedAt }) => ids.includes(questionId) && questionId in offered && !isOwn(uploadedAt))
      .map(fileView),
  };
}

/** What a page shows of an earlier answer: in words, with the London date of its last change. */
export const earlierView = ({ at, ...answer }: EarlierAnswer) => ({ ...answer, given: formatDate(at) });

type Evidence = { id: string; questionId: string; field: string; fileName: string; endsOn: string | null } & {
  unconfirmed: boolean;
  scan: Scan;
  state: EvidenceState;
};

/** What a page shows of a document. */
export const fileView = ({
  id,
  questionId,
  field,
  fileName,
  scan,
  state,
  endsOn,
  unconfirmed,
}: Evidence): FileView => ({
  ...{ id, questionId, field, fileName },
  stands: standsAs({ scan, state }),
  served: isServed(scan) && state !== "withdrawn",
  notScanned: scan === "not-scanned",
  ends: endsOn ? formatDate(endsOn) : undefined,
  unconfirmed: unconfirmed && state === "given",
});

/** The next page of the section with something left to answer; undefined when the task list is next. */
export function nextPage({ set, answers, context }: Pick<OpenForm, "set" | "answers" | "context">, pageId: string) {
  const { questions } = check(set, answers, context);
  const settled = ({ id }: { id: string }) => !(id in questions) || (id in answers && questions[id]?.length === 0);
  let page = pageAfter(set, pageId, answers, context);
  while (page?.questions.every(settled)) page = pageAfter(set, page.id, answers, context);
  return page?.id;
}
