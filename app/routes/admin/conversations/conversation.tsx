import { useLoaderData } from "@remix-run/react";
import { guarded, guardedAction } from "#app/access/guard.server.ts";
import { can } from "#app/access/policy.ts";
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
import { ReplyForms, Thread } from "../../conversation-parts.tsx";
import { postToConversation } from "../../conversation-post.server.ts";
import { said } from "../../said.ts";

export const handle = { title: "Conversation with a provider", states: ["filled", "error", "closed"] };

const pageOf = {
  application: { may: "application.review", href: paths.admin.application },
  lot: { may: "lot.read", href: paths.admin.lot },
  placement: { may: "placement.read", href: paths.admin.placement },
  invoice: { may: "invoice.read", href: paths.admin.invoice },
} as const;

export const loader = guarded("conversation.read", async ({ db, who, at, params, url }) => {
  const asked = pageNumber(url.searchParams.get("page"));
  const { conversation, messages, contact } = await openConversation(db, who, params.id ?? "", asked, at);
  const { aboutType, aboutId, aboutWords, providerId, provider, subject, version, status } = conversation;
  const about = aboutType && pageOf[aboutType];
  return {
    ...{ subject, provider, providerId, version, closed: status === "closed", about: aboutWords },
    aboutHref: about && aboutId && can(who, about.may) ? about.href(aboutId) : undefined,
    stands: standsAs(conversation, "council", today(at)),
    ...{ page: messages.page, pages: messages.pages, messages: messages.rows.map(said) },
    contact: contact && `${contact.name}${contact.named ? "" : ", because nobody is named for this provider"}`,
    mayWrite: can(who, "conversation.write"),
    submissionKey: uuidv7(at.getTime()),
  };
});

export const action = guardedAction(
  "conversation.write",
  (guard) => postToConversation(guard, paths.admin.conversation),
  "conversation.read",
);

export default function Conversation() {
  const view = useLoaderData<typeof loader>();
  const form = useFormState();
  return (
    <Page
      title={view.subject}
      caption={view.provider}
      back={paths.admin.providerMessages(view.providerId)}
      backText="All messages with this provider"
      summary={<ErrorSummary problems={form.problems} />}
    >
      <SummaryList
        rows={[
          ...(view.about
            ? [
                {
                  key: "About",
                  value: view.aboutHref ? (
                    <a className="govuk-link" href={view.aboutHref}>
                      {view.about}
                    </a>
                  ) : (
                    view.about
                  ),
                },
              ]
            : []),
          { key: "State", value: view.stands },
          ...(view.contact ? [{ key: "Who answers", value: view.contact }] : []),
        ]}
      />
      <Thread messages={view.messages} council="the council" />
      <ListPages page={view.page} pages={view.pages} />
      {view.mayWrite ? <ReplyForms form={form} {...view} /> : null}
    </Page>
  );
}
