import { data, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { guardedAction, guardedRead } from "#app/access/guard.server.ts";
import { dateParts } from "#app/domain/date-parts.ts";
import { NotAllowedNow } from "#app/domain/errors.ts";
import { londonDate } from "#app/domain/london-time.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { recordVisit } from "#app/domain/visits/record-visit.server.ts";
import { resultWords, seen, seenWords, visitResults } from "#app/domain/visits/visit.ts";
import { recordFormOf } from "#app/domain/visits/visit-forms.ts";
import { looksOn, openVisit } from "#app/domain/visits/visits.server.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { SubmissionKey } from "#app/forms/hidden.tsx";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { DateInput } from "#app/ui/date-input.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Input } from "#app/ui/input.tsx";
import { Page } from "#app/ui/page.tsx";
import { Radios } from "#app/ui/radios.tsx";
import { Textarea } from "#app/ui/textarea.tsx";

export const handle = { title: "Record a visit", states: ["empty", "error"] };

export const loader = guardedRead("visit.record", async ({ db, who, at, params }) => {
  const { id, provider, status, visitOn } = await openVisit(db, who, params.id ?? "");
  if (status !== "planned") throw new NotAllowedNow("record this visit");
  const today = londonDate(at);
  const date = dateParts(visitOn <= today ? visitOn : today);
  return { id, provider, items: await looksOn(db, today), date, key: uuidv7(at.getTime()) };
});

export const action = guardedAction(
  "visit.record",
  async ({ db, who, at, params, form }) => {
    const parsed = parseForm(recordFormOf(await looksOn(db, londonDate(at))), await form());
    if (!parsed.ok) return data(parsed.failure, 400);
    await recordVisit(db, who, params.id ?? "", parsed.answers, at);
    throw redirect(paths.admin.visit(params.id ?? ""), 303);
  },
  "visit.read",
);

export default function RecordVisit() {
  const { id, provider, items, date: on, key } = useLoaderData<typeof loader>();
  const { problems, field, text, date, error } = useFormState({
    "visitOn-day": on.day,
    "visitOn-month": on.month,
    "visitOn-year": on.year,
  });
  return (
    <Page
      title="Record a visit"
      caption={provider}
      back={paths.admin.visit(id)}
      backText="Visit"
      summary={<ErrorSummary problems={problems} />}
    >
      <p className="govuk-body">
        Name no child. The provider reads what you write here, and the result opens or shuts its gate.
      </p>
      <Form method="post" noValidate>
        <SubmissionKey value={text("submissionKey") ?? key} />
        <DateInput {...date("visitOn")} legend="Date of the visit" />
        {items.map((item, place) => (
          <div key={item}>
            <Radios
              name={`looks.${place}.seen`}
              legend={item}
              legendProps={{ size: "s" }}
              className="govuk-radios--inline govuk-radios--small"
              items={seen.map((value) => ({ value, label: seenWords[value].text }))}
              value={text(`looks.${place}.seen`)}
              error={error(`looks.${place}.seen`)}
            />
            <Input
              {...field(`looks.${place}.note`)}
              label={
                <>
                  Note<span className="govuk-visually-hidden">: {item}</span> (needed when it is not met)
                </>
              }
            />
          </div>
        ))}
        <Textarea {...field("finding")} label="What did you find?" rows={6} />
        <Radios
          name="result"
          legend="What is the result?"
          items={visitResults.map((value) => ({
            value,
            label: resultWords[value].text,
            ...(value === "actions" ? { hint: "You agree the actions on the next page" } : {}),
            ...(value === "fail" ? { hint: "No new placement is awarded until a later visit is passed" } : {}),
          }))}
          value={text("result")}
          error={error("result")}
        />
        <Button>Record the visit</Button>
      </Form>
    </Page>
  );
}
