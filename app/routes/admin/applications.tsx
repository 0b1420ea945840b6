import { useLoaderData } from "@remix-run/react";
import { personId } from "#app/access/actor.ts";
import { guarded } from "#app/access/guard.server.ts";
import { can } from "#app/access/policy.ts";
import { londonDate } from "#app/domain/london-time.ts";
import { countQueue, listQueue } from "#app/domain/reviews/queue/list-queue.server.ts";
import {
  MOST_LISTED,
  type QueueList,
  queueAsked,
  queueLists,
  queueSorts,
  statusesOf,
} from "#app/domain/reviews/queue/queue-asked.ts";
import { filterChoices } from "#app/domain/reviews/queue/queue-filters.server.ts";
import { rowShown } from "#app/domain/reviews/queue/queue-shown.ts";
import { councilStatus } from "#app/domain/reviews/status-for-council.ts";
import { paths } from "#app/paths.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Filter } from "#app/ui/filter.tsx";
import { Input } from "#app/ui/input.tsx";
import { ListPages } from "#app/ui/list-pages.tsx";
import { NotificationBanner } from "#app/ui/notification-banner.tsx";
import { Page } from "#app/ui/page.tsx";
import { Select } from "#app/ui/select.tsx";
import { SubNavigation } from "#app/ui/sub-navigation.tsx";
import { NextLink } from "./next-link.tsx";
import { QueueTable, Top } from "./queue-parts.tsx";

export const handle = { title: "Applications", states: ["empty", "filled"] };

export const loader = guarded("application.review-queue", async ({ db, who, at, url }) => {
  const asked = queueAsked(url.searchParams);
  const asker = { personId: personId(who) ?? "", today: londonDate(at) };
  const { rows, ...list } = await listQueue(db, asked, asker);
  const reads = can(who, "application.recommend");
  const { page, ...filters } = asked;
  return {
    ...list,
    params: filters,
    rows: rows.map(rowShown),
    counts: await countQueue(db, asker),
    ...(await filterChoices(db)),
    statuses: statusesOf(asked.list).map((value) => ({ value, text: councilStatus[value].text })),
    reads,
    opensNext: reads || can(who, "application.decide"),
    decides: can(who, "application.decide"),
    readers: can(who, "reviewer.read"),
    none: url.searchParams.has("none"),
    csv: `${paths.admin.applicationsCsv()}?${new URLSearchParams(filters)}`,
  };
});

export default function Applications() {
  const { params, rows, page, pages, total, counts, csv, reads, opensNext, decides, readers, none, ...choices } =
    useLoaderData<typeof loader>();
  const list = params.list as QueueList;
  const open = list !== "decided" && list !== "new-answers";
  const [top] = rows;
  const narrowed = Boolean(params.q || params.lot || params.reader || params.status);
  return (
    <Page
      title="Applications"
      width="full"
      summary={
        none ? (
          <NotificationBanner>Nothing waits for you now: no application is yours, and none is free.</NotificationBanner>
        ) : undefined
      }
    >
      {opensNext ? <NextLink /> : null}
      {decides ? (
        <p className="govuk-body">
          <a className="govuk-link" href={paths.admin.decideSeveral()}>
            Admit several at once
          </a>
        </p>
      ) : null}
      {readers ? (
        <p className="govuk-body">
          <a className="govuk-link" href={paths.admin.reviewers()}>
            Reviewers: who has how much, and who is away
          </a>
        </p>
      ) : null}
      <SubNavigation label="Lists" items={tabs(list, counts, reads)} />
      {open && params.sort === "rank" && page === 1 && !narrowed && top && list !== "waiting" ? (
        <Top row={top} />
      ) : null}
      <Filter
        above
        action={paths.admin.applications()}
        title="Filter applications"
        fields={<Fields params={params} {...choices} open={open} />}
      >
        {rows.length === 0 ? (
          <EmptyState title="No applications here">
            <p className="govuk-body">{narrowed ? "None fits these filters." : emptyWords[list]}</p>
          </EmptyState>
        ) : (
          <QueueTable rows={rows} caption={captionOf(total)} open={open} assigns={reads} />
        )}
        <ListPages page={page} pages={pages} params={params} />
        {rows.length > 0 ? (
          <p className="govuk-body">
            <a className="govuk-link" href={csv}>
              Download these as a spreadsheet (CSV)
            </a>
          </p>
        ) : null}
      </Filter>
    </Page>
  );
}

const captionOf = (total: number): string =>
  total >= MOST_LISTED
    ? `${MOST_LISTED.toLocaleString("en-GB")} applications or more: the first ${MOST_LISTED.toLocaleString("en-GB")} are listed`
    : `${total} ${total === 1 ? "application" : "applications"}`;

const emptyWords: Record<QueueList, string> = {
  mine: "You read none at the moment. Open the next application to begin.",
  unassigned: "Every application has its reader.",
  all: "Nothing is waiting for the council or for a provider.",
  waiting: "No provider has a question of ours to answer.",
  decided: "None was decided yet.",
  "new-answers": "No approved provider’s new answers wait to be read.",
};

type View = ReturnType<typeof useLoaderData<typeof loader>>;

function tabs(list: QueueList, counts: View["counts"], reads: boolean) {
  const shown = (Object.keys(queueLists) as QueueList[]).filter((one) => one !== "mine" || reads);
  return shown.map((value) => {
    const count = value in counts ? ` (${counts[value as keyof typeof counts]})` : "";
    return {
      href: paths.admin.applications({ list: value }),
      text: `${queueLists[value]}${count}`,
      current: value === list,
    };
  });
}

type FieldsProps = Pick<View, "params" | "lots" | "reviewers" | "statuses"> & { open: boolean };

function Fields({ params, lots, reviewers, statuses, open }: FieldsProps) {
  const any = { value: "", text: "All" };
  return (
    <>
      <input type="hidden" name="list" value={params.list} />
      <Input name="q" label="Reference or provider" defaultValue={params.q} />
      <Select name="lot" label="Lot" defaultValue={params.lot} items={[any, ...lots]} />
      {statuses.length > 0 ? (
        <Select name="status" label="Status" defaultValue={params.status} items={[any, ...statuses]} />
      ) : null}
      {open && params.list !== "mine" && params.list !== "unassigned" ? (
        <Select name="reader" label="Read by" defaultValue={params.reader} items={[any, ...reviewers]} />
      ) : null}
      {open ? (
        <Select
          name="sort"
          label="Order"
          defaultValue={params.sort}
          items={Object.entries(queueSorts).map(([value, text]) => ({ value, text }))}
        />
      ) : null}
    </>
  );
}
