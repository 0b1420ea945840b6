import { data, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guarded, guardedAction } from "#app/access/guard.server.ts";
import { awayForm, removeAwayForm, shareForm } from "#app/domain/reviews/readers/readers-forms.ts";
import { readersPage } from "#app/domain/reviews/readers/readers-page.server.ts";
import { shareWork } from "#app/domain/reviews/readers/share-work.server.ts";
import { enterTimeAway, removeTimeAway } from "#app/domain/reviews/readers/time-away.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { NotificationBanner } from "#app/ui/notification-banner.tsx";
import { Page } from "#app/ui/page.tsx";
import { Table } from "#app/ui/table.tsx";
import { WarningText } from "#app/ui/warning-text.tsx";
import { AwayForm, RemoveAway, ShareForms } from "./reviewer-parts.tsx";

export const handle = { title: "Reviewers", states: ["filled", "error"] };

export const loader = guarded("reviewer.read", async ({ db, who, at, url }) => ({
  ...(await readersPage(db, who, at)),
  shared: sharedInWords(url.searchParams),
  key: uuidv7(at.getTime()),
}));

/** What was just shared out, carried by the address. */
function sharedInWords(params: URLSearchParams): string | undefined {
  const [given, left] = [params.get("given"), params.get("left")];
  if (!given || !left || !/^\d{1,4}$/.test(given) || !/^\d{1,4}$/.test(left)) return undefined;
  const rest = left === "0" ? "" : ` ${left} could go to nobody: everyone is away, has a conflict or has read it.`;
  return `${given} ${given === "1" ? "application was" : "applications were"} shared out.${rest}`;
}

export const action = guardedAction(
  "time-away.enter",
  async ({ db, who, at, form }) => {
    const sent = await form();
    if (sent.has("portion")) {
      const parsed = parseForm(shareForm, sent);
      if (!parsed.ok) return data(parsed.failure, 400);
      const { given, left } = await shareWork(db, who, parsed.answers, at);
      throw redirect(`${paths.admin.reviewers()}?given=${given}&left=${left}`, 303);
    }
    if (sent.has("remove")) {
      const parsed = parseForm(removeAwayForm, sent);
      if (!parsed.ok) return data(parsed.failure, 400);
      await removeTimeAway(db, who, parsed.answers.remove, at);
    } else {
      const parsed = parseForm(awayForm, sent);
      if (!parsed.ok) return data(parsed.failure, 400);
      await enterTimeAway(db, who, parsed.answers, at);
    }
    throw redirect(paths.admin.reviewers(), 303);
  },
  "reviewer.read",
);

export default function Reviewers() {
  const view = useLoaderData<typeof loader>();
  const form = useFormState();
  const { readers, short, shared, awayRows, awayNow, perDay } = view;
  return (
    <Page
      title="Reviewers"
      back={paths.admin.applications()}
      backText="Applications"
      width="full"
      summary={
        form.problems.length > 0 ? (
          <ErrorSummary problems={form.problems} />
        ) : shared ? (
          <NotificationBanner success>{shared}</NotificationBanner>
        ) : undefined
      }
    >
      {short ? (
        <WarningText>
          By {short.by} {short.readings} readings are due, and the reviewers at work can do {short.can} at {perDay} a
          day each: {short.short} too few.
        </WarningText>
      ) : (
        <p className="govuk-body">
          The reviewers at work can read everything in time, at {perDay} {perDay === 1 ? "reading" : "readings"} a day
          each.
        </p>
      )}
      {readers.length === 0 ? (
        <EmptyState title="Nobody reads applications yet">
          <p className="govuk-body">An administrator gives people the role of QA reviewer or QA lead.</p>
        </EmptyState>
      ) : (
        <Table
          caption="Who has how much"
          captionClassName="govuk-table__caption--m"
          head={[
            "Reviewer",
            ...["First readings", "Second readings", "Of these, with the provider", "Due within 5 working days"].map(
              (cell) => ({ cell, format: "numeric" as const }),
            ),
            { cell: "At work in the next 10", format: "numeric" },
            "Away",
          ]}
          rows={readers.map((reader) => [
            <a
              className="govuk-link"
              href={`${paths.admin.applications({ list: "all" })}&reader=${reader.id}`}
              key="reader"
            >
              {reader.name}
            </a>,
            ...[reader.first, reader.second, reader.waiting, reader.dueSoon, reader.daysAtWork].map((cell) => ({
              cell,
              format: "numeric" as const,
            })),
            `${reader.awayNow ? "Away now: " : ""}${reader.away.join("; ") || "–"}`,
          ])}
        />
      )}
      {view.leads ? <ShareForms form={form} toShare={view.toShare} awayNow={awayNow} submissionKey={view.key} /> : null}
      <RemoveAway form={form} rows={awayRows} />
      {view.enters ? (
        <AwayForm form={form} me={view.me} leads={view.leads} readers={readers} submissionKey={view.key} />
      ) : null}
    </Page>
  );
}
