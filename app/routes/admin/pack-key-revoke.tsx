import { data, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { guarded, guardedAction } from "#app/access/guard.server.ts";
import { inGroups } from "#app/domain/evidence-pack/key-words.ts";
import { ownKeys } from "#app/domain/evidence-pack/own-keys.server.ts";
import { revokeForm } from "#app/domain/evidence-pack/pack-forms.ts";
import { revokeKey } from "#app/domain/evidence-pack/revoke-key.server.ts";
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
import { WarningText } from "#app/ui/warning-text.tsx";

export const handle = { title: "Revoke a key", states: ["filled", "error"] };

export const loader = guarded("pack-keys.manage", async ({ db, at, config }) => ({
  submissionKey: uuidv7(at.getTime()),
  keys: (await ownKeys(db, config.evidencePackKey))
    .filter(({ revokedAt }) => !revokedAt)
    .map(({ id, current }) => ({ id, current, fingerprint: inGroups(id) })),
}));

export const action = guardedAction(
  "pack-keys.manage",
  async ({ db, who, at, form, config }) => {
    const parsed = parseForm(revokeForm, await form());
    if (!parsed.ok) return data(parsed.failure, 400);
    await revokeKey({ db, key: config.evidencePackKey }, who, parsed.answers, at);
    throw redirect(paths.admin.packKeys(), 303);
  },
  "pack-keys.read",
);

export default function RevokePackKey() {
  const { keys, submissionKey } = useLoaderData<typeof loader>();
  const form = useFormState();
  return (
    <Page
      title="Revoke a key of ours"
      back={paths.admin.packKeys()}
      backText="Keys of evidence packs"
      summary={<ErrorSummary problems={form.problems} />}
    >
      <p className="govuk-body">
        Revoke a key when somebody else may have got hold of it. The date and the reason are published beside the key.
        Tell the councils that trust it: each marks it as revoked in its own portal.
      </p>
      <WarningText>This cannot be undone. Providers can make packs again once a new key is set.</WarningText>
      {keys.length === 0 ? (
        <EmptyState title="There is no key to revoke" />
      ) : (
        <Form method="post" noValidate>
          <SubmissionKey value={form.text("submissionKey") ?? submissionKey} />
          <Radios
            name="keyId"
            legend="Which key?"
            items={keys.map(({ id, current, fingerprint }) => ({
              value: id,
              label: fingerprint,
              hint: current ? "The key that signs now" : "A key that signed before",
            }))}
            value={form.text("keyId")}
            error={form.error("keyId")}
          />
          <Textarea {...form.field("because")} label="Reason" hint="Anybody can read it" rows={3} />
          <Checkboxes
            name="confirmed"
            items={[{ value: "yes", label: "Revoke this key for good" }]}
            values={form.list("confirmed")}
            error={form.error("confirmed")}
          />
          <Button look="warning">Revoke the key</Button>
        </Form>
      )}
    </Page>
  );
}
