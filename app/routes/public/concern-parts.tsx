import { type Report, reportFields, reportLabels } from "#app/domain/concerns/concern.ts";
import type { SafeguardingContact } from "#app/domain/concerns/safeguarding-contact.server.ts";
import type { FormState } from "#app/forms/form-state.ts";
import { SubmissionKey } from "#app/forms/hidden.tsx";
import { Button, ButtonGroup } from "#app/ui/button.tsx";
import { Input } from "#app/ui/input.tsx";
import { Radios } from "#app/ui/radios.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { Textarea } from "#app/ui/textarea.tsx";
import { WarningText } from "#app/ui/warning-text.tsx";

/** Before any question: where help comes at once. */
export function CallFirst({ call, council }: { call: SafeguardingContact; council: string }) {
  return (
    <>
      <WarningText>If a child is in danger now, call 999.</WarningText>
      {call.phone ? (
        <p className="govuk-body">
          If you are worried about a child today, phone {council} on{" "}
          <strong className="app-nowrap">{call.phone}</strong>
          {call.hours ? ` (${call.hours})` : ""}.{call.outOfHours ? ` Phone ${call.outOfHours}.` : ""}
        </p>
      ) : (
        <p className="govuk-body">
          If you are worried about a child today, phone the children’s social care team of {council}.
        </p>
      )}
    </>
  );
}

/** What happened, and what helps us to look into it. */
export function ReportFields({ form, submissionKey }: { form: FormState; submissionKey: string }) {
  const { field } = form;
  return (
    <>
      <p className="govuk-body">
        For anything else that worries you about a provider or someone who works there, write to us here. You need no
        account, and you do not have to say who you are. Answer what you can: you only have to say what happened.
      </p>
      <form method="post" noValidate>
        <SubmissionKey value={form.text("submissionKey") ?? submissionKey} />
        <input type="hidden" name="about" value={form.text("about") ?? ""} />
        <Textarea
          {...field("what")}
          label={reportLabels.what}
          hint="What you saw, heard or were told. Use the words that were said, if you can"
          rows={8}
        />
        <h2 className="govuk-heading-m">Who it is about</h2>
        <Input
          {...field("provider")}
          label={reportLabels.provider}
          hint="Its name, or what you know of it: “the tutors at the old mill”"
        />
        <Input {...field("worker")} label={reportLabels.worker} hint="Someone who works there, if it is about them" />
        <Input {...field("child")} label={reportLabels.child} hint="A first name or initials are enough" />
        <h2 className="govuk-heading-m">When and where</h2>
        <Input {...field("when")} label={reportLabels.when} hint="For example, last Tuesday after lunch" />
        <Input {...field("where")} label={reportLabels.where} />
        <h2 className="govuk-heading-m">About you</h2>
        <Radios
          name="who"
          legend="Do you want to say who you are?"
          hint="It helps us if we can ask you something. We do not tell the provider who you are"
          value={form.text("who")}
          error={form.error("who")}
          items={[
            { value: "named", label: "Yes, you may ask me about this" },
            {
              value: "anonymous",
              label: "No, I want to stay anonymous",
              hint: "We keep no name, also if you are signed in",
            },
          ]}
        />
        <Input
          {...field("name")}
          label={reportLabels.name}
          hint="Leave this empty to stay anonymous"
          autoComplete="name"
        />
        <Input {...field("contact")} label={reportLabels.contact} hint="A phone number or an email address" />
        <Button name="intent" value="check">
          Continue
        </Button>
      </form>
    </>
  );
}

const kept = [...reportFields, "who", "about", "submissionKey"] as const;
const asMyself: readonly (keyof Report)[] = ["name", "contact"];

/** The same once more to read, before it goes. */
export function CheckReport({ form }: { form: FormState }) {
  const anonymous = form.text("who") === "anonymous";
  const shown = reportFields.filter((name) => !(anonymous && asMyself.includes(name)));
  return (
    <form method="post" noValidate>
      {kept.map((name) => (
        <input type="hidden" name={name} value={form.text(name) ?? ""} key={name} />
      ))}
      <SummaryList
        rows={[
          ...shown.map((name) => ({
            key: reportLabels[name],
            value: <span className="app-answer">{form.text(name) || "Not said"}</span>,
          })),
          { key: "Who you are", value: anonymous ? "You stay anonymous" : "You say who you are" },
        ]}
      />
      <ButtonGroup>
        <Button name="intent" value="send">
          Send it
        </Button>
        <Button name="intent" value="change" look="secondary">
          Change something
        </Button>
      </ButtonGroup>
    </form>
  );
}
