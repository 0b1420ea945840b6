import { data, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded, guardedAction } from "#app/access/guard.server.ts";
import { can } from "#app/access/policy.ts";
import { getLot } from "#app/domain/frameworks/lots.server.ts";
import { formatDate } from "#app/domain/london-time.ts";
import { panelQuestionForm } from "#app/domain/panel/panel-forms.ts";
import { textQuestions, usualAuthor, usualScale } from "#app/domain/panel/panel-question.ts";
import { panelQuestionsOf } from "#app/domain/panel/panel-questions.server.ts";
import { setPanelQuestion, stopPanelQuestion } from "#app/domain/panel/set-panel-question.server.ts";
import { publishedQuestionSet } from "#app/domain/question-sets/question-sets.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { InsetText } from "#app/ui/inset-text.tsx";
import { NotificationBanner } from "#app/ui/notification-banner.tsx";
import { Page } from "#app/ui/page.tsx";
import { AskedCard, SetForm, StopForm } from "./lot-panel-parts.tsx";

export const handle = { title: "What young people ask", states: ["empty", "filled", "error", "done"] };

export const loader = guarded("panel-question.read", async ({ db, who, at, params, url }) => {
  const lot = await getLot(db, { id: params.id ?? "" }, at);
  const { id: setId, set } = await publishedQuestionSet(db, lot.id, at);
  const texts = textQuestions(set).map(({ id, label }) => ({ id, label }));
  const questions = (await panelQuestionsOf(db, lot.id)).map(({ fromOn, ...row }) => ({
    ...{ ...row, from: formatDate(fromOn) },
    label: texts.find(({ id }) => id === row.questionId)?.label ?? row.questionId,
  }));
  const maySet = can(who, "panel-question.set");
  const chosen = maySet
    ? questions.find(({ questionId }) => questionId === url.searchParams.get("question"))
    : undefined;
  return {
    ...{ questions, maySet, chosen, setId: can(who, "question-set.read") ? setId : undefined },
    lot: { id: lot.id, caption: `${lot.frameworkName}, lot ${lot.number}: ${lot.name}`, name: lot.name },
    free: texts.filter(({ id }) => !questions.some(({ questionId }) => questionId === id)),
    start: { writtenBy: usualAuthor, scale: [...usualScale] },
    done: url.searchParams.has("done"),
    submissionKey: uuidv7(at.getTime()),
  };
});

export const action = guardedAction(
  "panel-question.set",
  async ({ db, who, at, params, form }) => {
    const parsed = parseForm(panelQuestionForm, await form());
    if (!parsed.ok) return data(parsed.failure, 400);
    const { answers } = parsed;
    const lotId = params.id ?? "";
    if (answers.intent === "set") await setPanelQuestion(db, who, { lotId, ...answers }, at);
    else await stopPanelQuestion(db, who, { lotId, ...answers }, at);
    throw redirect(`${paths.admin.lotPanel(lotId)}?done`, 303);
  },
  "panel-question.read",
);

export default function LotPanel() {
  const { lot, questions, free, chosen, maySet, setId, done } = useLoaderData<typeof loader>();
  const { problems } = useFormState();
  const here = paths.admin.lotPanel(lot.id);
  const summary = (
    <>
      <ErrorSummary problems={problems} />
      {done && problems.length === 0 ? (
        <NotificationBanner success>Saved. The young people’s panel sees it from now on.</NotificationBanner>
      ) : null}
    </>
  );
  if (chosen)
    return (
      <Page
        title="Change what young people hope for"
        caption={lot.caption}
        back={here}
        backText="What young people ask"
        summary={summary}
      >
        <AskedCard {...chosen} />
        <SetForm />
        {chosen.asked ? <StopForm /> : null}
      </Page>
    );
  return (
    <Page
      title="What young people ask"
      caption={lot.caption}
      back={paths.admin.lot(lot.id)}
      backText={lot.name}
      summary={summary}
    >
      <p className="govuk-body">
        Young people score the answers to their question at a page of their own. They do not see who wrote an answer or
        at what price.
      </p>
      <InsetText>
        Their scores are kept apart from the review: admission is pass or fail, and the scores are no part of it.
        Providers never see the answer that young people hope for.
      </InsetText>
      {setId ? (
        <p className="govuk-body">
          The question itself is worded in{" "}
          <a className="govuk-link" href={paths.admin.questionSet(setId)}>
            the question set
          </a>
          .
        </p>
      ) : null}
      {questions.length === 0 ? <EmptyState title="Young people score nothing in this lot yet" /> : null}
      {questions.map((question) => (
        <AskedCard
          key={question.questionId}
          {...question}
          href={maySet ? paths.admin.lotPanel(lot.id, question.questionId) : undefined}
        />
      ))}
      {maySet && free.length > 0 ? <SetForm /> : null}
      {maySet ? null : <p className="govuk-body">Only a commissioner can change this.</p>}
    </Page>
  );
}
