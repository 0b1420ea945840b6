import { data, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { guardedAction, guardedRead } from "#app/access/guard.server.ts";
import { receiveInError } from "#app/domain/evidence/receive-in-error.server.ts";
import { receivedInErrorForm } from "#app/domain/evidence/receive-in-error-form.ts";
import { londonDate } from "#app/domain/london-time.ts";
import { getDocument } from "#app/domain/reviews/evidence-desk.server.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { Checkboxes } from "#app/ui/checkboxes.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Page } from "#app/ui/page.tsx";
import { WarningText } from "#app/ui/warning-text.tsx";

export const handle = { title: "Received in error", states: ["filled", "error"] };

export const loader = guardedRead("evidence.decide", async ({ db, who, at, params }) => {
  const { document, provider } = await getDocument(db, who, params.id ?? "", londonDate(at));
  return { id: document.id, name: document.name, provider };
});

export const action = guardedAction(
  "evidence.decide",
  async ({ db, who, at, params, form }) => {
    const parsed = parseForm(receivedInErrorForm, await form());
    if (!parsed.ok) return data(parsed.failure, 400);
    await receiveInError(db, who, params.id ?? "", at);
    throw redirect(paths.admin.evidence(), 303);
  },
  "evidence.review",
);

export default function ReceivedInError() {
  const { id, name, provider } = useLoaderData<typeof loader>();
  const { problems, list, error } = useFormState();
  return (
    <Page
      title="Destroy a document that was received in error"
      caption={provider}
      back={paths.admin.evidenceDecision(id)}
      backText="Decide on the document"
      summary={<ErrorSummary problems={problems} />}
    >
      <p className="govuk-body">
        Use this for a DBS certificate, or anything else that we must not keep, given as: {name}.
      </p>
      <ul className="govuk-list govuk-list--bullet">
        <li>The file and the pictures of its pages are destroyed, wherever it was given</li>
        <li>Its place is empty again, and it counts for nothing</li>
        <li>The provider is told, and asked to send none</li>
        <li>The record keeps that it was destroyed, when and by whom, and nothing of what it said</li>
      </ul>
      <WarningText>This cannot be undone.</WarningText>
      <Form method="post" noValidate>
        <Checkboxes
          name="confirmed"
          items={[{ value: "yes", label: "I have seen that it must not be kept. Destroy it" }]}
          values={list("confirmed")}
          error={error("confirmed")}
        />
        <Button look="warning">Destroy this document</Button>
      </Form>
    </Page>
  );
}
