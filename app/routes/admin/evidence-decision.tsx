import { data, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { guardedAction, guardedRead } from "#app/access/guard.server.ts";
import { dateParts } from "#app/domain/date-parts.ts";
import { sourceOf } from "#app/domain/evidence-pack/sources.server.ts";
import { londonDate } from "#app/domain/london-time.ts";
import { decideEvidence } from "#app/domain/reviews/decide-evidence.server.ts";
import { getDocument } from "#app/domain/reviews/evidence-desk.server.ts";
import { evidenceForm } from "#app/domain/reviews/review-forms.ts";
import { isUuid } from "#app/domain/uuid.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { DateInput } from "#app/ui/date-input.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Input } from "#app/ui/input.tsx";
import { Page } from "#app/ui/page.tsx";
import { Radios } from "#app/ui/radios.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { Textarea } from "#app/ui/textarea.tsx";
import { DocumentName } from "./documents-table.tsx";

export const handle = { title: "Decide on a document", states: ["empty", "error"] };

export const loader = guardedRead("evidence.decide", async ({ db, who, at, params, url }) => {
  const { document, provider, endsOn, amountPence } = await getDocument(db, who, params.id ?? "", londonDate(at));
  return {
    document,
    provider,
    source: await sourceOf(db, document.id),
    ends: dateParts(endsOn ?? undefined),
    pounds: amountPence === null ? "" : String(amountPence / 100),
    back: cameFrom(url),
  };
});

export const action = guardedAction(
  "evidence.decide",
  async ({ db, who, at, params, form, url }) => {
    const parsed = parseForm(evidenceForm, await form());
    if (!parsed.ok) return data(parsed.failure, 400);
    const { amount, ...rest } = parsed.answers;
    await decideEvidence(db, who, { evidenceId: params.id ?? "", amountPence: amount, ...rest }, at);
    throw redirect(cameFrom(url), 303);
  },
  "evidence.review",
);

/** The section from which the officer came, when the address names one; else the list of documents. */
function cameFrom({ searchParams }: URL): string {
  const application = searchParams.get("application") ?? "";
  const section = searchParams.get("section") ?? "";
  return isUuid(application) && /^[a-z][a-z-]{0,40}$/.test(section)
    ? paths.admin.applicationSection(application, section)
    : paths.admin.evidence();
}

export default function EvidenceDecision() {
  const { document, provider, source, ends, pounds, back } = useLoaderData<typeof loader>();
  const { problems, field, date, text, error } = useFormState({
    "endsOn-day": ends.day,
    "endsOn-month": ends.month,
    "endsOn-year": ends.year,
    amount: pounds,
    comment: document.comment,
  });
  return (
    <Page title={document.name} caption={provider} back={back} summary={<ErrorSummary problems={problems} />}>
      <SummaryList
        rows={[
          { key: "File", value: <DocumentName document={document} open /> },
          { key: "Version", value: document.version },
          { key: "State", value: <Tag colour={document.state.colour}>{document.state.text}</Tag> },
          ...(source ? [{ key: "Where it comes from", value: source }] : []),
        ]}
      />
      <Form method="post" noValidate>
        <Radios
          name="decision"
          legend="Do you accept this document?"
          items={[
            { value: "accept", label: "Yes, accept it" },
            { value: "ask", label: "No, it needs a change" },
          ]}
          value={text("decision")}
          error={error("decision")}
        />
        <DateInput
          {...date("endsOn")}
          legend="Date on which it ends"
          hint="As you read it in the document. Leave empty if it has none"
        />
        <Input
          {...field("amount")}
          label="Amount that it covers"
          hint="For insurance, as you read it in the certificate"
          prefix="£"
          width={10}
          inputMode="decimal"
          spellCheck={false}
        />
        <Textarea {...field("comment")} label="Comment" hint="Needed when it needs a change: say what" rows={3} />
        <Button>Save decision</Button>
      </Form>
      <p className="govuk-body">
        <a className="govuk-link" href={paths.admin.receivedInError(document.id)}>
          It is a DBS certificate, or something else that we must not keep
        </a>
      </p>
    </Page>
  );
}
