import { data, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { guardedAction, guardedRead } from "#app/access/guard.server.ts";
import { agreeForm } from "#app/domain/actions/action-forms.ts";
import { agreeAction } from "#app/domain/actions/agree-action.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { cancelVisit } from "#app/domain/visits/cancel-visit.server.ts";
import { removePhotograph } from "#app/domain/visits/remove-photograph.server.ts";
import { cancelForm, removeForm } from "#app/domain/visits/visit-forms.ts";
import { visitForOfficer } from "#app/domain/visits/visit-page.server.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Page } from "#app/ui/page.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { Actions, AgreeForm } from "../actions/action-parts.tsx";
import { CancelForm, Looks, Photographs, RemovePhotograph } from "./visit-parts.tsx";

export const handle = { title: "Visit", states: ["planned", "error", "done", "cancelled"] };

const form = z.discriminatedUnion(
  "intent",
  [
    agreeForm.extend({ intent: z.literal("agree") }),
    cancelForm.extend({ intent: z.literal("cancel") }),
    removeForm.extend({ intent: z.literal("remove-photograph") }),
  ],
  { error: "Press one of the page’s buttons" },
);

export const loader = guardedRead("visit.read", async ({ db, who, at, params }) => ({
  ...(await visitForOfficer(db, who, params.id ?? "", at)),
  key: uuidv7(at.getTime()),
}));

export const action = guardedAction(
  "visit.record",
  async ({ db, who, at, params, form: posted }) => {
    const parsed = parseForm(form, await posted());
    if (!parsed.ok) return data(parsed.failure, 400);
    const id = params.id ?? "";
    const { answers } = parsed;
    if (answers.intent === "agree") await agreeAction(db, who, { visitId: id }, answers, at);
    else if (answers.intent === "remove-photograph") await removePhotograph(db, who, { visitId: id, ...answers }, at);
    else await cancelVisit(db, who, { id, ...answers }, at);
    throw redirect(paths.admin.visit(id), 303);
  },
  "visit.read",
);

export default function Visit() {
  const view = useLoaderData<typeof loader>();
  const state = useFormState();
  const { id, providerId, provider, status, tag, works } = view;
  return (
    <Page
      title={`Visit on ${view.on}`}
      caption={provider}
      back={paths.admin.providerVisits(providerId)}
      backText="Visits"
      width="full"
      summary={<ErrorSummary problems={state.problems} />}
    >
      <SummaryList
        rows={[
          { key: "State", value: <Tag colour={tag.colour}>{tag.text}</Tag> },
          { key: "Why", value: view.purpose },
          { key: "Where", value: view.place },
          { key: "Who", value: view.visitors },
          { key: "Lots", value: view.lots },
          { key: "Told beforehand", value: view.announced ? "Yes" : "No" },
          ...(view.recorded ? [{ key: "Recorded", value: view.recorded }] : []),
          ...(view.finding ? [{ key: "Finding", value: <p className="govuk-body app-answer">{view.finding}</p> }] : []),
          ...(view.cancelledBecause ? [{ key: "Called off because", value: view.cancelledBecause }] : []),
        ]}
      />
      {status === "planned" && works ? (
        <>
          <ButtonLink href={paths.admin.recordVisit(id)}>Record this visit</ButtonLink>
          <CancelForm form={state} submissionKey={view.key} told={view.announced} />
        </>
      ) : null}
      {status === "done" ? (
        <>
          {view.looks.length > 0 ? <Looks looks={view.looks} /> : null}
          <Photographs visitId={id} photographs={view.photographs} />
          {works ? (
            <>
              <p className="govuk-body">
                <a className="govuk-link" href={paths.admin.addPhotograph(id)}>
                  Add a photograph
                </a>
              </p>
              <RemovePhotograph form={state} submissionKey={view.key} photographs={view.photographs} />
            </>
          ) : null}
          <Actions actions={view.actions} />
          {works ? <AgreeForm form={state} submissionKey={view.key} owners={view.owners} provider={provider} /> : null}
        </>
      ) : null}
    </Page>
  );
}
