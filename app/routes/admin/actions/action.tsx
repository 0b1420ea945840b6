import { data, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { guardedAction, guardedRead } from "#app/access/guard.server.ts";
import { closeForm, doneForm, laterForm } from "#app/domain/actions/action-forms.ts";
import { actionForOfficer } from "#app/domain/actions/action-page.server.ts";
import { closeAction } from "#app/domain/actions/close-action.server.ts";
import { moveAction } from "#app/domain/actions/move-action.server.ts";
import { sayDone } from "#app/domain/actions/say-done.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { SubmissionKey, Version } from "#app/forms/hidden.tsx";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { DateInput } from "#app/ui/date-input.tsx";
import { Details } from "#app/ui/details.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { InsetText } from "#app/ui/inset-text.tsx";
import { Page } from "#app/ui/page.tsx";
import { Radios } from "#app/ui/radios.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { Textarea } from "#app/ui/textarea.tsx";

export const handle = { title: "Action", states: ["open", "error", "later", "closed"] };

const form = z.discriminatedUnion(
  "intent",
  [
    doneForm.extend({ intent: z.literal("done") }),
    closeForm.extend({ intent: z.literal("close") }),
    laterForm.extend({ intent: z.literal("later") }),
  ],
  { error: "Press one of the page’s buttons" },
);

export const loader = guardedRead("visit.read", async ({ db, who, at, params }) => ({
  ...(await actionForOfficer(db, who, params.id ?? "", at)),
  key: uuidv7(at.getTime()),
}));

export const action = guardedAction(
  "action-point.as-council",
  async ({ db, who, at, params, form: posted }) => {
    const parsed = parseForm(form, await posted());
    if (!parsed.ok) return data(parsed.failure, 400);
    const id = params.id ?? "";
    if (parsed.answers.intent === "done") await sayDone(db, who, id, parsed.answers, at);
    else if (parsed.answers.intent === "later") await moveAction(db, who, id, parsed.answers, at);
    else await closeAction(db, who, id, parsed.answers, at);
    throw redirect(paths.admin.action(id), 303);
  },
  "visit.read",
);

const text = (words: string) => <p className="govuk-body app-answer">{words}</p>;

export default function Action() {
  const view = useLoaderData<typeof loader>();
  const { problems, field, text: typed, error, date } = useFormState();
  const [back, backText] = view.visitId
    ? [paths.admin.visit(view.visitId), "Visit"]
    : view.reviewId
      ? [paths.admin.meeting(view.reviewId), "Meeting or audit"]
      : [paths.admin.provider(view.providerId), view.provider];
  const { version, mine, closes, moves, status, doneNote, closedNote, movedNote } = view;
  const hidden = (intent: string) => (
    <>
      <input type="hidden" name="intent" value={intent} />
      <Version value={version} />
      <SubmissionKey value={typed("submissionKey") ?? view.key} />
    </>
  );
  return (
    <Page
      title={view.what}
      caption="Action"
      back={back}
      backText={backText}
      summary={<ErrorSummary problems={problems} />}
    >
      <SummaryList
        rows={[
          { key: "State", value: <Tag colour={view.tag.colour}>{view.tag.text}</Tag> },
          { key: "Provider", value: view.provider },
          { key: "Who does it", value: view.whose },
          { key: "By", value: view.due },
          ...(movedNote ? [{ key: "Given a later date", value: text(`${movedNote} (${view.moved})`) }] : []),
          ...(doneNote ? [{ key: "Said to be done", value: text(`${doneNote} (${view.done})`) }] : []),
          ...(closedNote ? [{ key: "What the reviewer saw", value: text(closedNote) }] : []),
          ...(view.closed ? [{ key: "Closed", value: view.closed }] : []),
        ]}
      />
      {view.escalates ? (
        <InsetText>
          More than ten working days late. Talk to {view.whose}, then decide what follows: a visit, or a stop on new
          placements.{" "}
          <a className="govuk-link" href={paths.admin.concerns()}>
            Concerns and suspensions
          </a>
        </InsetText>
      ) : null}
      {mine ? (
        <Form method="post" noValidate>
          {hidden("done")}
          <Textarea {...field("note")} label="What did you do?" hint="No child’s name" rows={3} />
          <Button>Say that it is done</Button>
        </Form>
      ) : null}
      {closes && !mine ? (
        <Form method="post" noValidate>
          {hidden("close")}
          <Radios
            name="outcome"
            legend="Is it done?"
            items={[
              { value: "close", label: "Yes, close it" },
              ...(status === "said-done" ? [{ value: "ask-again", label: "No, ask for it again" }] : []),
            ]}
            value={typed("outcome")}
            error={error("outcome")}
          />
          <Textarea {...field("note")} label="What did you see, or what is missing?" hint="No child’s name" rows={3} />
          <Button>Save</Button>
        </Form>
      ) : null}
      {moves ? (
        <Details summary="Agree a later date" open={typed("intent") === "later"}>
          <Form method="post" noValidate>
            {hidden("later")}
            <DateInput {...date("dueOn")} legend="Done by when now?" />
            <Textarea
              {...field("why")}
              label="Why may it take longer?"
              hint={`${view.whose} reads this. No child’s name`}
              rows={3}
            />
            <Button look="secondary">Agree the later date</Button>
          </Form>
        </Details>
      ) : null}
    </Page>
  );
}
