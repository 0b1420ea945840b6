import { useLoaderData } from "@remix-run/react";
import { guarded } from "#app/access/guard.server.ts";
import { can } from "#app/access/policy.ts";
import { pageNumber, searchedFor } from "#app/domain/paging.ts";
import { listProviders } from "#app/domain/providers/provider-list.server.ts";
import { paths } from "#app/paths.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Filter } from "#app/ui/filter.tsx";
import { Input } from "#app/ui/input.tsx";
import { ListPages } from "#app/ui/list-pages.tsx";
import { Page } from "#app/ui/page.tsx";
import { Table } from "#app/ui/table.tsx";
import { Tag } from "#app/ui/tag.tsx";

export const handle = { title: "Providers", states: ["empty", "filled"] };

export const loader = guarded("provider.read", async ({ db, who, url }) => {
  const q = searchedFor(url.searchParams);
  return {
    q,
    packKeys: can(who, "pack-keys.read"),
    visits: can(who, "visit.read"),
    suspensions: can(who, "suspension.read"),
    messages: can(who, "conversation.read"),
    ...(await listProviders(db, { q, page: pageNumber(url.searchParams.get("page")) })),
  };
});

export default function Providers() {
  const { q, packKeys, visits, suspensions, messages, rows, page, pages, total } = useLoaderData<typeof loader>();
  return (
    <Page title="Providers" width="full">
      {visits ? (
        <p className="govuk-body">
          <a className="govuk-link" href={paths.admin.visits()}>
            Visits due and agreed actions
          </a>
          {" · "}
          <a className="govuk-link" href={paths.admin.performance()}>
            Performance
          </a>
        </p>
      ) : null}
      {suspensions ? (
        <p className="govuk-body">
          <a className="govuk-link" href={paths.admin.allSuspensions()}>
            Suspensions and removals
          </a>
        </p>
      ) : null}
      {messages ? (
        <p className="govuk-body">
          <a className="govuk-link" href={paths.admin.conversations()}>
            Messages from providers
          </a>
        </p>
      ) : null}
      <Filter
        action={paths.admin.providers()}
        title="Find a provider"
        buttonText="Find"
        fields={<Input name="q" label="Part of the name" defaultValue={q} />}
      >
        {rows.length === 0 ? (
          <EmptyState title={q ? "No provider has this in its name" : "No provider has registered yet"} />
        ) : (
          <Table
            caption={`${total} ${total === 1 ? "provider" : "providers"}`}
            head={["Provider", "Approved on", "Standing"]}
            rows={rows.map(({ id, name, approvedOn, openHolds }) => [
              <a className="govuk-link" href={paths.admin.provider(id)} key="name">
                {name}
              </a>,
              approvedOn.join(", ") || "–",
              <StandingTag approved={approvedOn.length > 0} holds={openHolds} key="standing" />,
            ])}
          />
        )}
        <ListPages page={page} pages={pages} params={{ q }} />
      </Filter>
      {packKeys ? (
        <p className="govuk-body">
          <a className="govuk-link" href={paths.admin.packKeys()}>
            Keys of evidence packs
          </a>
        </p>
      ) : null}
    </Page>
  );
}

function StandingTag({ approved, holds }: { approved: boolean; holds: number }) {
  if (holds > 0) return <Tag colour="red">On hold</Tag>;
  return approved ? <Tag colour="green">Approved</Tag> : <Tag colour="grey">Not approved</Tag>;
}
