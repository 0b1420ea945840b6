import { data, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { guarded, guardedAction } from "#app/access/guard.server.ts";
import { dateParts } from "#app/domain/date-parts.ts";
import { NotAllowedNow, NotFound } from "#app/domain/errors.ts";
import { londonDate } from "#app/domain/london-time.ts";
import { askProvider, usualDueDate } from "#app/domain/reviews/ask-provider.server.ts";
import { readCase } from "#app/domain/reviews/case-file.server.ts";
import { answerInWords } from "#app/domain/reviews/in-brief.ts";
import { askForm } from "#app/domain/reviews/review-forms.ts";
import { questionsIn } from "#app/domain/reviews/section-checks.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { SubmissionKey } from "#app/forms/hidden.tsx";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { DateInput } from "#app/ui/date-input.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Page } from "#app/ui/page.tsx";
import { Textarea } from "#app/ui/textarea.tsx";
import { Given } from "./section-parts.tsx";

export const handle = { title: "Ask the provider", states: ["empty", "error"] };

export const loader = guarded("application.recommend", async ({ db, who, at, params }) => {
  const { application, sections, submission, answers, submittedAt, mayAsk } = await readCase(db, who, params.id ?? "");
  const question = questionsIn(sections).find(({ id }) => id === params.question);
  if (!question) throw new NotFound("question");
  if (!mayAsk) throw new NotAllowedNow("ask about this application");
  const context = { today: londonDate(submittedAt), stage: "A" as const };
  return {
    id: application.id,
    caption: `${application.providerName}, ${application.ref}`,
    label: question.label,
    section: sections.find((section) => questionsIn([section]).includes(question))?.id,
    given: answerInWords(submission.questionSet.definition, question, answers, context),
    due: dateParts(await usualDueDate(db, at)),
    key: uuidv7(),
  };
});

export const action = guardedAction(
  "application.recommend",
  async ({ db, who, at, params, form }) => {
    const parsed = parseForm(askForm, await form());
    if (!parsed.ok) return data(parsed.failure, 400);
    const applicationId = params.id ?? "";
    await askProvider(db, who, { applicationId, questionId: params.question ?? "", ...parsed.answers }, at);
    const { sections } = await readCase(db, who, applicationId);
    const from = sections.find((section) => questionsIn([section]).some(({ id }) => id === params.question));
    const here = paths.admin.application(applicationId);
    throw redirect(from ? paths.admin.applicationSection(applicationId, from.id) : here, 303);
  },
  "application.review",
);

export default function AskProvider() {
  const { id, caption, label, section, given, due, key } = useLoaderData<typeof loader>();
  const { problems, field, date, text } = useFormState({
    "dueOn-day": due.day,
    "dueOn-month": due.month,
    "dueOn-year": due.year,
  });
  return (
    <Page
      title="Ask the provider"
      caption={caption}
      back={section ? paths.admin.applicationSection(id, section) : paths.admin.application(id)}
      summary={<ErrorSummary problems={problems} />}
    >
      <h2 className="govuk-heading-m">{label}</h2>
      <Given given={given} />
      <p className="govuk-body">
        The provider can change this answer and those that you ask about beside it, and nothing else. Recommendations
        made so far no longer count once you ask.
      </p>
      <Form method="post" noValidate>
        <SubmissionKey value={text("submissionKey") ?? key} />
        <Textarea {...field("question")} label="What do you need to know?" />
        <DateInput
          {...date("dueOn")}
          legend="Reply due by the end of"
          hint="Five working days from now unless you change it"
        />
        <Button>Send question</Button>
      </Form>
    </Page>
  );
}
