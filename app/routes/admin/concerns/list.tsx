import { useLoaderData } from "@remix-run/react";
import { guardedRead } from "#app/access/guard.server.ts";
import { levelWords } from "#app/domain/concerns/concern.ts";
import { type ConcernStage, concernStages, stageWords } from "#app/domain/concerns/concern-status.ts";
import { listConcerns, listRegister, requireReader } from "#app/domain/concerns/concerns.server.ts";
import { formatDateTime, formatDeadline } from "#app/domain/london-time.ts";
import { pageNumber, searchedFor } from "#app/domain/paging.ts";
import { paths } from "#app/paths.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Filter } from "#app/ui/filter.tsx";
import { Input } from "#app/ui/input.tsx";
import { ListPages } from "#app/ui/list-pages.tsx";
import { Page } from "#app/ui/page.tsx";
import { Select } from "#app/ui/select.tsx";
import { Table } from "#app/ui/table.tsx";
import { Tag } from "#app/ui/tag.tsx";

export const handle = { title: "Concerns", states: ["empty", "filled", "register"] };

const stages = ["open", "all", ...concernStages] as const;
type Stage = ConcernStage | "open" | "all";

export const loader = guardedRead("concern.read", async ({ db, who, url }) => {
  const reads = await requireReader(db, who);
  const page = pageNumber(url.searchParams.get("page"));
  if (reads === "register") {
    const { rows, ...list } = await listRegister(db, page);
    const shown = rows.map(({ ref, stage, reportedAt, openedAt, closedAt }) => ({
      ...{ ref, stage: stageWords[stage], reported: formatDateTime(reportedAt) },
      opened: openedAt ? formatDateTime(openedAt) : "Not yet",
      closed: closedAt ? formatDateTime(closedAt) : "",
    }));
    return { reads, ...list, register: shown, rows: [], stage: "open" as Stage, q: "" };
  }
  const stage: Stage = stages.find((one) => one === url.searchParams.get("stage")) ?? "open";
  const q = searchedFor(url.searchParams);
  const { rows, ...list } = await listConcerns(db, { stage, q, page });
  const shown = rows.map(({ id, ref, provider, ...row }) => ({
    ...{ id, ref, provider: provider ?? "Not said yet", stage: stageWords[row.stage] },
    level: row.level ? levelWords[row.level] : undefined,
    reported: formatDateTime(row.reportedAt),
    unread: row.openedAt === null,
    lado: row.ladoDueAt && !row.ladoReferredOn ? formatDeadline(row.ladoDueAt).replace("Respond", "Refer") : undefined,
  }));
  return { reads, ...list, register: [], rows: shown, stage, q };
});

export default function Concerns() {
  const { reads, register, rows, stage, q, page, pages, total } = useLoaderData<typeof loader>();
  if (reads === "register")
    return (
      <Page
        title="Concerns"
        width="full"
        lead="That each exists, and where it stands. What it says is for those who need it."
      >
        {register.length === 0 ? <EmptyState title="No concern was ever reported" /> : null}
        {register.length > 0 ? (
          <Table
            caption={`${total} in all`}
            head={["Reference", "Stage", "Reported", "First opened", "Closed"]}
            rows={register.map((row) => [
              <span className="app-nowrap" key="ref">
                {row.ref}
              </span>,
              row.stage.text,
              row.reported,
              row.opened,
              row.closed,
            ])}
          />
        ) : null}
        <ListPages page={page} pages={pages} />
      </Page>
    );
  return (
    <Page
      title="Concerns"
      width="full"
      back={paths.admin.home()}
      backText="Home"
      lead={
        reads === "all" ? "What nobody has opened comes first, then the most urgent." : "Those that you are named for."
      }
    >
      <Filter
        action={paths.admin.concerns()}
        above
        fields={
          <>
            <Select
              name="stage"
              label="Stage"
              defaultValue={stage}
              items={stages.map((value) => ({
                value,
                text: value === "open" ? "All that are open" : value === "all" ? "All" : stageWords[value].text,
              }))}
            />
            <Input name="q" label="Reference" defaultValue={q} width={20} />
          </>
        }
      >
        {rows.length === 0 ? (
          <EmptyState title="No concern here" />
        ) : (
          <Table
            caption={`${total} ${total === 1 ? "concern" : "concerns"}`}
            head={["Reference", "Provider", "Reported", "Level", "Stage"]}
            rows={rows.map((row) => [
              <a className="govuk-link app-nowrap" href={paths.admin.concern(row.id)} key="ref">
                {row.ref}
              </a>,
              row.provider,
              row.reported,
              row.level ? (
                <Tag colour={row.level.colour} key="level">
                  {row.level.text}
                </Tag>
              ) : (
                "Not set"
              ),
              <div key="stage">
                <Tag colour={row.stage.colour}>{row.stage.text}</Tag>
                {row.unread ? <p className="govuk-body-s">Nobody has opened it</p> : null}
                {row.lado ? <p className="govuk-body-s">LADO: {row.lado}</p> : null}
              </div>,
            ])}
          />
        )}
      </Filter>
      <ListPages page={page} pages={pages} params={{ stage, q }} />
    </Page>
  );
}
