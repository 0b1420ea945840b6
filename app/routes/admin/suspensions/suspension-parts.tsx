import type { FormState } from "#app/forms/form-state.ts";
import { SubmissionKey } from "#app/forms/hidden.tsx";
import { Button } from "#app/ui/button.tsx";
import { Radios } from "#app/ui/radios.tsx";
import { Textarea } from "#app/ui/textarea.tsx";

type Props = { form: FormState; submissionKey: string };

/** Where another officer imposes it, or drops it; while the provider may still answer, one that acts at once is only dropped. */
export function DecideForm({ form, submissionKey, waitsUntil }: Props & { waitsUntil?: string | undefined }) {
  return (
    <form method="post" noValidate>
      <SubmissionKey value={form.text("submissionKey") ?? submissionKey} />
      <h2 className="govuk-heading-m">Decide</h2>
      <p className="govuk-body">
        Imposed, it has no new requests and no awards from this minute, and parents do not find it. QA lead decides on
        each running placement the same day. It may appeal.
      </p>
      {waitsUntil ? (
        <p className="govuk-body">
          You can confirm it when the provider has answered, or when {waitsUntil} is over. Until then you can only end
          it.
        </p>
      ) : null}
      <Radios
        name="outcome"
        legend="What do you decide?"
        items={[
          ...(waitsUntil ? [] : [{ value: "impose", label: "Impose it" }]),
          { value: "drop", label: "Do not impose it" },
        ]}
        value={form.text("outcome")}
        error={form.error("outcome")}
      />
      <Textarea {...form.field("reason")} label="Why" hint="The provider reads this. Name no child" rows={4} />
      <Button name="intent" value="decide" look="warning">
        Record the decision and tell the provider
      </Button>
    </form>
  );
}

/** Where a director who had no part in it decides the appeal. */
export function JudgeForm({ form, submissionKey }: Props) {
  return (
    <form method="post" noValidate>
      <SubmissionKey value={form.text("submissionKey") ?? submissionKey} />
      <h2 className="govuk-heading-m">Decide the appeal</h2>
      <Radios
        name="outcome"
        legend="What do you decide?"
        items={[
          { value: "uphold", label: "Uphold it", hint: "It ends this minute" },
          { value: "dismiss", label: "Dismiss it", hint: "It stays in force" },
        ]}
        value={form.text("outcome")}
        error={form.error("outcome")}
      />
      <Textarea {...form.field("reason")} label="Why" hint="The provider reads this. Name no child" rows={4} />
      <Button name="intent" value="judge">
        Record the decision and tell the provider
      </Button>
    </form>
  );
}

/** Where it ends before any appeal. */
export function LiftForm({ form, submissionKey }: Props) {
  return (
    <form method="post" noValidate>
      <SubmissionKey value={form.text("submissionKey") ?? submissionKey} />
      <h2 className="govuk-heading-m">End it</h2>
      <Textarea {...form.field("liftReason")} label="Why it ends" hint="The provider reads this" rows={3} />
      <Button name="intent" value="lift" look="secondary">
        End it and tell the provider
      </Button>
    </form>
  );
}
