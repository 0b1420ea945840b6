import { data, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guardedAction, guardedRead } from "#app/access/guard.server.ts";
import { recordForm } from "#app/domain/concerns/concern-forms.ts";
import { recordLado, recordLadoOutcome, recordStrategy } from "#app/domain/concerns/record-concern.server.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { SubmissionKey } from "#app/forms/hidden.tsx";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { DateInput } from "#app/ui/date-input.tsx";
import { Input } from "#app/ui/input.tsx";
import { Textarea } from "#app/ui/textarea.tsx";
import { concernFor } from "./deed-loader.server.ts";
import { DeedPage } from "./deed-page.tsx";

export const handle = { title: "Record about a concern", states: ["empty", "error", "referred"] };

export const loader = guardedRead("concern.read", (guard) => concernFor(guard, "concern.handle"));

export const action = guardedAction("concern.read", async ({ db, who, at, config, params, form }) => {
  const concernId = params.id ?? "";
  const parsed = parseForm(recordForm, await form());
  if (!parsed.ok) return data(parsed.failure, 400);
  const { answers } = parsed;
  if (answers.intent === "strategy") await recordStrategy(db, who, config, { concernId, ...answers }, at);
  else if (answers.intent === "lado") await recordLado(db, who, config, { concernId, ...answers }, at);
  else await recordLadoOutcome(db, who, config, { concernId, ...answers }, at);
  throw redirect(paths.admin.concern(concernId), 303);
});

export default function RecordAbout() {
  const concern = useLoaderData<typeof loader>();
  const form = useFormState();
  const { field, date } = form;
  const key = <SubmissionKey value={form.text("submissionKey") ?? concern.key} />;
  return (
    <DeedPage concern={concern} title="Record what was done" form={form}>
      <form method="post" noValidate>
        {key}
        <h2 className="govuk-heading-m">A strategy discussion</h2>
        <DateInput {...date("heldOn")} legend="When was it?" />
        <Textarea {...field("present")} label="Who took part" rows={3} />
        <Textarea {...field("decided")} label="What was decided" hint="Who does what, by when" rows={5} />
        <Button name="intent" value="strategy">
          Record the discussion
        </Button>
      </form>
      <form method="post" noValidate>
        {key}
        <h2 className="govuk-heading-m">A referral to the LADO</h2>
        <p className="govuk-body">
          The local authority designated officer hears of each allegation against someone who works with children,
          within one working day.
        </p>
        <DateInput {...date("referredOn")} legend="When did you refer it?" />
        <Input {...field("referredTo")} label="Who took it" />
        <Input {...field("reference")} label="Their reference, if they gave one" width={20} />
        <Button name="intent" value="lado">
          Record the referral
        </Button>
      </form>
      {concern.referred ? (
        <form method="post" noValidate>
          {key}
          <h2 className="govuk-heading-m">What the LADO decided</h2>
          <Textarea {...field("outcome")} label="Outcome" rows={4} />
          <Button name="intent" value="lado-outcome">
            Record the outcome
          </Button>
        </form>
      ) : null}
    </DeedPage>
  );
}
