import { data, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { guarded, guardedAction } from "#app/access/guard.server.ts";
import { NotFound } from "#app/domain/errors.ts";
import { bringStaffIn, previewStaffImport, summaryOf } from "#app/domain/providers/import-staff.server.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { NotificationBanner } from "#app/ui/notification-banner.tsx";
import { Page } from "#app/ui/page.tsx";
import { Radios } from "#app/ui/radios.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { Table } from "#app/ui/table.tsx";

export const handle = { title: "Look at a list of staff", states: ["good", "faults", "error", "done"] };

const MOST_SHOWN = 50;
const form = z.object({ how: z.enum(["all", "good"]).default("all"), seen: z.string().max(60) });

export const loader = guarded("staff.keep", async ({ db, who, at, params }) => {
  const id = params.id ?? "";
  const { done, changes } = await previewStaffImport(db, who, id, at);
  return {
    id,
    done,
    seen: summaryOf(changes),
    counts: { added: changes.added.length, changed: changes.changed.length, same: changes.same },
    faults: changes.errors.slice(0, MOST_SHOWN),
    faulty: changes.errors.length,
    whole: changes.errors[0]?.line === 0,
  };
});

export const action = guardedAction(
  "staff.keep",
  async ({ db, who, at, params, form: posted }) => {
    if (who.kind !== "provider") throw new NotFound();
    const parsed = parseForm(form, await posted());
    if (!parsed.ok) return data(parsed.failure, 400);
    const id = params.id ?? "";
    await bringStaffIn(db, who, { id, goodOnly: parsed.answers.how === "good", seen: parsed.answers.seen }, at);
    throw redirect(paths.provider.staffImportPreview(id), 303);
  },
  "provider.home",
);

export default function StaffImportPreview() {
  const { id, done, seen, counts, faults, faulty, whole } = useLoaderData<typeof loader>();
  const { problems, error, text } = useFormState();
  const something = counts.added + counts.changed > 0;
  const people = (count: number) => count.toLocaleString("en-GB");
  return (
    <Page
      title="What this list would do"
      back={paths.provider.staffImport()}
      backText="Choose another file"
      width="full"
      summary={<ErrorSummary problems={problems} />}
    >
      {done === undefined ? (
        <>
          <SummaryList
            rows={[
              { key: "People added", value: people(counts.added) },
              { key: "People changed", value: people(counts.changed) },
              { key: "As they are on record", value: people(counts.same) },
              { key: "Things to put right", value: people(faulty) },
            ]}
          />
          {faulty > 0 ? (
            <>
              <Table
                caption={faulty > MOST_SHOWN ? `The first ${MOST_SHOWN} things to put right` : "To put right"}
                head={["Row", "Column", "What is wrong"]}
                rows={faults.map(({ line, column, message }) => [line || "–", column || "The file", message])}
              />
              <p className="govuk-body">
                <a className="govuk-link" href={paths.provider.staffImportErrors(id)}>
                  Download all of them (CSV)
                </a>
              </p>
            </>
          ) : null}
          {whole || !something ? (
            <p className="govuk-body">There is nothing to bring in. Your record stays as it is.</p>
          ) : (
            <Form method="post" noValidate>
              <input type="hidden" name="seen" value={seen} />
              {faulty > 0 ? (
                <Radios
                  name="how"
                  legend="What should happen?"
                  items={[
                    { value: "all", label: "Nothing, until every row is right" },
                    {
                      value: "good",
                      label: "Bring in the good rows only",
                      hint: "Rows with something wrong are left out",
                    },
                  ]}
                  value={text("how") ?? "all"}
                  error={error("how")}
                />
              ) : null}
              <Button>{faulty > 0 ? "Continue" : "Bring them in"}</Button>
            </Form>
          )}
        </>
      ) : (
        <>
          <NotificationBanner success title="Done">
            {`${people(done)} ${done === 1 ? "person was" : "people were"} added or changed`}
          </NotificationBanner>
          <p className="govuk-body">
            <a className="govuk-link" href={paths.provider.staff()}>
              Go to your staff
            </a>
          </p>
        </>
      )}
    </Page>
  );
}
