import { data, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { guardedAction, guardedRead } from "#app/access/guard.server.ts";
import { can } from "#app/access/policy.ts";
import { statusInWords } from "#app/domain/applications/application-status.ts";
import { applicationsOf } from "#app/domain/applications/applications.server.ts";
import { lotsToApplyFor } from "#app/domain/applications/lots-to-apply-for.server.ts";
import { startApplication } from "#app/domain/applications/start-application.server.ts";
import { NotFound } from "#app/domain/errors.ts";
import { formatDate } from "#app/domain/london-time.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { SubmissionKey } from "#app/forms/hidden.tsx";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Page } from "#app/ui/page.tsx";
import { Table } from "#app/ui/table.tsx";

export const handle = { title: "Applications", states: ["empty", "filled", "error"] };

const start = z.object({
  lotId: z.uuid("Choose a lot that is open"),
  submissionKey: z.uuid("Open this page again, and start from there"),
});

export const loader = guardedRead("application.read", async ({ db, who, at }) => {
  if (who.kind !== "provider") throw new NotFound();
  const applications = await applicationsOf(db, who.providerId);
  return {
    approved: applications.some(({ status }) => status === "admitted"),
    applications: applications.map(({ id, ref, lotName, status, createdAt, submittedAt }) => ({
      id,
      ref,
      lotName,
      status: statusInWords[status],
      since: formatDate(submittedAt ?? createdAt),
    })),
    lots: can(who, "application.start")
      ? (await lotsToApplyFor(db, who.providerId, at)).map((lot) => ({ ...lot, key: uuidv7(at.getTime()) }))
      : [],
  };
});

export const action = guardedAction(
  "application.start",
  async ({ db, who, at, form }) => {
    const parsed = parseForm(start, await form());
    if (!parsed.ok) return data(parsed.failure, 400);
    throw redirect(paths.provider.application(await startApplication(db, who, parsed.answers, at)), 303);
  },
  "application.read",
);

export default function Applications() {
  const { applications, approved, lots } = useLoaderData<typeof loader>();
  const { problems } = useFormState();
  return (
    <Page
      title="Applications"
      summary={<ErrorSummary problems={problems.map(({ message }) => ({ name: "lots", message }))} />}
    >
      {applications.length > 0 ? (
        <Table
          caption="Your applications"
          captionClassName="govuk-table__caption--m"
          head={["Reference", "Lot", "State", "Since"]}
          rows={applications.map(({ id, ref, lotName, status, since }) => [
            <a key={id} className="govuk-link app-nowrap" href={paths.provider.application(id)}>
              {ref}
            </a>,
            lotName,
            status,
            since,
          ])}
        />
      ) : (
        <EmptyState title="You have not applied yet">
          <p className="govuk-body">Start below with any lot that is open.</p>
        </EmptyState>
      )}
      {approved ? (
        <p className="govuk-body">
          <a className="govuk-link" href={paths.provider.agreements()}>
            See the agreements of the lots that you are approved for
          </a>
        </p>
      ) : null}
      <p className="govuk-body">
        <a className="govuk-link" href={paths.provider.questions()}>
          Ask us a question about a lot, or see the answers to yours
        </a>
      </p>
      {applications.length > 0 ? (
        <p className="govuk-body">
          <a className="govuk-link" href={paths.provider.answers()}>
            See everything that you have answered, or take it away
          </a>
        </p>
      ) : null}
      <h2 className="govuk-heading-m" id="lots" tabIndex={-1}>
        Lots that you can apply to
      </h2>
      {lots.length === 0 ? <p className="govuk-body">There is no other lot that you can apply to now.</p> : null}
      {lots.map((lot) => (
        <Form method="post" noValidate key={lot.id}>
          <h3 className="govuk-heading-s">{lot.name}</h3>
          <p className="govuk-body">
            <Asked lot={lot} />{" "}
            <a className="govuk-link" href={paths.lot(lot.slug)}>
              What {lot.name} asks of you
            </a>
          </p>
          <input type="hidden" name="lotId" value={lot.id} />
          <SubmissionKey value={lot.key} />
          <Button look="start">Start an application to {lot.name}</Button>
        </Form>
      ))}
    </Page>
  );
}

type Lot = ReturnType<typeof useLoaderData<typeof loader>>["lots"][number];

function Asked({ lot: { application, newToYou, again, beforeApproval } }: { lot: Lot }) {
  if (newToYou < application)
    return (
      <>
        {application} questions, {newToYou} of them new to you.{" "}
        {again
          ? "Your earlier answers to the rest are kept."
          : "You can use your earlier answers to the rest, one by one or together."}
      </>
    );
  return (
    <>
      About {application} questions, and {beforeApproval} in all before approval; a few more if you employ people or
      teach face to face. Most people need two to three hours. You can stop at any time: every page is saved when you go
      on.
    </>
  );
}
