import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { guardedAction, guardedRead } from "#app/access/guard.server.ts";
import { providersLike } from "#app/domain/concerns/about-provider.server.ts";
import { levels, levelWords } from "#app/domain/concerns/concern.ts";
import { triageForm } from "#app/domain/concerns/concern-forms.ts";
import { lookAgain, passConcern, triageConcern } from "#app/domain/concerns/triage-concern.server.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { SubmissionKey } from "#app/forms/hidden.tsx";
import { type Failure, parseForm, refuse } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { Input } from "#app/ui/input.tsx";
import { InsetText } from "#app/ui/inset-text.tsx";
import { Radios } from "#app/ui/radios.tsx";
import { Textarea } from "#app/ui/textarea.tsx";
import { concernFor } from "./deed-loader.server.ts";
import { DeedPage } from "./deed-page.tsx";

export const handle = { title: "Look at a concern", states: ["empty", "error", "again", "closed"] };

type Answer = Failure & { found?: { id: string; name: string }[] };

export const loader = guardedRead("concern.read", (guard) => concernFor(guard, "concern.handle"));

export const action = guardedAction("concern.read", async ({ db, who, at, config, params, form }) => {
  const concernId = params.id ?? "";
  const parsed = parseForm(triageForm, await form());
  if (!parsed.ok) return data<Answer>(parsed.failure, 400);
  const { answers, values } = parsed;
  if (answers.about === "elsewhere") {
    await passConcern(db, who, config, { concernId, ...answers }, at);
    throw redirect(paths.admin.concern(concernId), 303);
  }
  const found = await providersLike(db, answers.provider);
  const chosen = found.find(({ id }) => id === answers.providerId) ?? (found.length === 1 ? found[0] : undefined);
  if (!chosen) {
    const message = found.length === 0 ? "No provider has this name" : "Select which of these providers it is";
    return data<Answer>({ ...refuse(values, found.length === 0 ? "provider" : "providerId", message), found }, 400);
  }
  const allegation = answers.allegation === "yes";
  const look = answers.again === "yes" ? lookAgain : triageConcern;
  await look(db, who, config, { ...answers, concernId, providerId: chosen.id, allegation }, at);
  throw redirect(paths.admin.concernDeed(concernId, "links"), 303);
});

export default function Triage() {
  const concern = useLoaderData<typeof loader>();
  const found = useActionData<Answer>()?.found ?? [];
  const again = concern.stage !== "raised";
  const known = again ? { level: concern.level ?? "", allegation: concern.allegation ? "yes" : "no" } : {};
  const form = useFormState({ provider: concern.provider ?? "", ...known });
  const { field, text, error } = form;
  if (concern.stage === "closed")
    return (
      <DeedPage concern={concern} title="Look at it" form={form}>
        <InsetText>It is closed. Open it again first, on its page.</InsetText>
      </DeedPage>
    );
  return (
    <DeedPage concern={concern} title={again ? "Look at it again" : "Look at it"} form={form}>
      <form method="post" noValidate>
        <SubmissionKey value={text("submissionKey") ?? concern.key} />
        {again ? (
          <>
            <input type="hidden" name="about" value="provider" />
            <input type="hidden" name="again" value="yes" />
            <p className="govuk-body">
              Correct what was found before. The record keeps both. Its stage stays as it is. With another provider, say
              anew which lots, placements and people it is about.
            </p>
          </>
        ) : (
          <Radios
            name="about"
            legend="Is it about a provider here?"
            value={text("about")}
            error={error("about")}
            items={[
              { value: "provider", label: "Yes" },
              { value: "elsewhere", label: "No, I have passed it to someone else", hint: "It is closed here" },
            ]}
          />
        )}
        <Textarea
          {...field("why")}
          label={again ? "What you see in it now, and why it changes" : "What you see in it"}
          hint="For the record: why it is as serious as you say"
          rows={4}
        />
        {again ? null : <h2 className="govuk-heading-m">If it is about a provider here</h2>}
        <Input {...field("provider")} label="Provider’s name, or part of it" />
        {found.length > 1 ? (
          <Radios
            name="providerId"
            legend="Which one?"
            value={text("providerId")}
            error={error("providerId")}
            items={found.map(({ id, name }) => ({ value: id, label: name }))}
          />
        ) : null}
        <Radios
          name="level"
          legend="How serious is it?"
          value={text("level")}
          error={error("level")}
          items={levels.map((value) => ({ value, label: levelWords[value].text, hint: levelWords[value].hint }))}
        />
        <Radios
          name="allegation"
          legend="Is it an allegation against someone who works with children?"
          hint={`Then it must be referred to the LADO within one working day ${again ? "of when you learn it" : "of the report"}. We remind you`}
          value={text("allegation")}
          error={error("allegation")}
          items={[
            { value: "yes", label: "Yes" },
            { value: "no", label: "No" },
          ]}
        />
        {again ? null : (
          <>
            <h2 className="govuk-heading-m">If you have passed it on</h2>
            <Input {...field("passedTo")} label="To whom" hint="Their name and team, and when" />
          </>
        )}
        <Button>Save</Button>
      </form>
    </DeedPage>
  );
}
