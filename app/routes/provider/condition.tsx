import { data, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { authorise } from "#app/access/authorise.ts";
import { guardedAction, guardedRead } from "#app/access/guard.server.ts";
import { can } from "#app/access/policy.ts";
import { openForm } from "#app/domain/applications/open-form.server.ts";
import { conditionHistory, conditionInBrief, getCondition } from "#app/domain/conditions/conditions.server.ts";
import { sayConditionDone, sayDoneForm } from "#app/domain/conditions/say-condition-done.server.ts";
import { findQuestion } from "#app/domain/question-sets/question.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { SubmissionKey } from "#app/forms/hidden.tsx";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { CharacterCount } from "#app/ui/character-count.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Page } from "#app/ui/page.tsx";
import { WarningText } from "#app/ui/warning-text.tsx";
import { ConditionFacts } from "../condition-parts.tsx";

export const handle = { title: "Condition of your approval", states: ["filled", "error", "said"] };

export const loader = guardedRead("condition.read-own", async ({ db, who, at, params }) => {
  const condition = await getCondition(db, params.id ?? "");
  authorise(who, "condition.read-own", { providerId: condition.providerId });
  const { applicationId, questionId, state, doneBy } = condition;
  const { set } = await openForm(db, who, applicationId, "application.read", at);
  const wanted = questionId ? findQuestion(set, questionId) : undefined;
  const slot = wanted?.fields.find(({ kind }) => kind === "file")?.name;
  return {
    ...conditionInBrief(condition, at),
    applicationId,
    open: state === "open" || state === "said-done",
    says: state === "open" && doneBy === "provider" && can(who, "condition.say-done"),
    wanted: wanted && slot ? { id: wanted.id, label: wanted.label, slot } : undefined,
    history: await conditionHistory(db, condition.id, "provider"),
    key: uuidv7(at.getTime()),
  };
});

export const action = guardedAction(
  "condition.say-done",
  async ({ db, who, at, params, form }) => {
    const parsed = parseForm(sayDoneForm, await form());
    if (!parsed.ok) return data(parsed.failure, 400);
    const conditionId = params.id ?? "";
    await sayConditionDone(db, who, { conditionId, ...parsed.answers }, at);
    throw redirect(paths.provider.condition(conditionId), 303);
  },
  "condition.read-own",
);

export default function ConditionPage() {
  const view = useLoaderData<typeof loader>();
  const { wanted } = view;
  const { problems, field, text } = useFormState();
  return (
    <Page
      title="Condition of your approval"
      caption={`${view.lot}, ${view.ref}`}
      back={paths.provider.application(view.applicationId)}
      backText="Application"
      summary={<ErrorSummary problems={problems} />}
    >
      {view.late ? <WarningText>This was to be done by {view.due}.</WarningText> : null}
      {view.open ? (
        <p className="govuk-body">
          Until every condition is met we cannot send you requests for {view.lot}. If you need longer, write so below or
          tell us.
        </p>
      ) : null}
      <ConditionFacts condition={view} checker="The council" history={view.history} />
      {view.says && wanted ? (
        <p className="govuk-body">
          <ButtonLink href={paths.provider.upload(view.applicationId, wanted.id, wanted.slot)} look="secondary">
            Give the document: {wanted.label}
          </ButtonLink>
        </p>
      ) : null}
      {view.says ? (
        <Form method="post" noValidate>
          <SubmissionKey value={text("submissionKey") ?? view.key} />
          <CharacterCount
            {...field("text")}
            label="What did you do?"
            labelProps={{ size: "m" }}
            hint="We check it and tell you"
            limit={2000}
          />
          <Button>Tell the council that it is done</Button>
        </Form>
      ) : null}
    </Page>
  );
}
