import { data, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { guarded, guardedAction } from "#app/access/guard.server.ts";
import { openLots } from "#app/domain/referrals/lot-choices.server.ts";
import { recordReferral } from "#app/domain/referrals/record-referral.server.ts";
import { referralForm, referralLists } from "#app/domain/referrals/referral.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { SubmissionKey } from "#app/forms/hidden.tsx";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { Button, ButtonGroup } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Page } from "#app/ui/page.tsx";
import { ChildFields, NeedFields, RecordFields, TellFields } from "./referral-fields.tsx";

export const handle = { title: "Record a child’s need", states: ["empty", "error"] };

export const loader = guarded("referral.record", async ({ db, at }) => ({
  submissionKey: uuidv7(at.getTime()),
  ...(await openLots(db, at)),
}));

export const action = guardedAction(
  "referral.record",
  async ({ db, who, at, config, form }) => {
    const parsed = parseForm(referralForm, await form(), referralLists);
    if (!parsed.ok) return data(parsed.failure, 400);
    const { id } = await recordReferral(db, who, config, parsed.answers, at);
    throw redirect(paths.admin.sendReferral(id), 303);
  },
  "referral.list",
);

export default function NewReferral() {
  const { submissionKey, lots, choices } = useLoaderData<typeof loader>();
  const form = useFormState();
  return (
    <Page
      title="Record a child’s need"
      back={paths.admin.referrals()}
      summary={<ErrorSummary problems={form.problems} />}
    >
      <p className="govuk-body">
        Who the child is stays apart from what the child needs. Providers that you ask read the need only; the one that
        you award learns who the child is once it has accepted.
      </p>
      <Form method="post" noValidate>
        <SubmissionKey value={form.text("submissionKey") ?? submissionKey} />
        <ChildFields form={form} />
        <NeedFields form={form} lots={lots} choices={choices} />
        <TellFields form={form} />
        <RecordFields form={form} />
        <ButtonGroup>
          <Button>Save and see who is eligible</Button>
          <a className="govuk-link" href={paths.admin.referrals()}>
            Cancel
          </a>
        </ButtonGroup>
      </Form>
    </Page>
  );
}
