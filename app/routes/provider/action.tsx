import { data, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { guardedAction, guardedRead } from "#app/access/guard.server.ts";
import { can } from "#app/access/policy.ts";
import { doneForm } from "#app/domain/actions/action-forms.ts";
import { actionInWords } from "#app/domain/actions/action-in-words.ts";
import { escalatesBefore, getOwnAction } from "#app/domain/actions/actions.server.ts";
import { sayDone } from "#app/domain/actions/say-done.server.ts";
import { londonDate } from "#app/domain/london-time.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { SubmissionKey, Version } from "#app/forms/hidden.tsx";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { InsetText } from "#app/ui/inset-text.tsx";
import { Page } from "#app/ui/page.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { Textarea } from "#app/ui/textarea.tsx";

export const handle = { title: "Action", states: ["open", "error", "said-done"] };

export const loader = guardedRead("visit.read-own", async ({ db, who, at, params }) => {
  const found = await getOwnAction(db, who, params.id ?? "");
  const { what, due, status, version, doneNote, closedNote, movedNote } = actionInWords(
    found,
    londonDate(at),
    await escalatesBefore(db, at),
  );
  const answers = status === "open" && can(who, "action-point.own", { providerId: found.providerId });
  return { what, due, status, version, doneNote, closedNote, movedNote, answers, key: uuidv7(at.getTime()) };
});

export const action = guardedAction(
  "action-point.own",
  async ({ db, who, at, params, form }) => {
    const parsed = parseForm(doneForm, await form());
    if (!parsed.ok) return data(parsed.failure, 400);
    const id = params.id ?? "";
    await sayDone(db, who, id, parsed.answers, at);
    throw redirect(paths.provider.action(id), 303);
  },
  "visit.read-own",
);

const states = {
  open: "To do",
  "said-done": "You said that it is done. We look at it next",
  closed: "Closed: nothing more to do",
};
const text = (words: string) => <p className="govuk-body app-answer">{words}</p>;

export default function Action() {
  const { what, due, status, version, doneNote, closedNote, movedNote, answers, key } = useLoaderData<typeof loader>();
  const { problems, field, text: typed } = useFormState();
  return (
    <Page
      title={what}
      caption="Agreed action"
      back={paths.provider.visits()}
      backText="Visits and actions"
      summary={<ErrorSummary problems={problems} />}
    >
      <SummaryList
        rows={[
          { key: "State", value: states[status] },
          { key: "By", value: due },
          ...(movedNote ? [{ key: "Why you have longer", value: text(movedNote) }] : []),
          ...(doneNote ? [{ key: "What you said", value: text(doneNote) }] : []),
          ...(closedNote ? [{ key: "What we said", value: text(closedNote) }] : []),
        ]}
      />
      {answers ? (
        <Form method="post" noValidate>
          <Version value={version} />
          <SubmissionKey value={typed("submissionKey") ?? key} />
          <Textarea {...field("note")} label="What did you do?" hint="Do not name a child" rows={4} />
          <Button>Say that it is done</Button>
        </Form>
      ) : status === "open" ? (
        <InsetText>An owner of your organisation says when it is done.</InsetText>
      ) : null}
    </Page>
  );
}
