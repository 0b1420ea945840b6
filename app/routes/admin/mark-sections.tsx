import { Form } from "@remix-run/react";
import { markValue } from "#app/domain/attendance/mark-forms.ts";
import {
  type Confirmation,
  confirmationNames,
  type Half,
  halfNames,
  type MarkCode,
  markCodes,
  markNames,
} from "#app/domain/attendance/marks.ts";
import { formatDate } from "#app/domain/london-time.ts";
import type { FormState } from "#app/forms/form-state.ts";
import { SubmissionKey } from "#app/forms/hidden.tsx";
import { paths } from "#app/paths.ts";
import { Button, ButtonGroup } from "#app/ui/button.tsx";
import { Checkboxes } from "#app/ui/checkboxes.tsx";
import { Details } from "#app/ui/details.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Pagination, pageItems } from "#app/ui/pagination.tsx";
import { Radios } from "#app/ui/radios.tsx";
import { Select } from "#app/ui/select.tsx";
import { Table } from "#app/ui/table.tsx";
import { Textarea } from "#app/ui/textarea.tsx";

type Mark = { id: string; version: number; date: string; half: Half; code: MarkCode };
type OpenMark = Mark & { challenge: string | null; until: string };
type ConfirmedMark = Mark & {
  how: Confirmation | null;
  confirmedOn: string;
  invoiceId: string | null;
  invoiceRef: string | null;
};
type Judging = { canJudge: boolean; submissionKey: string; form: FormState };

const inWords = ({ date, half, code }: Mark) =>
  `${formatDate(date, "long")}, ${halfNames[half].toLowerCase()}: ${markNames[code]}`;
const choices = (marks: readonly Mark[]) => [
  { value: "", text: "Choose a mark" },
  ...marks.map((mark) => ({ value: markValue(mark), text: inWords(mark) })),
];
const plain = "Do not name the child, and write nothing about health.";

/** The marks that wait for someone outside the provider, to confirm or to challenge. */
export function OpenMarks({ open, canJudge, submissionKey, form }: Judging & { open: readonly OpenMark[] }) {
  if (open.length === 0)
    return (
      <EmptyState title="No marks wait to be confirmed">
        <p className="govuk-body">The provider has recorded nothing new.</p>
      </EmptyState>
    );
  return (
    <>
      <Form method="post" noValidate>
        <SubmissionKey value={submissionKey} />
        {open.map((mark) => (
          <input key={mark.id} type="hidden" name="shown" value={markValue(mark)} />
        ))}
        <Checkboxes
          name="marks"
          legend="Marks waiting to be confirmed"
          legendProps={{ size: "m" }}
          error={form.error("marks")}
          values={form.list("marks")}
          className="govuk-checkboxes--small"
          items={open.map((mark) => ({
            value: markValue(mark),
            label: inWords(mark),
            disabled: !canJudge,
            hint: mark.challenge
              ? `Challenged: ${mark.challenge}`
              : `Open to a challenge until ${formatDate(mark.until, "long")}`,
          }))}
        />
        {canJudge ? (
          <ButtonGroup>
            <Button name="intent" value="confirm">
              Confirm ticked marks
            </Button>
            <Button name="intent" value="confirm-all" look="secondary">
              Confirm all shown
            </Button>
          </ButtonGroup>
        ) : null}
      </Form>
      {canJudge ? (
        <Details summary="Challenge a mark" open={Boolean(form.error("challenged") ?? form.error("reason"))}>
          <Form method="post" noValidate>
            <SubmissionKey value={submissionKey} />
            <Select {...form.field("challenged")} label="Mark" items={choices(open)} />
            <Textarea
              {...form.field("reason")}
              label="Why do you challenge it?"
              hint={`The provider reads this. ${plain}`}
            />
            <Button name="intent" value="challenge" look="secondary">
              Challenge the mark
            </Button>
          </Form>
        </Details>
      ) : null}
    </>
  );
}

type ConfirmedProps = Judging & {
  confirmed: { rows: readonly ConfirmedMark[]; page: number; pages: number };
  hrefOf: (page: number) => string;
};

/** What is confirmed, how, and which invoice counts it; a correction needs a reason. */
export function ConfirmedMarks({ confirmed, canJudge, submissionKey, form, hrefOf }: ConfirmedProps) {
  const { rows, page, pages } = confirmed;
  if (rows.length === 0) return null;
  const free = rows.filter((mark) => !mark.invoiceId);
  const wrong = form.error("corrected") ?? form.error("correctCode") ?? form.error("correctReason");
  return (
    <>
      <Table
        caption="Confirmed marks"
        captionClassName="govuk-table__caption--m"
        head={["Date", "Session", "Mark", "Confirmed by", "On", "Invoice"]}
        rows={rows.map((mark) => [
          { cell: formatDate(mark.date), className: "app-nowrap" },
          halfNames[mark.half],
          markNames[mark.code],
          mark.how ? confirmationNames[mark.how] : "",
          formatDate(mark.confirmedOn),
          mark.invoiceId ? (
            <a className="govuk-link app-nowrap" href={paths.admin.invoice(mark.invoiceId)} key={mark.id}>
              {mark.invoiceRef}
            </a>
          ) : (
            "None yet"
          ),
        ])}
      />
      {pages > 1 ? <Pagination items={pageItems(page, pages, hrefOf)} /> : null}
      {canJudge && free.length > 0 ? (
        <Details summary="Correct a confirmed mark" open={Boolean(wrong)}>
          <Form method="post" noValidate>
            <SubmissionKey value={submissionKey} />
            <Select {...form.field("corrected")} label="Mark" items={choices(free)} />
            <Radios
              name="correctCode"
              legend="What should it say?"
              value={form.text("correctCode")}
              error={form.error("correctCode")}
              className="govuk-radios--small"
              items={markCodes.map((code) => ({ value: code, label: markNames[code] }))}
            />
            <Textarea
              {...form.field("correctReason")}
              label="Why is it corrected?"
              hint={`Kept with the mark. ${plain}`}
            />
            <Button name="intent" value="correct" look="secondary">
              Correct the mark
            </Button>
          </Form>
        </Details>
      ) : null}
    </>
  );
}
