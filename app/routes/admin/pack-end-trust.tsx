import { data, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { guarded, guardedAction } from "#app/access/guard.server.ts";
import { endTrust } from "#app/domain/evidence-pack/end-trust.server.ts";
import { inGroups } from "#app/domain/evidence-pack/key-words.ts";
import { endTrustForm } from "#app/domain/evidence-pack/pack-forms.ts";
import { trustedCouncils } from "#app/domain/evidence-pack/trusted-councils.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { SubmissionKey } from "#app/forms/hidden.tsx";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { Checkboxes } from "#app/ui/checkboxes.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Page } from "#app/ui/page.tsx";
import { Radios } from "#app/ui/radios.tsx";
import { Textarea } from "#app/ui/textarea.tsx";

export const handle = { title: "Stop trusting a key", states: ["empty", "filled", "error"] };

export const loader = guarded("pack-keys.manage", async ({ db, at }) => ({
  submissionKey: uuidv7(at.getTime()),
  councils: (await trustedCouncils(db))
    .filter(({ endedAt }) => !endedAt)
    .map(({ id, name, keyId }) => ({ id, name, fingerprint: inGroups(keyId) })),
}));

export const action = guardedAction(
  "pack-keys.manage",
  async ({ db, who, at, form }) => {
    const parsed = parseForm(endTrustForm, await form());
    if (!parsed.ok) return data(parsed.failure, 400);
    await endTrust(db, who, parsed.answers, at);
    throw redirect(paths.admin.packKeys(), 303);
  },
  "pack-keys.read",
);

export default function EndTrust() {
  const { councils, submissionKey } = useLoaderData<typeof loader>();
  const form = useFormState();
  return (
    <Page
      title="Stop trusting a key"
      back={paths.admin.packKeys()}
      backText="Keys of evidence packs"
      summary={<ErrorSummary problems={form.problems} />}
    >
      <p className="govuk-body">
        Packs that the key signed are refused from now on. What providers filled from them stays: it was never more than
        an answer to be checked.
      </p>
      {councils.length === 0 ? (
        <EmptyState title="No council’s key is trusted" />
      ) : (
        <Form method="post" noValidate>
          <SubmissionKey value={form.text("submissionKey") ?? submissionKey} />
          <Radios
            name="id"
            legend="Whose key?"
            items={councils.map(({ id, name, fingerprint }) => ({ value: id, label: name, hint: fingerprint }))}
            value={form.text("id")}
            error={form.error("id")}
          />
          <Radios
            name="as"
            legend="What happened?"
            items={[
              { value: "ended", label: "We take no more packs that it signed" },
              {
                value: "revoked",
                label: "The council revoked it",
                hint: "Somebody else may hold it. It can never be trusted again",
              },
            ]}
            value={form.text("as")}
            error={form.error("as")}
          />
          <Textarea {...form.field("because")} label="Reason" rows={3} />
          <Checkboxes
            name="confirmed"
            items={[{ value: "yes", label: "Stop trusting this key" }]}
            values={form.list("confirmed")}
            error={form.error("confirmed")}
          />
          <Button look="warning">Stop trusting it</Button>
        </Form>
      )}
    </Page>
  );
}
