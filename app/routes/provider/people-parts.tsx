import { Form } from "@remix-run/react";
import { paths } from "#app/paths.ts";
import { Button, ButtonGroup } from "#app/ui/button.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { Table } from "#app/ui/table.tsx";

type Waiting = { id: string; name: string; email: string; role: string; until: string };

/** The invitations that nobody has used yet. */
export function Invitations({ invitations }: { invitations: Waiting[] }) {
  return (
    <Table
      caption="Invitations that wait"
      captionClassName="govuk-table__caption--m"
      head={["Name", "Email address", "Role", "Works", "Change"]}
      rows={invitations.map(({ id, name, email, role, until }) => [
        ...[name, email, role, until],
        <Form method="post" key="change">
          <input type="hidden" name="id" value={id} />
          <ButtonGroup>
            <Button look="secondary" name="intent" value="resend">
              Send again<span className="govuk-visually-hidden"> to {name}</span>
            </Button>
            <Button look="secondary" name="intent" value="withdraw">
              Withdraw<span className="govuk-visually-hidden"> the invitation of {name}</span>
            </Button>
          </ButtonGroup>
        </Form>,
      ])}
      firstCellIsHeader
    />
  );
}

type Asking = { id: string; name: string; email: string; asked: string };

/** Those who have asked to join, for an owner to decide. */
export function WaitingToJoin({ people }: { people: Asking[] }) {
  return (
    <Table
      caption="Requests to join"
      captionClassName="govuk-table__caption--m"
      head={["Name", "Email address", "Asked"]}
      rows={people.map(({ id, name, email, asked }) => [
        <a className="govuk-link" href={paths.provider.joiningRequest(id)} key="name">
          {name}
        </a>,
        email,
        asked,
      ])}
      firstCellIsHeader
    />
  );
}

type ContactsProps = { contacts: { referrals: string[]; evidence: string[] }; mayChange: boolean };

/** Whom the portal tells of what. */
export function Contacts({ contacts, mayChange }: ContactsProps) {
  const names = (people: string[], usual: string) =>
    people.length > 0 ? people.join(", ") : `Nobody chosen: ${usual}`;
  return (
    <>
      <h2 className="govuk-heading-m">Whom we tell</h2>
      <SummaryList
        rows={[
          {
            key: "Of referrals and placements",
            value: names(contacts.referrals, "owners, and whoever answers referrals"),
          },
          { key: "Of documents", value: names(contacts.evidence, "owners") },
        ]}
      />
      {mayChange ? (
        <p className="govuk-body">
          <a className="govuk-link" href={paths.provider.contacts()}>
            Choose whom we tell
          </a>
        </p>
      ) : null}
    </>
  );
}
