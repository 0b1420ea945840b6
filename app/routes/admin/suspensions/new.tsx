import { data, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guardedAction, guardedRead } from "#app/access/guard.server.ts";
import { formatDate, londonDate } from "#app/domain/london-time.ts";
import { openProvider } from "#app/domain/providers/provider-file.server.ts";
import { proposeSuspension } from "#app/domain/suspensions/propose-suspension.server.ts";
import { kindWords, suspensionKinds } from "#app/domain/suspensions/suspension.ts";
import { proposeForm } from "#app/domain/suspensions/suspension-forms.ts";
import { answerBy, approvedLots } from "#app/domain/suspensions/suspensions.server.ts";
import { isUuid, uuidv7 } from "#app/domain/uuid.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { SubmissionKey } from "#app/forms/hidden.tsx";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { Checkboxes } from "#app/ui/checkboxes.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Page } from "#app/ui/page.tsx";
import { Radios } from "#app/ui/radios.tsx";
import { Textarea } from "#app/ui/textarea.tsx";

export const handle = { title: "Suspend or remove a provider", states: ["empty", "filled", "error"] };

export const loader = guardedRead("suspension.propose", async ({ db, who, at, params, url }) => {
  const provider = await openProvider(db, who, params.id ?? "");
  const concern = url.searchParams.get("concern") ?? "";
  return {
    ...provider,
    lots: await approvedLots(db, provider.id),
    until: formatDate((await answerBy(db, londonDate(at))).day, "long"),
    saved: { concern: isUuid(concern) ? concern : "" },
    key: uuidv7(at.getTime()),
  };
});

export const action = guardedAction(
  "suspension.propose",
  async ({ db, who, at, params, form }) => {
    const parsed = parseForm(proposeForm, await form(), ["lots"]);
    if (!parsed.ok) return data(parsed.failure, 400);
    const { kind, lots: lotIds, reasons, when, concern, submissionKey } = parsed.answers;
    const proposal = { kind, lotIds, reasons, atOnce: when === "now", concernId: concern || undefined, submissionKey };
    const id = await proposeSuspension(db, who, { providerId: params.id ?? "", ...proposal }, at);
    throw redirect(paths.admin.suspension(id), 303);
  },
  "suspension.read",
);

export default function NewSuspension() {
  const { id, name, lots, until, saved, key } = useLoaderData<typeof loader>();
  const form = useFormState(saved);
  return (
    <Page
      title="Suspend or remove"
      caption={name}
      back={paths.admin.suspensions(id)}
      backText="Suspensions"
      summary={<ErrorSummary problems={form.problems} />}
    >
      {lots.length === 0 ? (
        <EmptyState title="It is approved on no lot">
          <p className="govuk-body">There is nothing to suspend it from.</p>
        </EmptyState>
      ) : (
        <form method="post" noValidate>
          <SubmissionKey value={form.text("submissionKey") ?? key} />
          <input type="hidden" name="concern" value={form.text("concern") ?? ""} />
          <p className="govuk-body">
            The provider’s owners are told at once that there is something to read. They read your reasons in the portal
            and may answer. Another officer decides.
          </p>
          <Radios
            name="kind"
            legend="What do you propose?"
            value={form.text("kind")}
            error={form.error("kind")}
            items={suspensionKinds.map((value) => ({
              value,
              label: kindWords[value].title,
              hint: kindWords[value].hint,
            }))}
          />
          <Checkboxes
            name="lots"
            legend="On which lots?"
            hint="Leave all of them empty for every lot"
            values={form.list("lots")}
            error={form.error("lots")}
            items={lots.map((lot) => ({ value: lot.id, label: lot.name }))}
          />
          <Textarea
            {...form.field("reasons")}
            label="Your reasons"
            hint="The provider reads this. Name no child, and nobody who told you something"
            rows={8}
          />
          <Radios
            name="when"
            legend="When does it act?"
            value={form.text("when")}
            error={form.error("when") ?? form.error("atOnce")}
            items={[
              { value: "after", label: "After it could answer", hint: `It may answer until the end of ${until}` },
              {
                value: "now",
                label: "This minute, because the safety of a child needs it",
                hint: "A suspension only. It reads the reasons the same minute and may answer afterwards. Each running placement waits for a decision",
              },
            ]}
          />
          <Button look="warning">Tell the provider</Button>
        </form>
      )}
    </Page>
  );
}
