import { data, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guardedAction, guardedRead } from "#app/access/guard.server.ts";
import { openForm } from "#app/domain/exclusion/exclusion-forms.ts";
import { exclusionInWords, mayOpen } from "#app/domain/exclusion/exclusion-page.server.ts";
import { earliestAnswerBy, exclusionsOf } from "#app/domain/exclusion/exclusions.server.ts";
import { groundInWords } from "#app/domain/exclusion/grounds.ts";
import { groundsSent } from "#app/domain/exclusion/grounds-sent.server.ts";
import { openExclusion } from "#app/domain/exclusion/open-exclusion.server.ts";
import { formatDate, londonDate } from "#app/domain/london-time.ts";
import { openProvider } from "#app/domain/providers/provider-file.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Page } from "#app/ui/page.tsx";
import { Table } from "#app/ui/table.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { OpenForm } from "./exclusion-parts.tsx";

export const handle = { title: "Exclusion", states: ["empty", "filled", "error"] };

export const loader = guardedRead("exclusion.read", async ({ db, who, at, params }) => {
  const provider = await openProvider(db, who, params.id ?? "");
  return {
    ...provider,
    rows: (await exclusionsOf(db, provider.id)).map(exclusionInWords),
    said: (await groundsSent(db, provider.id)).map(groundInWords),
    opens: await mayOpen(db, who, provider.id),
    earliest: formatDate(await earliestAnswerBy(db, londonDate(at)), "long"),
    key: uuidv7(at.getTime()),
  };
});

export const action = guardedAction(
  "exclusion.open",
  async ({ db, who, at, params, form }) => {
    const parsed = parseForm(openForm, await form());
    if (!parsed.ok) return data(parsed.failure, 400);
    const id = await openExclusion(db, who, { providerId: params.id ?? "", ...parsed.answers }, at);
    throw redirect(paths.admin.exclusion(id), 303);
  },
  "exclusion.read",
);

export default function Exclusions() {
  const { id, name, rows, said, opens, earliest, key } = useLoaderData<typeof loader>();
  const form = useFormState();
  return (
    <Page
      title="Exclusion"
      caption={name}
      back={paths.admin.provider(id)}
      backText={name}
      width="full"
      summary={<ErrorSummary problems={form.problems} />}
    >
      <h2 className="govuk-heading-m">What it told us itself</h2>
      {said.length === 0 ? (
        <p className="govuk-body">It named no ground in what it sent.</p>
      ) : (
        <ul className="govuk-list govuk-list--bullet">
          {said.map((ground) => (
            <li key={ground}>{ground}</li>
          ))}
        </ul>
      )}
      {rows.length === 0 ? (
        <EmptyState title="No exclusion has been considered" />
      ) : (
        <Table
          caption="Grounds considered"
          captionClassName="govuk-table__caption--m"
          head={["Ground", "State", "Begun", "Last day to answer"]}
          rows={rows.map(({ id: one, ground, state, opened, answerBy }) => [
            <a className="govuk-link" href={paths.admin.exclusion(one)} key="ground">
              {ground}
            </a>,
            <Tag colour={state.colour} key="state">
              {state.text}
            </Tag>,
            opened,
            answerBy,
          ])}
        />
      )}
      {opens ? <OpenForm form={form} submissionKey={key} earliest={earliest} /> : null}
    </Page>
  );
}
