import { data, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { personId } from "#app/access/actor.ts";
import { guardedAction, guardedRead } from "#app/access/guard.server.ts";
import { can } from "#app/access/policy.ts";
import { documentsWanted } from "#app/domain/conditions/documents-wanted.ts";
import { possibleCheckers } from "#app/domain/conditions/set-conditions.server.ts";
import { Forbidden, NotAllowedNow } from "#app/domain/errors.ts";
import { londonDate } from "#app/domain/london-time.ts";
import { admissionLetterOf, conditionInLetter } from "#app/domain/reviews/admission-letter.server.ts";
import { admitApplication } from "#app/domain/reviews/admit-application.server.ts";
import { reservationsOn } from "#app/domain/reviews/bars-to-admission.server.ts";
import { readCase } from "#app/domain/reviews/case-file.server.ts";
import { adviceInBrief } from "#app/domain/reviews/case-view.server.ts";
import { debarmentFault } from "#app/domain/reviews/council-checks.ts";
import { barTo, findPower } from "#app/domain/reviews/decider.server.ts";
import { admissionLetter, type LetterCondition, refusalLetter } from "#app/domain/reviews/letters.ts";
import { councilChecksOf } from "#app/domain/reviews/record-check.server.ts";
import { OTHER } from "#app/domain/reviews/refusal.ts";
import { failingsOf, refuseApplication } from "#app/domain/reviews/refuse-application.server.ts";
import { conditionsTyped, decideForm } from "#app/domain/reviews/review-forms.ts";
import { failedRules } from "#app/domain/reviews/section-checks.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { SubmissionKey, Version } from "#app/forms/hidden.tsx";
import { nest } from "#app/forms/names.ts";
import { parseForm, read, type Values } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Page } from "#app/ui/page.tsx";
import { Radios } from "#app/ui/radios.tsx";
import { Textarea } from "#app/ui/textarea.tsx";
import { Advice, BrokenRules } from "./case-parts.tsx";
import { Conditions } from "./conditions-parts.tsx";
import { Debarment, Excluding, leftAs, Reasons } from "./decision-parts.tsx";
import { LetterPreview } from "./letter.tsx";

export const handle = { title: "Decide", states: ["empty", "error"] };

export const loader = guardedRead("application.decide", async ({ db, who, at, params }) => {
  const file = await readCase(db, who, params.id ?? "");
  const { application, sections, submission } = file;
  const today = londonDate(at);
  const me = personId(who) ?? "";
  const power = await findPower(db, me, today);
  const bar = barTo(me, power, file.recommendations);
  if (application.status !== "moderated") throw new NotAllowedNow("decide this application");
  if (bar || !power) throw new Forbidden(bar ?? "decide this application");
  const debarment = (await councilChecksOf(db, application.providerId)).find(({ check }) => check === "EXC-04");
  const failing = await failingsOf(db, file);
  return {
    id: application.id,
    providerId: application.providerId,
    caption: `${application.providerName}, ${application.ref}`,
    letter: await admissionLetterOf(db, file, at),
    lotSlug: application.lotSlug,
    power: power.grantedBy,
    debarment: debarmentFault(submission.questionSet.definition, debarment, today),
    broken: failedRules(sections),
    reservations: await reservationsOn(db, file),
    checkers: await possibleCheckers(db, application.providerId),
    wanted: documentsWanted(submission.questionSet.definition),
    me,
    records: can(who, "provider.check"),
    excludes: can(who, "exclusion.read"),
    reasons: [...failing, { about: OTHER, title: failing.length > 0 ? "Another reason" : "Reason", reason: "" }],
    version: application.version,
    key: uuidv7(),
    ...adviceInBrief(file),
  };
});

export const action = guardedAction(
  "application.decide",
  async ({ db, who, at, params, form }) => {
    const sent = await form();
    if (sent.has("read") || sent.has("add")) {
      const typed = conditionsTyped.safeParse(nest(read(sent)));
      const conditions = typed.success ? typed.data.conditions.filter(({ what }) => what).map(conditionInLetter) : [];
      return data({ values: read(sent), errors: {}, conditions });
    }
    const parsed = parseForm(decideForm, sent);
    if (!parsed.ok) return data(parsed.failure, 400);
    const { outcome, note, reasons, conditions, ...rest } = parsed.answers;
    const applicationId = params.id ?? "";
    if (outcome === "admit") await admitApplication(db, who, { applicationId, note, conditions, ...rest }, at);
    else await refuseApplication(db, who, { applicationId, reasons, ...rest }, at);
    throw redirect(paths.admin.application(applicationId), 303);
  },
  "application.review",
);

export default function Decide() {
  const view = useLoaderData<typeof loader>();
  const form = useFormState();
  const { problems, field, text, error, values } = form;
  const planned = useActionData<{ conditions?: LetterCondition[] }>()?.conditions ?? [];
  return (
    <Page
      title="Decide"
      caption={view.caption}
      back={paths.admin.application(view.id)}
      summary={<ErrorSummary problems={problems} />}
    >
      <p className="govuk-body">You decide under this delegation: {view.power}.</p>
      <Advice advice={view.advice} disagree={view.disagree} hidden={false} />
      <BrokenRules broken={view.broken} />
      <Debarment fault={view.debarment} providerId={view.providerId} may={view.records} />
      <Excluding providerId={view.providerId} may={view.excludes} />
      <Form method="post" noValidate>
        <SubmissionKey value={text("submissionKey") ?? view.key} />
        <Version value={view.version} />
        <Radios
          name="outcome"
          legend={`Admit to ${view.letter.lot}?`}
          items={[
            { value: "admit", label: "Admit" },
            { value: "refuse", label: "Refuse" },
          ]}
          value={text("outcome")}
          error={error("outcome")}
        />
        <Textarea
          {...field("note")}
          label="Note for the record, if you admit"
          hint={noteHint(view.reservations)}
          rows={3}
        />
        <Conditions {...view} typed={values} form={form} />
        <Reasons reasons={view.reasons} typed={values} error={error} />
        <Letters view={view} typed={values} planned={planned} />
        <Button look="secondary" name="read" value="yes">
          Read the letters with what I typed
        </Button>
        <Button>Record decision and send the letter</Button>
      </Form>
    </Page>
  );
}

function noteHint(reservations: readonly string[]): string {
  const why = reservations.length > 0 ? ["Say why you admit all the same."] : [];
  return [...reservations.map((one) => `${one}.`), ...why, "The provider does not read it"].join(" ");
}

type View = ReturnType<typeof useLoaderData<typeof loader>>;

/** Both letters as they would go now, by what is typed above. */
type LettersProps = { view: View; typed: Values; planned: readonly LetterCondition[] };

function Letters({ view: { letter, lotSlug, reasons }, typed, planned }: LettersProps) {
  const conditions = [...(letter.conditions ?? []), ...planned];
  const again = paths.lot(lotSlug);
  const given = leftAs(reasons, typed);
  return (
    <>
      <LetterPreview
        summary="Read the letter that admits"
        open={typed.read !== undefined && planned.length > 0}
        lines={admissionLetter({ ...letter, conditions }, { toDo: paths.provider.home(), lot: again })}
      />
      {given.length > 0 ? (
        <LetterPreview
          summary="Read the letter that refuses, with the reasons above"
          open={typed.read !== undefined}
          lines={refusalLetter({ ref: letter.ref, lot: letter.lot, reasons: given }, { again })}
        />
      ) : null}
    </>
  );
}
