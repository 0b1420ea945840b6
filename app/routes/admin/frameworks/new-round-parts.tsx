import type { SerializeFrom } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import type { RecipientCounts } from "#app/domain/frameworks/rounds/recipients.server.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { SubmissionKey } from "#app/forms/hidden.tsx";
import { Button, ButtonGroup } from "#app/ui/button.tsx";
import { Checkboxes } from "#app/ui/checkboxes.tsx";
import { DateInput } from "#app/ui/date-input.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { Textarea } from "#app/ui/textarea.tsx";
import type { loader } from "./new-round.tsx";

type Facts = SerializeFrom<typeof loader>;

/** What a plan comes to, before anyone is told. */
export type Checked = { counts: RecipientCounts; opens: string; closes: string | null };

/** What the legal basis allows, and why not. */
export function Allowed({ basis, allowed }: Pick<Facts, "basis" | "allowed">) {
  if (!basis) return <p className="govuk-body">No legal basis is recorded, so nothing can be opened yet.</p>;
  return (
    <ul className="govuk-list">
      {allowed.map(({ verdict, why, source }) => (
        <li key={why}>
          <Tag colour={verdict === "allow" ? "green" : "red"}>{verdict === "allow" ? "Possible" : "Not possible"}</Tag>{" "}
          {why} <span className="govuk-hint app-inline">({source})</span>
        </li>
      ))}
    </ul>
  );
}

export const recipientNames = {
  approved: "Approved providers’ owners",
  lapsed: "Owners of approved providers with something lapsed",
  interested: "People who asked to be told, or began or sent an application before",
} as const;

/** How many would be told, by kind. */
export function WhoIsTold({ checked: { counts, opens, closes } }: { checked: Checked }) {
  const total = counts.approved + counts.lapsed + counts.interested;
  return (
    <>
      <h2 className="govuk-heading-m">What happens when you announce it</h2>
      <p className="govuk-body">
        Providers can apply from {opens}
        {closes ? ` until ${closes}` : ", with no closing date"}. {total} {total === 1 ? "address is" : "addresses are"}{" "}
        told now, each once:
      </p>
      <SummaryList
        rows={(["approved", "lapsed", "interested"] as const).map((kind) => ({
          key: recipientNames[kind],
          value: counts[kind],
        }))}
      />
    </>
  );
}

/** The plan of a round: it is checked before it can be announced. */
export function RoundForm({ checked }: { checked: ReactNode }) {
  const { lots, chosen, whole, basis, today, submissionKey } = useLoaderData<typeof loader>();
  const closed = lots.filter(({ open, planned }) => !open && !planned).map(({ id }) => id);
  const { field, date, error, text, list } = useFormState({
    lotIds: chosen ? [chosen] : closed,
    "opensOn-day": today.day,
    "opensOn-month": today.month,
    "opensOn-year": today.year,
  });
  return (
    <Form method="post" noValidate>
      <SubmissionKey value={text("submissionKey") ?? submissionKey} />
      <Checkboxes
        name="lotIds"
        legend="Which lots?"
        values={list("lotIds")}
        error={error("lotIds")}
        items={lots.map(({ id, name, open, planned }) => ({
          value: id,
          label: name,
          ...(open ? { hint: "Open now" } : planned ? { hint: "A round is announced" } : {}),
        }))}
      />
      <DateInput {...date("opensOn")} legend="First day" hint="Today opens them at once" />
      <DateInput
        name="closesOn"
        id="closesOn"
        legend={basis?.rounds ? "Last day" : "Last day, if there is one"}
        hint={basis && basis.days > 0 ? `At 5pm, ${basis.days} days after the first at the earliest` : "At 5pm"}
      />
      <Textarea {...field("reason")} label="Reason" hint="It stands in the history of each lot" rows={3} />
      {whole ? (
        <>
          <Textarea
            {...field("carryReason")}
            label="Why providers on the list stay on it"
            hint="The whole framework is awarded again. Section 49(4) lets it be awarded to a provider because it is on it already"
            rows={3}
          />
          <DateInput {...date("acceptBy")} legend="They accept the terms by" />
        </>
      ) : null}
      <ButtonGroup>
        <Button name="intent" value="check" look={checked ? "secondary" : undefined}>
          See who is told
        </Button>
      </ButtonGroup>
      {checked ? (
        <>
          {checked}
          <Button name="intent" value="test" look="secondary">
            Send me a test
          </Button>
          <Checkboxes
            name="confirm"
            legend="Are you sure?"
            values={list("confirm")}
            error={error("confirm")}
            items={[{ value: "yes", label: "They should be told now" }]}
          />
          <Button name="intent" value="announce">
            Announce it
          </Button>
        </>
      ) : null}
    </Form>
  );
}
