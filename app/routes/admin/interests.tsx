import { data, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { personId } from "#app/access/actor.ts";
import { guardedAction, guardedRead } from "#app/access/guard.server.ts";
import { can } from "#app/access/policy.ts";
import { conflictsOf, correctionsOf } from "#app/domain/conflicts/conflicts.server.ts";
import { correctConflict, interestForm } from "#app/domain/conflicts/correct-conflict.server.ts";
import { declareConflict } from "#app/domain/conflicts/declare-conflict.server.ts";
import { formatDateTime } from "#app/domain/london-time.ts";
import { getProvider } from "#app/domain/providers/provider-file.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { SubmissionKey } from "#app/forms/hidden.tsx";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { Details } from "#app/ui/details.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { InsetText } from "#app/ui/inset-text.tsx";
import { Page } from "#app/ui/page.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { Textarea } from "#app/ui/textarea.tsx";
import { Timeline } from "#app/ui/timeline.tsx";

export const handle = { title: "Interests declared", states: ["empty", "filled", "error"] };

export const loader = guardedRead("application.review", async ({ db, who, at, params }) => {
  const provider = await getProvider(db, params.id ?? "");
  const me = personId(who);
  const corrects = can(who, "conflict.correct");
  const readsAll = can(who, "conflict.read");
  const standing = await conflictsOf(db, provider.id);
  return {
    provider: { id: provider.id, name: provider.name },
    mine: standing.some((one) => one.personId === me),
    standing: standing.map(({ personId: by, name, note, declaredAt }) => ({
      personId: by,
      name,
      note: readsAll || by === me ? note : "Kept between its author and those who oversee interests",
      at: formatDateTime(declaredAt),
      corrects: corrects && by !== me,
    })),
    corrected: (await correctionsOf(db, provider.id)).map(({ name, reason, correctedAt, correctedBy }) => ({
      title: `The declaration of ${name} was ended`,
      by: correctedBy,
      date: formatDateTime(correctedAt),
      dateTime: correctedAt.toISOString(),
      reason,
    })),
    key: uuidv7(at.getTime()),
  };
});

export const action = guardedAction("application.review", async ({ db, who, at, params, form }) => {
  const parsed = parseForm(interestForm, await form());
  if (!parsed.ok) return data(parsed.failure, 400);
  const providerId = params.id ?? "";
  const { answers } = parsed;
  if (answers.intent === "declare") await declareConflict(db, who, { providerId, note: answers.note }, at);
  else await correctConflict(db, who, { providerId, ...answers }, at);
  throw redirect(paths.admin.interests(providerId), 303);
});

export default function Interests() {
  const { provider, mine, standing, corrected, key } = useLoaderData<typeof loader>();
  const form = useFormState();
  return (
    <Page
      title="Interests declared"
      caption={provider.name}
      back={paths.admin.provider(provider.id)}
      backText="Provider"
      summary={<ErrorSummary problems={form.problems} />}
    >
      <p className="govuk-body">
        Whoever declares an interest in this provider neither reads its applications and documents, nor reviews, checks
        or decides anything of it.
      </p>
      {mine ? (
        <InsetText>
          You declared a conflict of interest with this provider. What you advised on its open applications no longer
          counts; others review and decide them. If this is wrong, ask a QA lead other than you to correct it here.
        </InsetText>
      ) : null}
      {standing.length === 0 ? <EmptyState title="Nobody has declared an interest" /> : null}
      {standing.map(({ personId, name, note, at, corrects }) => (
        <SummaryList
          key={personId}
          card={{ title: name, headingLevel: 2 }}
          rows={[
            { key: "Interest", value: <span className="app-answer">{note}</span> },
            { key: "Declared", value: at },
            ...(corrects
              ? [{ key: "Made in error?", value: <Correct {...{ personId, name, form }} submissionKey={key} /> }]
              : []),
          ]}
        />
      ))}
      {mine ? null : (
        <Details summary="Declare an interest of your own" open={Boolean(form.error("note"))}>
          <Form method="post" noValidate>
            <input type="hidden" name="intent" value="declare" />
            <Textarea
              {...form.field("note")}
              label="What is the conflict of interest?"
              hint="For instance a former employer, a relative who works there, or shares"
              rows={3}
            />
            <Button look="warning">Declare and step aside</Button>
          </Form>
        </Details>
      )}
      {corrected.length > 0 ? (
        <>
          <h2 className="govuk-heading-m">Corrected</h2>
          <Timeline
            events={corrected.map(({ reason, ...event }) => ({
              ...event,
              description: <p className="govuk-body app-answer">{reason}</p>,
            }))}
          />
        </>
      ) : null}
    </Page>
  );
}

type CorrectProps = {
  personId: string;
  name: string;
  form: ReturnType<typeof useFormState>;
  submissionKey: string;
};

function Correct({ personId, name, form, submissionKey }: CorrectProps) {
  const typed = form.text("personId") === personId;
  return (
    <Form method="post" noValidate>
      <input type="hidden" name="intent" value="correct" />
      <input type="hidden" name="personId" value={personId} />
      <SubmissionKey value={submissionKey} />
      <Textarea
        name="reason"
        id={typed ? "reason" : `reason-${personId}`}
        label={`Why the declaration of ${name} is wrong`}
        rows={2}
        defaultValue={typed ? form.text("reason") : undefined}
        error={typed ? form.error("reason") : undefined}
      />
      <Button look="secondary">End this declaration</Button>
    </Form>
  );
}
