import { data, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { guarded, guardedAction } from "#app/access/guard.server.ts";
import { decideJoining } from "#app/domain/accounts/decide-joining.server.ts";
import { joinDecisionForm } from "#app/domain/accounts/joining.ts";
import { readRequest } from "#app/domain/accounts/joining-requests.server.ts";
import { providerRoleChoices } from "#app/domain/accounts/role-words.ts";
import { NotAllowedNow, NotFound } from "#app/domain/errors.ts";
import { formatDateTime } from "#app/domain/london-time.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { SubmissionKey } from "#app/forms/hidden.tsx";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Page } from "#app/ui/page.tsx";
import { Radios } from "#app/ui/radios.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { Textarea } from "#app/ui/textarea.tsx";
import { WarningText } from "#app/ui/warning-text.tsx";

export const handle = { title: "Request to join", states: ["filled", "error"] };

export const loader = guarded("team.manage", async ({ db, who, at, params }) => {
  const { kind, name, email, note, askedAt, outcome, provider } = await readRequest(db, who, params.id ?? "");
  if (kind !== "join") throw new NotFound("request");
  if (outcome) throw new NotAllowedNow("decide a request that was decided before");
  return { name, email, note, provider, asked: formatDateTime(askedAt), submissionKey: uuidv7(at.getTime()) };
});

export const action = guardedAction(
  "team.manage",
  async ({ db, who, at, params, form }) => {
    const parsed = parseForm(joinDecisionForm, await form());
    if (!parsed.ok) return data(parsed.failure, 400);
    await decideJoining(db, who, { requestId: params.id ?? "", ...parsed.answers }, at);
    throw redirect(`${paths.provider.people()}?done=decided`, 303);
  },
  "team.read",
);

export default function JoiningRequest() {
  const { name, email, note, provider, asked, submissionKey } = useLoaderData<typeof loader>();
  const { problems, field, text, error } = useFormState();
  return (
    <Page
      title={`${name} asks to join`}
      caption={provider}
      back={paths.provider.people()}
      backText="People"
      summary={<ErrorSummary problems={problems} />}
    >
      <SummaryList
        rows={[
          { key: "Email address", value: email },
          { key: "Asked", value: asked },
          { key: "What they write", value: <span className="app-answer">{note}</span> },
        ]}
      />
      <WarningText>Let in only someone whom you know. If in doubt, call them on a number that you have.</WarningText>
      <Form method="post" noValidate>
        <SubmissionKey value={text("submissionKey") ?? submissionKey} />
        <Radios
          name="decision"
          legend="What may they do?"
          value={text("decision")}
          error={error("decision")}
          items={[...providerRoleChoices, { divider: "or" }, { value: "refuse", label: "Nothing: refuse the request" }]}
        />
        <Textarea {...field("reason")} label="Reason for refusing (optional)" hint="We send it to them" />
        <Button>Decide</Button>
      </Form>
    </Page>
  );
}
