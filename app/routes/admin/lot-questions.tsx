import { data, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded, guardedAction } from "#app/access/guard.server.ts";
import { can } from "#app/access/policy.ts";
import { answerClarification } from "#app/domain/frameworks/clarifications/answer-clarification.server.ts";
import { officerForm } from "#app/domain/frameworks/clarifications/clarification-forms.ts";
import {
  type CouncilClarification,
  councilClarifications,
  getClarification,
} from "#app/domain/frameworks/clarifications/clarifications.server.ts";
import { closeClarification } from "#app/domain/frameworks/clarifications/close-clarification.server.ts";
import { getLot } from "#app/domain/frameworks/lots.server.ts";
import { formatDateTime } from "#app/domain/london-time.ts";
import { pageNumber } from "#app/domain/paging.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { ListPages } from "#app/ui/list-pages.tsx";
import { NotificationBanner } from "#app/ui/notification-banner.tsx";
import { Page } from "#app/ui/page.tsx";
import { AnswerForm, CloseForm, QuestionCard } from "./lot-question-parts.tsx";

export const handle = { title: "Questions from applicants", states: ["empty", "filled", "error", "done"] };

const said: Record<string, string> = {
  answer: "The answer is published. Whoever asked and everyone who applies has an email.",
  close: "The question is closed. Whoever asked can read the reason.",
};

export const loader = guarded("clarification.read", async ({ db, who, at, params, url }) => {
  const { id, name, slug, number, frameworkName } = await getLot(db, { id: params.id ?? "" }, at);
  const mayAnswer = can(who, "clarification.answer");
  const chosen = mayAnswer ? url.searchParams.get("question") : null;
  const list = await councilClarifications(db, id, pageNumber(url.searchParams.get("page")));
  return {
    ...{ lot: { id, name, slug, number, frameworkName }, mayAnswer, waiting: list.waiting },
    ...{ page: list.page, pages: list.pages, questions: list.rows.map(shown) },
    chosen: chosen ? shown(await getClarification(db, id, chosen)) : undefined,
    done: said[url.searchParams.get("done") ?? ""],
    submissionKey: uuidv7(at.getTime()),
  };
});

const shown = ({ askedAt, publishedAt, closedAt, ...row }: CouncilClarification) => ({
  ...row,
  asked: formatDateTime(askedAt),
  decided: publishedAt || closedAt ? formatDateTime(publishedAt ?? closedAt ?? askedAt) : undefined,
});

export const action = guardedAction(
  "clarification.answer",
  async ({ db, who, at, params, form }) => {
    const lot = await getLot(db, { id: params.id ?? "" }, at);
    const parsed = parseForm(officerForm, await form());
    if (!parsed.ok) return data(parsed.failure, 400);
    const { answers } = parsed;
    await getClarification(db, lot.id, answers.questionId);
    if (answers.intent === "answer") await answerClarification(db, who, answers, at);
    else await closeClarification(db, who, answers, at);
    throw redirect(`${paths.admin.lotQuestions(lot.id)}?done=${answers.intent}`, 303);
  },
  "clarification.read",
);

export default function LotQuestions() {
  const { lot, questions, page, pages, waiting, mayAnswer, chosen, done } = useLoaderData<typeof loader>();
  const { problems } = useFormState();
  const here = paths.admin.lotQuestions(lot.id);
  const summary = (
    <>
      <ErrorSummary problems={problems} />
      {done && problems.length === 0 ? <NotificationBanner success>{done}</NotificationBanner> : null}
    </>
  );
  const caption = `${lot.frameworkName}, lot ${lot.number}: ${lot.name}`;
  if (chosen)
    return (
      <Page
        title={chosen.state === "published" ? "Correct the answer" : "Answer a question"}
        {...{ caption, summary }}
        back={here}
        backText="All questions about this lot"
      >
        <QuestionCard {...chosen} />
        {chosen.state === "closed" ? null : <AnswerForm />}
        {chosen.state === "waiting" ? <CloseForm /> : null}
      </Page>
    );
  return (
    <Page
      title="Questions from applicants"
      {...{ caption, summary }}
      back={paths.admin.lot(lot.id)}
      backText={lot.name}
    >
      <p className="govuk-body">
        {waiting === 1 ? "1 question waits" : `${waiting || "No"} questions wait`} for an answer. Answers are read by
        everyone on{" "}
        <a className="govuk-link" href={paths.lotQuestions(lot.slug)}>
          the lot’s public page
        </a>
        .
      </p>
      {mayAnswer ? null : <p className="govuk-body">Only commissioners and procurement can answer.</p>}
      {questions.length === 0 ? <EmptyState title="Nobody has asked about this lot yet" /> : null}
      {questions.map((question) => (
        <QuestionCard
          {...question}
          key={question.id}
          href={mayAnswer ? `${here}?question=${question.id}` : undefined}
        />
      ))}
      <ListPages page={page} pages={pages} />
    </Page>
  );
}
