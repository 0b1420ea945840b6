import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { placementStatuses, placementWords } from "#app/domain/placements/placement-status.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { SubmissionKey } from "#app/forms/hidden.tsx";
import { Button } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Filter } from "#app/ui/filter.tsx";
import { ListPages } from "#app/ui/list-pages.tsx";
import { Page } from "#app/ui/page.tsx";
import { Select } from "#app/ui/select.tsx";
import { SummaryList, type SummaryRow } from "#app/ui/summary-list.tsx";
import { Table } from "#app/ui/table.tsx";
import { Tag, type TagColour } from "#app/ui/tag.tsx";

/** The title of a page about one thing that has a reference: "Agreement PLA-7K3M-9Q". */
export const titled =
  (name: string) =>
  ({ data }: { data: { ref: string } | undefined }): string =>
    `${name} ${data?.ref ?? ""}`.trim();

type PlacementPageProps = { title: string; of: string; back: string; lead?: string; children: ReactNode };

/** A page that hangs below a placement's own: its reference above the title, the way back, what is wrong with its form. */
export function PlacementPage({ of, back, ...props }: PlacementPageProps) {
  const { problems } = useFormState();
  return <Page {...props} caption={of} back={back} backText={of} summary={<ErrorSummary problems={problems} />} />;
}

type AgreementProps = {
  agreement: {
    ref: string;
    rows: SummaryRow[];
    accepted: { provider?: string | undefined; council?: string | undefined };
    mayAccept: boolean;
    submissionKey: string;
  };
  back: string;
  accept: string;
};

/** The agreement, who has accepted it, and the button of the side that may. */
export function PlacementAgreement({ agreement, back, accept }: AgreementProps) {
  const { ref, rows, accepted, mayAccept, submissionKey } = agreement;
  return (
    <PlacementPage title="Placement agreement" of={ref} back={back}>
      <SummaryList rows={rows} />
      <h2 className="govuk-heading-m">Accepted by</h2>
      <SummaryList
        rows={[
          { key: "The provider", value: accepted.provider ?? "Not yet" },
          { key: "The council", value: accepted.council ?? "Not yet" },
        ]}
      />
      {mayAccept ? (
        <Form method="post" noValidate>
          <SubmissionKey value={submissionKey} />
          <Button>{accept}</Button>
        </Form>
      ) : null}
    </PlacementPage>
  );
}

type Placed = {
  id: string;
  ref: string;
  provider?: string;
  lot: string;
  status: { text: string; colour: TagColour };
  from: string;
  until: string;
};
type PlacementListProps = {
  list: { status: string; page: number; pages: number; total: number; rows: Placed[] };
  at: string;
  hrefOf: (id: string) => string;
  /** The council reads of many providers, a provider of itself. */
  namesProviders?: boolean;
  /** What a reader without any placement is told. */
  none: string;
};

/** The list of placements, filtered by status. */
export function PlacementList({ list, at, hrefOf, namesProviders = false, none }: PlacementListProps) {
  const { status, page, pages, total, rows } = list;
  const statuses = placementStatuses.map((value) => ({ value, text: placementWords[value].text }));
  const fields = (
    <Select name="status" label="Status" defaultValue={status} items={[{ value: "", text: "All" }, ...statuses]} />
  );
  return (
    <Page title="Placements" width="full" lead="The newest first.">
      <Filter above action={at} title="Filter placements" fields={fields}>
        {rows.length === 0 ? (
          <EmptyState title="No placements here">
            <p className="govuk-body">{status ? "None has this status." : none}</p>
          </EmptyState>
        ) : (
          <Table
            caption={`${total} ${total === 1 ? "placement" : "placements"}`}
            head={["Reference", ...(namesProviders ? ["Provider"] : []), "Lot", "Status", "From", "Until"]}
            rows={rows.map((row) => [
              <a className="govuk-link app-nowrap" href={hrefOf(row.id)} key="ref">
                {row.ref}
              </a>,
              ...(namesProviders ? [row.provider] : []),
              row.lot,
              <Tag colour={row.status.colour} key="status">
                {row.status.text}
              </Tag>,
              row.from,
              row.until,
            ])}
          />
        )}
        <ListPages page={page} pages={pages} params={{ status }} />
      </Filter>
    </Page>
  );
}
