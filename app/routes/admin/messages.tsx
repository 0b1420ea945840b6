import { redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { guarded, guardedAction } from "#app/access/guard.server.ts";
import { can } from "#app/access/policy.ts";
import { formatDateTime } from "#app/domain/london-time.ts";
import { listMail, mailStateInWords, mailStates } from "#app/domain/notifications/outbox.server.ts";
import { retryNotification } from "#app/domain/notifications/retry-notification.server.ts";
import { pageNumber } from "#app/domain/paging.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { ListPages } from "#app/ui/list-pages.tsx";
import { Page } from "#app/ui/page.tsx";
import { SubNavigation } from "#app/ui/sub-navigation.tsx";
import { Table } from "#app/ui/table.tsx";
import { Tag } from "#app/ui/tag.tsx";

export const handle = { title: "Messages", states: ["empty", "filled"] };

export const loader = guarded("mail.read", async ({ db, who, url }) => {
  const state = mailStates.find((known) => known === url.searchParams.get("state"));
  const { rows, ...list } = await listMail(db, { state, page: pageNumber(url.searchParams.get("page")) });
  return {
    ...list,
    state: state ?? "",
    tabs: mailStates.map((value) => ({ value, text: mailStateInWords[value].text })),
    retries: can(who, "mail.retry"),
    rows: rows.map(({ createdAt, sentAt, state: stands, ...row }) => ({
      ...row,
      stands: mailStateInWords[stands],
      dead: stands === "dead",
      written: formatDateTime(createdAt),
      sent: sentAt ? formatDateTime(sentAt) : undefined,
    })),
  };
});

export const action = guardedAction(
  "mail.retry",
  async ({ db, who, at, form }) => {
    const id = (await form()).get("id");
    await retryNotification(db, who, typeof id === "string" ? id : "", at);
    throw redirect(paths.admin.messages(), 303);
  },
  "mail.read",
);

export default function Messages() {
  const { rows, page, pages, state, tabs, retries } = useLoaderData<typeof loader>();
  return (
    <Page title="Messages" width="full" lead="Every email that the portal wrote, newest first.">
      <SubNavigation
        label="State"
        items={[{ value: "", text: "All" }, ...tabs].map(({ value, text }) => ({
          href: value ? `${paths.admin.messages()}?state=${value}` : paths.admin.messages(),
          text,
          current: value === state,
        }))}
      />
      {rows.length === 0 ? (
        <EmptyState title="No messages here" />
      ) : (
        <Table
          caption="Messages"
          captionHidden
          head={["State", "To", "Email", "Written", "Sent", { cell: "Tries", format: "numeric" }]}
          rows={rows.map((mail) => [
            <MailState mail={mail} retries={retries} key="state" />,
            mail.to,
            mail.template.replaceAll("-", " "),
            mail.written,
            mail.sent ?? "–",
            { cell: mail.attempts, format: "numeric" },
          ])}
        />
      )}
      <ListPages page={page} pages={pages} params={{ state }} />
    </Page>
  );
}

type Mail = ReturnType<typeof useLoaderData<typeof loader>>["rows"][number];

function MailState({ mail, retries }: { mail: Mail; retries: boolean }) {
  return (
    <>
      <Tag colour={mail.stands.colour}>{mail.stands.text}</Tag>
      {mail.lastError ? <p className="govuk-body-s govuk-!-margin-bottom-1">{mail.lastError}</p> : null}
      {mail.dead && retries ? (
        <Form method="post">
          <input type="hidden" name="id" value={mail.id} />
          <Button look="secondary" className="govuk-!-margin-bottom-0">
            Send again<span className="govuk-visually-hidden"> to {mail.to}</span>
          </Button>
        </Form>
      ) : null}
    </>
  );
}
