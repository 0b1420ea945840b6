import { data, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guardedAction, guardedRead } from "#app/access/guard.server.ts";
import { decideRegistration, recordTold } from "#app/domain/providers/registration/decide-registration.server.ts";
import { registrationForm } from "#app/domain/providers/registration/registration-forms.ts";
import { registrationPage } from "#app/domain/providers/registration/registration-page.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { InsetText } from "#app/ui/inset-text.tsx";
import { Page } from "#app/ui/page.tsx";
import { Table } from "#app/ui/table.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { Timeline } from "#app/ui/timeline.tsx";
import { WarningText } from "#app/ui/warning-text.tsx";
import { FindingForm, ToldForm } from "./registration-parts.tsx";

export const handle = { title: "Registration test", states: ["empty", "filled", "stopped", "error"] };

export const loader = guardedRead("registration.read", async ({ db, who, at, params }) => ({
  ...(await registrationPage(db, who, params.id ?? "", at)),
  key: uuidv7(at.getTime()),
}));

export const action = guardedAction(
  "registration.decide",
  async ({ db, who, at, params, form }) => {
    const parsed = parseForm(registrationForm, await form());
    if (!parsed.ok) return data(parsed.failure, 400);
    const providerId = params.id ?? "";
    const { answers } = parsed;
    if (answers.intent === "told") await recordTold(db, who, { providerId, ...answers }, at);
    else await decideRegistration(db, who, { providerId, ...answers }, at);
    throw redirect(paths.admin.registration(providerId), 303);
  },
  "registration.read",
);

export default function Registration() {
  const { id, name, threshold, open, mayDecide, decided, tests, key } = useLoaderData<typeof loader>();
  const form = useFormState();
  return (
    <Page
      title="Does it look like a school that must be registered?"
      caption={name}
      back={paths.admin.provider(id)}
      backText={name}
      width="full"
      summary={<ErrorSummary problems={form.problems} />}
    >
      <InsetText>
        The rule today: {threshold.pupils} or more pupils at {threshold.hours} hours a week or more, or one who is
        looked after or has a plan. {threshold.source}. The portal counts; a person decides.
      </InsetText>
      {open ? (
        <>
          <WarningText>
            New referrals and awards are stopped since {open.since}, until QA decides.{" "}
            {open.told ? null : `Tell the Department for Education and Ofsted by ${open.tellBy}.`}
            {open.late ? " This is late." : null}
          </WarningText>
          {open.told ? <p className="govuk-body">{open.told}</p> : null}
          {mayDecide ? (
            <>
              {open.told ? null : <ToldForm form={form} submissionKey={key} />}
              <FindingForm form={form} submissionKey={key} />
            </>
          ) : null}
        </>
      ) : null}
      {tests.length === 0 ? (
        <EmptyState title="Not tested yet">
          <p className="govuk-body">It has sent no answers about its pupils, and has no running placement.</p>
        </EmptyState>
      ) : (
        <Table
          caption="Every result, newest first"
          captionClassName="govuk-table__caption--m"
          head={["When", "Result", "Counted", "Rule", "Why then"]}
          rows={tests.map(({ at, outcome, bad, inputs, rule, because }) => [
            at,
            <Tag colour={bad ? "red" : "green"} key="outcome">
              {outcome}
            </Tag>,
            inputs.join(". "),
            rule,
            because,
          ])}
        />
      )}
      {decided.length > 0 ? (
        <>
          <h2 className="govuk-heading-m">What QA found</h2>
          <Timeline events={decided} label="Findings" />
        </>
      ) : null}
    </Page>
  );
}
