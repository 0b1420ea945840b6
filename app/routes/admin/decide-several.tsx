import { data } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { guardedAction, guardedRead } from "#app/access/guard.server.ts";
import { NotFound } from "#app/domain/errors.ts";
import { londonDate } from "#app/domain/london-time.ts";
import { pageNumber } from "#app/domain/paging.ts";
import { admitBatch, type BatchResult, batchForm } from "#app/domain/reviews/batch/admit-batch.server.ts";
import { listDecidable } from "#app/domain/reviews/batch/list-decidable.server.ts";
import { findPower } from "#app/domain/reviews/decider.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { ListPages } from "#app/ui/list-pages.tsx";
import { Page } from "#app/ui/page.tsx";
import { CannotAdmit, ChooseForm, ConfirmForm, Results } from "./decide-several-parts.tsx";

export const handle = { title: "Admit several", states: ["empty", "filled", "error", "check", "done", "refused"] };

export const loader = guardedRead("application.decide", async ({ db, who, at, url }) => {
  if (who.kind !== "council") throw new NotFound("page");
  const power = await findPower(db, who.personId, londonDate(at));
  const { rows, ...pages } = await listDecidable(
    db,
    { officer: who, power, page: pageNumber(url.searchParams.get("page")) },
    at,
  );
  return { rows, pages, power: power?.grantedBy, key: uuidv7(at.getTime()) };
});

export const action = guardedAction(
  "application.decide",
  async ({ db, who, at, form }) => {
    const sent = await form();
    const parsed = parseForm(batchForm, sent, ["chosen"]);
    if (!parsed.ok) return data(parsed.failure, 400);
    const { step, ...input } = parsed.answers;
    const results = step === "confirm" ? await admitBatch(db, who, input, at) : [];
    return data({ values: parsed.values, errors: {}, step, results });
  },
  "application.review-queue",
);

/** How far it is, beside what the form shows. */
type Done = { step?: "check" | "confirm"; results?: BatchResult[] };

export default function DecideSeveral() {
  const { rows, pages, power, key } = useLoaderData<typeof loader>();
  const done = useActionData<Done>();
  const form = useFormState();
  const possible = rows.filter(({ why }) => why === undefined);
  const chosen = form.list("chosen");
  const page = { title: "Admit several applications", back: paths.admin.applications(), backText: "Applications" };
  if (done?.step === "confirm")
    return (
      <Page {...page} title="What was decided">
        <Results results={done.results ?? []} />
      </Page>
    );
  if (done?.step === "check")
    return (
      <Page {...page} title="Check before you admit" back={paths.admin.decideSeveral()} backText="Choose again">
        <ConfirmForm
          rows={possible.filter(({ id, version }) => chosen.includes(`${id}:${version}`))}
          note={form.text("note") ?? ""}
          submissionKey={form.text("submissionKey") ?? key}
          power={power ?? ""}
        />
      </Page>
    );
  return (
    <Page {...page} width="full" summary={<ErrorSummary problems={form.problems} />}>
      {power ? (
        <p className="govuk-body">You decide under this delegation: {power}.</p>
      ) : (
        <p className="govuk-body">You cannot admit anything: no delegation of yours is recorded and valid today.</p>
      )}
      {rows.length === 0 ? <EmptyState title="No application waits for a decision" /> : null}
      {possible.length > 0 ? <ChooseForm rows={possible} form={form} submissionKey={key} /> : null}
      <CannotAdmit rows={rows.filter(({ why }) => why !== undefined)} />
      <ListPages {...pages} />
    </Page>
  );
}
