import { data, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { guardedAction, guardedRead } from "#app/access/guard.server.ts";
import { formatDateTime } from "#app/domain/london-time.ts";
import { answerToScore, readAnswer } from "#app/domain/panel/panel-answers.server.ts";
import { scoreForm } from "#app/domain/panel/panel-forms.ts";
import { scoreAnswer } from "#app/domain/panel/score-answer.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { SubmissionKey, Version } from "#app/forms/hidden.tsx";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { NotificationBanner } from "#app/ui/notification-banner.tsx";
import { Page } from "#app/ui/page.tsx";
import { Radios } from "#app/ui/radios.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { Textarea } from "#app/ui/textarea.tsx";
import { WarningText } from "#app/ui/warning-text.tsx";
import { AnswerToRead } from "./answer-parts.tsx";

export const handle = { title: "Score an answer", states: ["filled", "error", "done"] };

export const loader = guardedRead("panel.score", async ({ db, who, params, url }) => {
  const answer = await answerToScore(db, who, params.id ?? "");
  const { code, lot, question, modelAnswer, scale, text, hidden, mine, changedSince } = answer;
  return {
    ...{ code, lot, question, modelAnswer, scale, text, hidden, changedSince },
    mine: mine.map(({ at, ...score }) => ({ ...score, when: formatDateTime(at) })),
    saved: url.searchParams.has("saved"),
    ...{ read: readAnswer(answer), key: uuidv7() },
  };
});

export const action = guardedAction("panel.score", async ({ db, who, at, params, form }) => {
  const parsed = parseForm(scoreForm, await form());
  if (!parsed.ok) return data(parsed.failure, 400);
  const code = params.id ?? "";
  await scoreAnswer(db, who, { code, ...parsed.answers }, at);
  throw redirect(`${paths.panel.answer(code)}?saved`, 303);
});

export default function PanelAnswer() {
  const answer = useLoaderData<typeof loader>();
  const [newest, ...earlier] = answer.mine;
  const form = useFormState(newest ? { score: String(newest.score), reason: newest.reason } : {});
  const summary = (
    <>
      <ErrorSummary problems={form.problems} />
      {answer.saved && form.problems.length === 0 ? (
        <NotificationBanner success>
          Your score is saved.{" "}
          <a className="govuk-notification-banner__link" href={paths.panel.home()}>
            Go on to the next answer
          </a>
        </NotificationBanner>
      ) : null}
    </>
  );
  return (
    <Page
      title={newest ? "Your score of an answer" : "Score an answer"}
      caption={`${answer.code}, ${answer.lot}`}
      back={paths.panel.home()}
      backText="All answers"
      summary={summary}
    >
      <AnswerToRead {...answer} level={2} />
      {answer.changedSince ? (
        <WarningText>
          Since you scored it, they wrote the answer anew, or the answer that you hope for was changed. Read it again.
        </WarningText>
      ) : null}
      {newest ? (
        <>
          <h2 className="govuk-heading-m">Your score</h2>
          {[newest, ...earlier].map(({ number, score, reason, changedBecause, when }) => (
            <SummaryList
              key={number}
              card={{ title: number === newest.number ? "Your score now" : `Before: score ${number}`, headingLevel: 3 }}
              rows={[
                { key: "Score", value: `${score}: ${answer.scale[score] ?? ""}` },
                { key: "Why", value: <span className="app-answer">{reason}</span> },
                ...(changedBecause ? [{ key: "Why you changed it", value: changedBecause }] : []),
                { key: "When", value: when },
              ]}
            />
          ))}
        </>
      ) : null}
      <h2 className="govuk-heading-m">{newest ? "Change your score" : "Your score"}</h2>
      <Form method="post" noValidate action={paths.panel.answer(answer.code)}>
        <SubmissionKey value={form.text("submissionKey") ?? answer.key} />
        <input type="hidden" name="read" value={form.text("read") ?? answer.read} />
        <Version value={Number(form.text("version") ?? newest?.number ?? 0)} />
        <Radios
          name="score"
          legend="How good is this answer?"
          items={answer.scale.map((meaning, score) => ({ value: String(score), label: `${score}: ${meaning}` }))}
          value={form.text("score")}
          error={form.error("score")}
        />
        <Textarea {...form.field("reason")} label="Why?" hint="In your own words. A sentence is enough" rows={4} />
        {newest ? (
          <Textarea
            {...form.field("changedBecause")}
            label="Why do you change it?"
            hint="Your first score stays on record, and the council sees why you changed it"
            rows={3}
          />
        ) : null}
        <Button>{newest ? "Change my score" : "Save my score"}</Button>
      </Form>
    </Page>
  );
}
