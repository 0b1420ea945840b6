import { data, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { guarded, guardedAction } from "#app/access/guard.server.ts";
import { assignReader } from "#app/domain/reviews/readers/assign-reader.server.ts";
import { readerPage } from "#app/domain/reviews/readers/reader-page.server.ts";
import { readerForm } from "#app/domain/reviews/readers/readers-forms.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { SubmissionKey } from "#app/forms/hidden.tsx";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Page } from "#app/ui/page.tsx";
import { Radios } from "#app/ui/radios.tsx";

export const handle = { title: "Who reads it", states: ["empty", "filled", "error"] };

export const loader = guarded("application.recommend", async ({ db, who, at, params }) => ({
  ...(await readerPage(db, who, params.id ?? "", at)),
  key: uuidv7(at.getTime()),
}));

export const action = guardedAction(
  "application.recommend",
  async ({ db, who, at, params, form }) => {
    const applicationId = params.id ?? "";
    const parsed = parseForm(readerForm, await form());
    if (!parsed.ok) return data(parsed.failure, 400);
    await assignReader(db, who, { applicationId, ...parsed.answers }, at);
    throw redirect(paths.admin.applicationReader(applicationId), 303);
  },
  "application.review",
);

type View = ReturnType<typeof useLoaderData<typeof loader>>;

export default function ApplicationReader() {
  const view = useLoaderData<typeof loader>();
  const form = useFormState();
  const { id, ref, provider, held, round, open, history } = view;
  return (
    <Page
      title="Who reads it"
      caption={`${provider}, ${ref}`}
      back={paths.admin.application(id)}
      backText={`Application ${ref}`}
      summary={<ErrorSummary problems={form.problems} />}
    >
      <p className="govuk-body">
        {open
          ? `${round}: ${held ? held.name : "nobody yet"}.`
          : "Both readings are over: nobody is to read it any more."}
      </p>
      {view.mine && open ? <p className="govuk-body">{view.mine}</p> : null}
      {view.takes ? (
        <OneButton view={view} readerId={view.me}>
          Take it
        </OneButton>
      ) : null}
      {held?.mine && open ? (
        <OneButton view={view} readerId="">
          Give it back
        </OneButton>
      ) : null}
      {view.leads ? <Choose view={view} form={form} /> : null}
      {history.length > 0 ? (
        <>
          <h2 className="govuk-heading-m">Who was to read it</h2>
          <ul className="govuk-list govuk-list--bullet">
            {history.map((one) => (
              <li key={one.id}>{one.text}</li>
            ))}
          </ul>
        </>
      ) : null}
    </Page>
  );
}

function OneButton({ view, readerId, children }: { view: View; readerId: string; children: string }) {
  return (
    <Form method="post">
      <SubmissionKey value={view.key} />
      <input type="hidden" name="seen" value={view.held?.id ?? ""} />
      <input type="hidden" name="readerId" value={readerId} />
      <Button look="secondary">{children}</Button>
    </Form>
  );
}

/** Everyone who reads applications, with what they have open; whoever must not read this one says why. */
function Choose({ view, form }: { view: View; form: ReturnType<typeof useFormState> }) {
  const may = view.choices.filter(({ barred }) => !barred);
  const not = view.choices.filter(({ barred }) => barred);
  return (
    <Form method="post" noValidate>
      <SubmissionKey value={view.key} />
      <input type="hidden" name="seen" value={view.held?.id ?? ""} />
      <Radios
        name="readerId"
        legend="Give it to"
        items={[
          ...may.map(({ value, name, has, awayNow }) => ({
            value,
            label: name,
            hint: `${has} open${awayNow ? ", away now" : ""}`,
          })),
          ...(view.held ? [{ value: "", label: "Nobody for now" }] : []),
        ]}
        value={form.text("readerId")}
        error={form.error("readerId")}
      />
      {not.map(({ value, name, barred }) => (
        <p className="govuk-body-s" key={value}>
          {name} cannot read it, because they {barred}.
        </p>
      ))}
      <Button>Give it</Button>
    </Form>
  );
}
