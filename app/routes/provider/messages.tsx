import { data, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guardedAction, guardedRead } from "#app/access/guard.server.ts";
import { can } from "#app/access/policy.ts";
import { NotFound } from "#app/domain/errors.ts";
import { formatDateTime, today } from "#app/domain/london-time.ts";
import { thingsToWriteAbout } from "#app/domain/messages/about.server.ts";
import { listConversations } from "#app/domain/messages/conversations.server.ts";
import { answerDays, councilContact } from "#app/domain/messages/council-contact.server.ts";
import { startForm } from "#app/domain/messages/message-forms.ts";
import { standsAs } from "#app/domain/messages/stands-as.ts";
import { startConversation } from "#app/domain/messages/start-conversation.server.ts";
import { subjectOf } from "#app/domain/messages/topics.ts";
import { pageNumber } from "#app/domain/paging.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { ListPages } from "#app/ui/list-pages.tsx";
import { Page } from "#app/ui/page.tsx";
import { Table } from "#app/ui/table.tsx";
import { StartForm, Subject } from "../conversation-parts.tsx";

export const handle = { title: "Messages", states: ["empty", "filled", "error"] };

export const loader = guardedRead("conversation.read-own", async ({ db, who, at, url }) => {
  if (who.kind !== "provider") throw new NotFound();
  const { providerId, personId } = who;
  const asked = pageNumber(url.searchParams.get("page"));
  const { rows, page, pages } = await listConversations(db, personId, { providerId, show: "all", page: asked });
  const mayWrite = can(who, "conversation.write-own");
  const things = mayWrite ? await thingsToWriteAbout(db, providerId) : [];
  const about = things.map(({ type, id, words }) => ({ value: `${type}:${id}`, text: words }));
  return {
    ...{ page, pages, mayWrite },
    contact: (await councilContact(db, providerId))?.name,
    days: await answerDays(db, at),
    ...{ about, start: startOf(url, about) },
    submissionKey: uuidv7(at.getTime()),
    conversations: rows.map((row) => ({
      ...{ id: row.id, subject: row.subject, unread: row.unread, about: row.aboutWords },
      last: `${formatDateTime(row.lastAt)} by ${row.lastBy}`,
      stands: standsAs(row, "provider", today(at)),
    })),
  };
});

/** What the page that led here fills in: a subject of ours, and what it is about if that is the provider's. */
function startOf({ searchParams }: URL, things: readonly { value: string }[]): { subject?: string; about?: string } {
  const subject = subjectOf(searchParams.get("topic"));
  const about = things.find(({ value }) => value === searchParams.get("about"))?.value;
  return { ...(subject ? { subject } : {}), ...(about ? { about } : {}) };
}

export const action = guardedAction(
  "conversation.write-own",
  async ({ db, who, at, form }) => {
    const parsed = parseForm(startForm, await form());
    if (!parsed.ok) return data(parsed.failure, 400);
    if (who.kind !== "provider") throw new NotFound();
    const id = await startConversation(db, who, { providerId: who.providerId, ...parsed.answers }, at);
    throw redirect(paths.provider.message(id), 303);
  },
  "conversation.read-own",
);

export default function Messages() {
  const { conversations, contact, days, about, start, submissionKey, mayWrite, page, pages } =
    useLoaderData<typeof loader>();
  const form = useFormState(start);
  return (
    <Page
      title="Messages"
      summary={<ErrorSummary problems={form.problems} />}
      lead={`${contact ? `Your contact at the council is ${contact}. ` : ""}We answer within ${days} working ${days === 1 ? "day" : "days"}.`}
    >
      <p className="govuk-body">
        Is a child in danger now? Call 999. Tell us of a worry about a child by phone, never here.
      </p>
      {conversations.length === 0 ? (
        <EmptyState title="No messages yet">
          {mayWrite ? (
            <p className="govuk-body">Write the first one below: it goes to one person, who answers it.</p>
          ) : null}
        </EmptyState>
      ) : (
        <Table
          caption="Conversations"
          captionClassName="govuk-table__caption--m"
          head={["Subject", "About", "Last message", "State"]}
          rows={conversations.map(({ id, subject, unread, about: thing, last, stands }) => [
            <Subject key={id} href={paths.provider.message(id)} subject={subject} unread={unread} />,
            thing ?? "–",
            last,
            stands,
          ])}
        />
      )}
      <ListPages page={page} pages={pages} />
      <h2 className="govuk-heading-m" id="write">
        Write to the council
      </h2>
      {mayWrite ? (
        <StartForm form={form} about={about} submissionKey={submissionKey} />
      ) : (
        <p className="govuk-body">You can read messages. An owner, or someone for referrals or finance, writes them.</p>
      )}
    </Page>
  );
}
