import type { ReactNode } from "react";
import { risks } from "#app/domain/referrals/disclosure.ts";
import type { LotChoices } from "#app/domain/referrals/lot-choices.server.ts";
import { legalBases } from "#app/domain/referrals/referral.ts";
import type { FormState } from "#app/forms/form-state.ts";
import { Checkboxes } from "#app/ui/checkboxes.tsx";
import { DateInput } from "#app/ui/date-input.tsx";
import { Input } from "#app/ui/input.tsx";
import { InsetText } from "#app/ui/inset-text.tsx";
import { Radios } from "#app/ui/radios.tsx";
import { Textarea } from "#app/ui/textarea.tsx";

type Props = { form: FormState };

function Heading({ children }: { children: ReactNode }) {
  return <h2 className="govuk-heading-m govuk-!-margin-top-7">{children}</h2>;
}

function DateField({ form, name, legend, hint }: Props & { name: string; legend: string; hint?: string }) {
  return <DateInput {...form.date(name)} legend={legend} hint={hint} />;
}

/** Who the child is: sealed under the child's own key, never on the referral. */
export function ChildFields({ form }: Props) {
  const { field } = form;
  return (
    <>
      <Heading>The child</Heading>
      <InsetText>Kept encrypted. Everyone who opens it is written down.</InsetText>
      <Input {...field("firstNames")} label="First names" autoComplete="off" spellCheck={false} />
      <Input {...field("surname")} label="Surname" autoComplete="off" spellCheck={false} />
      <DateField form={form} name="dateOfBirth" legend="Date of birth" hint="For example, 9 3 2013" />
      <Input
        {...field("upn")}
        label="Unique pupil number (optional)"
        hint="13 characters, like B801200005001"
        width={20}
        autoComplete="off"
        spellCheck={false}
      />
      <Textarea {...field("address")} label="Address" hint="Without the postcode" rows={3} autoComplete="off" />
      <Input {...field("postcode")} label="Postcode" width={10} autoComplete="off" spellCheck={false} />
      <Input {...field("parent")} label="Who has parental responsibility" autoComplete="off" spellCheck={false} />
      <Input {...field("school")} label="School" hint="Or that the child has none" autoComplete="off" />
    </>
  );
}

/** What every provider asked may read, and what decides who can be asked. */
export function NeedFields({
  form,
  lots,
  choices,
}: Props & { lots: { id: string; name: string }[]; choices: LotChoices }) {
  const { field, list, text, error } = form;
  return (
    <>
      <Heading>The need</Heading>
      <Radios
        name="lot"
        legend="Lot"
        items={lots.map(({ id, name }) => ({ value: id, label: name }))}
        value={text("lot") ?? (lots.length === 1 ? lots[0]?.id : undefined)}
        error={error("lot")}
      />
      <Checkboxes
        name="needs"
        legend="Needs"
        hint="A provider must offer all that you select"
        items={[...choices.needs]}
        values={list("needs")}
        error={error("needs")}
      />
      <Checkboxes
        name="modes"
        legend="How the child can be taught"
        hint="Any of them will do"
        items={[...choices.modes]}
        values={list("modes")}
        error={error("modes")}
      />
      <Checkboxes
        name="days"
        legend="Days that suit"
        items={[...choices.days]}
        values={list("days")}
        error={error("days")}
      />
      <Input
        {...field("sessionsPerWeek")}
        label="Sessions a week"
        hint="A session is a morning or an afternoon"
        width={3}
        inputMode="numeric"
      />
      <DateField form={form} name="startOn" legend="Start date" hint="For example, 21 9 2026" />
      <DateField form={form} name="endOn" legend="End date" hint="For example, 18 12 2026" />
      <Input
        {...field("travelKm")}
        label="Furthest distance"
        hint="In a straight line. Online teaching has no limit"
        suffix="km"
        width={4}
        inputMode="numeric"
      />
    </>
  );
}

/** What providers are told in words: the summary to all, the brief to those who accept confidentiality. */
export function TellFields({ form }: Props) {
  const { field, list, error } = form;
  return (
    <>
      <Heading>What providers read</Heading>
      <Textarea
        {...field("summary")}
        label="Summary for every provider you ask"
        hint="What is to be taught and how. No name, postcode, UPN or NHS number"
        rows={5}
      />
      <Checkboxes
        name="risks"
        legend="Risks"
        hint="Select all that apply. Providers asked see those that could rule them out; the rest only after accepting confidentiality"
        items={risks.map(({ value, label }) => ({ value, label }))}
        values={list("risks")}
        error={error("risks")}
      />
      <Textarea
        {...field("brief")}
        label="More about the needs"
        hint="What a provider must know to decide, without saying who the child is. Read only after accepting confidentiality"
        rows={8}
      />
    </>
  );
}

/** What stays with the council. */
export function RecordFields({ form }: Props) {
  const { field, text, error } = form;
  return (
    <>
      <Heading>For the council’s record</Heading>
      <Radios
        name="legalBasis"
        legend="Why the council must arrange this"
        items={[...legalBases]}
        value={text("legalBasis")}
        error={error("legalBasis")}
      />
      <Input
        {...field("maintainingAuthority")}
        label="Authority that maintains the child’s plan (optional)"
        hint="If it is another council"
      />
      <Textarea {...field("foundHow")} label="How you came to the providers you will ask" rows={2} />
      <Textarea
        {...field("preference")}
        label="What the child and parents prefer (optional)"
        hint="Kept encrypted. Providers do not see it"
        rows={3}
      />
    </>
  );
}
