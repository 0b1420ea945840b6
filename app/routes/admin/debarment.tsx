import { data, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { guarded, guardedAction } from "#app/access/guard.server.ts";
import { can } from "#app/access/policy.ts";
import { ageInWords } from "#app/domain/debarment/check-age.ts";
import { debarmentList } from "#app/domain/debarment/debarment-list.server.ts";
import { debarmentForm, recordDebarment } from "#app/domain/debarment/record-debarment.server.ts";
import { londonDate } from "#app/domain/london-time.ts";
import { pageNumber } from "#app/domain/paging.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { SubmissionKey } from "#app/forms/hidden.tsx";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { Checkboxes } from "#app/ui/checkboxes.tsx";
import { DateInput } from "#app/ui/date-input.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { ListPages } from "#app/ui/list-pages.tsx";
import { Page } from "#app/ui/page.tsx";
import { Table } from "#app/ui/table.tsx";
import { Textarea } from "#app/ui/textarea.tsx";

export const handle = { title: "Debarment checks", states: ["empty", "filled", "error"] };

export const loader = guarded("debarment.read", async ({ db, who, at, url }) => {
  const all = url.searchParams.get("all") === "yes";
  const page = pageNumber(url.searchParams.get("page"));
  const { rows, ...list } = await debarmentList(db, { due: !all, page }, londonDate(at));
  return {
    ...list,
    all,
    rows: rows.map(({ id, name, ...check }) => ({ id, name, ...ageInWords(check, list.mostDays) })),
    records: can(who, "provider.check"),
    key: uuidv7(at.getTime()),
  };
});

export const action = guardedAction(
  "provider.check",
  async ({ db, who, at, form }) => {
    const parsed = parseForm(debarmentForm, await form(), ["providers"]);
    if (!parsed.ok) return data(parsed.failure, 400);
    await recordDebarment(db, who, parsed.answers, at);
    throw redirect(paths.admin.debarment(), 303);
  },
  "debarment.read",
);

export default function Debarment() {
  const { rows, all, records, mostDays, page, pages, total, key } = useLoaderData<typeof loader>();
  const form = useFormState();
  return (
    <Page title="Debarment checks" width="full" summary={<ErrorSummary problems={form.problems} />}>
      <p className="govuk-body">
        An award needs a check of the debarment list that is no more than {mostDays} days old, and keeps which one it
        relied on.{" "}
        <a className="govuk-link" href={paths.admin.debarment(all ? undefined : "yes")}>
          {all ? "Show only those getting old" : "Show every approved provider"}
        </a>
      </p>
      {rows.length === 0 ? (
        <EmptyState title={all ? "No provider is approved yet" : "No check is missing or getting old"} />
      ) : records ? (
        <Form method="post" noValidate>
          <SubmissionKey value={form.text("submissionKey") ?? key} />
          <Checkboxes
            name="providers"
            legend={`Which did you look for and not find? ${total} ${total === 1 ? "is" : "are"} listed`}
            hint="If one is on the list, or someone connected with it, record that on its own page"
            items={rows.map(({ id, name, text }) => ({ value: id, label: name, hint: text }))}
            values={form.list("providers")}
            error={form.error("providers")}
          />
          <DateInput {...form.date("checkedOn")} legend="When did you look?" />
          <Textarea {...form.field("note")} label="Note (optional)" rows={2} />
          <Button>None of these is on the list</Button>
        </Form>
      ) : (
        <Table
          caption={`${total} ${total === 1 ? "provider" : "providers"}`}
          head={["Provider", "Check"]}
          rows={rows.map(({ id, name, text }) => [
            <a className="govuk-link" href={paths.admin.provider(id)} key="name">
              {name}
            </a>,
            text,
          ])}
        />
      )}
      <ListPages page={page} pages={pages} params={all ? { all: "yes" } : {}} />
    </Page>
  );
}
