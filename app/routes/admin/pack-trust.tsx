import { data, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { guarded, guardedAction } from "#app/access/guard.server.ts";
import { inGroups } from "#app/domain/evidence-pack/key-words.ts";
import { confirmedInWords, showKeyForm, trustForm, waysToConfirm } from "#app/domain/evidence-pack/pack-forms.ts";
import { keyToTrust, trustCouncil } from "#app/domain/evidence-pack/trust-council.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { SubmissionKey } from "#app/forms/hidden.tsx";
import { type Failure, parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { Checkboxes } from "#app/ui/checkboxes.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Input } from "#app/ui/input.tsx";
import { Page } from "#app/ui/page.tsx";
import { Radios } from "#app/ui/radios.tsx";
import { Textarea } from "#app/ui/textarea.tsx";
import { Fingerprint } from "./pack-key-parts.tsx";

export const handle = { title: "Trust another council’s key", states: ["empty", "found", "error"] };

type Answer = Failure & { fingerprint?: string };

export const loader = guarded("pack-keys.manage", async ({ at }) => ({ submissionKey: uuidv7(at.getTime()) }));

export const action = guardedAction(
  "pack-keys.manage",
  async ({ db, who, at, form, config }) => {
    const posted = await form();
    const shown = parseForm(showKeyForm, posted);
    if (!shown.ok) return data<Answer>(shown.failure, 400);
    const key = await keyToTrust(db, config.evidencePackKey, shown.answers.publicKey);
    const fingerprint = inGroups(key.id);
    if (posted.get("intent") !== "trust") return data<Answer>({ errors: {}, values: shown.values, fingerprint });
    const parsed = parseForm(trustForm, posted);
    if (!parsed.ok) return data<Answer>({ ...parsed.failure, fingerprint }, 400);
    await trustCouncil({ db, key: config.evidencePackKey }, who, parsed.answers, at);
    throw redirect(paths.admin.packKeys(), 303);
  },
  "pack-keys.read",
);

export default function TrustCouncil() {
  const { submissionKey } = useLoaderData<typeof loader>();
  const fingerprint = useActionData<Answer>()?.fingerprint;
  const form = useFormState();
  return (
    <Page
      title="Trust another council’s key"
      back={paths.admin.packKeys()}
      backText="Keys of evidence packs"
      summary={<ErrorSummary problems={form.problems} />}
    >
      <p className="govuk-body">
        Providers may then bring packs that the council signed. A pack fills their answers and gives their documents.
        Nothing that the other council decided counts here: everything is checked and decided anew.
      </p>
      {fingerprint === undefined ? (
        <Form method="post" noValidate>
          <Input {...form.field("councilName")} label="Name of the council" autoComplete="off" />
          <Textarea
            {...form.field("publicKey")}
            label="Its key"
            hint="Copy it from the council’s own portal, at the address ending in /open-data/evidence-pack-keys"
            rows={4}
          />
          <Button>Show its fingerprint</Button>
        </Form>
      ) : (
        <Form method="post" noValidate>
          <SubmissionKey value={form.text("submissionKey") ?? submissionKey} />
          <input type="hidden" name="intent" value="trust" />
          <input type="hidden" name="councilName" value={form.text("councilName") ?? ""} />
          <input type="hidden" name="publicKey" value={form.text("publicKey") ?? ""} />
          <h2 className="govuk-heading-m">The key of {form.text("councilName")}</h2>
          <p className="govuk-body">
            <Fingerprint groups={fingerprint} />
          </p>
          <p className="govuk-body">
            Call the council on a number that you found yourself, never one that came with the key. Let them read out
            the fingerprint that their page shows, and compare all 16 groups.
          </p>
          <Input
            {...form.field("confirmedWith")}
            label="With whom did you compare it?"
            hint="Name and post"
            autoComplete="off"
          />
          <Radios
            name="confirmedBy"
            legend="How did you compare it?"
            items={waysToConfirm.map((value) => ({ value, label: confirmedInWords[value] }))}
            value={form.text("confirmedBy")}
            error={form.error("confirmedBy")}
          />
          <Checkboxes
            name="confirmed"
            items={[{ value: "yes", label: "All 16 groups are the same" }]}
            values={form.list("confirmed")}
            error={form.error("confirmed")}
          />
          <Button>Trust this key</Button>
        </Form>
      )}
    </Page>
  );
}
