import { useLoaderData } from "@remix-run/react";
import { guarded, guardedAction } from "#app/access/guard.server.ts";
import { can } from "#app/access/policy.ts";
import { readCouncil } from "#app/domain/council.server.ts";
import { today } from "#app/domain/london-time.ts";
import { openConversation } from "#app/domain/messages/open-conversation.server.ts";
import { standsAs } from "#app/domain/messages/stands-as.ts";
import { pageNumber } from "#app/domain/paging.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { paths } from "#app/paths.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { ListPages } from "#app/ui/list-pages.tsx";
import { Page } from "#app/ui/page.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { ReplyForms, Thread } from "../conversation-parts.tsx";
import { postToConversation } from "../conversation-post.server.ts";
import { said } from "../said.ts";

export const handle = { title: "Conversation", states: ["filled", "error", "closed"] };

export const loader = guarded("conversation.read-own", async ({ db, who, at, params, url }) => {
  const asked = pageNumber(url.searchParams.get("page"));
  const { conversation, messages, contact } = await openConversation(db, who, params.id ?? "", asked, at);
  const council = await readCouncil(db, today(at));
  const stands = standsAs(conversation, "provider", today(at));
  return {
    ...{ subject: conversation.subject, about: conversation.aboutWords, version: conversation.version },
    ...{ stands, late: stands === "Our answer is late", closed: conversation.status === "closed" },
    ...{ page: messages.page, pages: messages.pages, messages: messages.rows.map(said) },
    contact: contact?.name,
    council: { name: council.name, phone: council.phone, email: council.email },
    mayWrite: can(who, "conversation.write-own"),
    submissionKey: uuidv7(at.getTime()),
  };
});

export const action = guardedAction(
  "conversation.write-own",
  (guard) => postToConversation(guard, paths.provider.message),
  "conversation.read-own",
);

export default function Message() {
  const view = useLoaderData<typeof loader>();
  const form = useFormState();
  const { council } = view;
  return (
    <Page
      title={view.subject}
      back={paths.provider.messages()}
      backText="All messages"
      summary={<ErrorSummary problems={form.problems} />}
    >
      <SummaryList
        rows={[
          ...(view.about ? [{ key: "About", value: view.about }] : []),
          { key: "State", value: view.stands },
          ...(view.contact && !view.closed ? [{ key: "Who answers", value: `${view.contact}, ${council.name}` }] : []),
        ]}
      />
      {view.late ? (
        <p className="govuk-body">
          We are sorry. Ring {[council.phone, council.email].filter(Boolean).join(" or write to ")} if it cannot wait.
        </p>
      ) : null}
      <Thread messages={view.messages} council={council.name} />
      <ListPages page={view.page} pages={view.pages} />
      {view.mayWrite ? <ReplyForms form={form} {...view} /> : null}
    </Page>
  );
}
