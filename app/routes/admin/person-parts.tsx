import { Form } from "@remix-run/react";
import { Button, ButtonGroup } from "#app/ui/button.tsx";
import { Table } from "#app/ui/table.tsx";
import { Tag } from "#app/ui/tag.tsx";

/** Whether an account works. */
export function AccountTag({ confirmed, disabled }: { confirmed: boolean; disabled: boolean }) {
  if (disabled) return <Tag colour="red">Disabled</Tag>;
  return confirmed ? <Tag colour="green">Active</Tag> : <Tag colour="grey">Address not confirmed</Tag>;
}

type Invitation = { id: string; name: string; email: string; roles: string; until: string };

/** The council's invitations that nobody has used yet, to send again or take back. */
export function CouncilInvitations({ invitations }: { invitations: Invitation[] }) {
  return (
    <Table
      caption="Invitations not used yet"
      head={["Name", "Email address", "Roles", "Link works", "What to do"]}
      rows={invitations.map(({ id, name, email, roles, until }) => [
        ...[name, email, roles, until],
        <Form method="post" key="do">
          <input type="hidden" name="id" value={id} />
          <ButtonGroup>
            <InvitationButton intent="resend" name={name}>
              Send again
            </InvitationButton>
            <InvitationButton intent="withdraw" name={name}>
              Withdraw
            </InvitationButton>
          </ButtonGroup>
        </Form>,
      ])}
    />
  );
}

function InvitationButton({ intent, name, children }: { intent: string; name: string; children: string }) {
  return (
    <Button look="secondary" name="intent" value={intent} className="govuk-!-margin-bottom-2">
      {children}
      <span className="govuk-visually-hidden"> the invitation of {name}</span>
    </Button>
  );
}
