import { data, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { guardedAction, guardedRead } from "#app/access/guard.server.ts";
import { can } from "#app/access/policy.ts";
import { NotFound } from "#app/domain/errors.ts";
import { today } from "#app/domain/london-time.ts";
import { thingsToWriteAbout } from "#app/domain/messages/about.server.ts";
import { listConversations } from "#app/domain/messages/conversations.server.ts";
import { councilContact, whoMayAnswer } from "#app/domain/messages/council-contact.server.ts";
import { contactForm, startForm } from "#app/domain/messages/message-forms.ts";
import { nameContact } from "#app/domain/messages/name-contact.server.ts";
import { startConversation } from "#app/domain/messages/start-conversation.server.ts";
import { pageNumber } from "#app/domain/paging.ts";
import { openProvider } from "#app/domain/providers/provider-file.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { SubmissionKey } from "#app/forms/hidden.tsx";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { ListPages } from "#app/ui/list-pages.tsx";
import { Page } from "#app/ui/page.tsx";
import { Select } from "#app/ui/select.tsx";
import { StartForm } from "../../conversation-parts.tsx";
import { inList } from "./in-list.ts";
import { ConversationTable } from "./table.tsx";

export const handle = { title: "Messages with a provider", states: ["empty", "filled", "error"] };

export const loader = guardedRead("conversation.read", async ({ db, who, at, params, url }) => {
  if (who.kind !== "council") throw new NotFound();
  const { id: providerId, name } = await openProvider(db, who, params.id ?? "");
  const asked = pageNumber(url.searchParams.get("page"));
  const { rows, page, pages } = await listConversations(db, who.personId, { providerId, show: "all", page: asked });
  const contact = await councilContact(db, providerId);
  const about = await thingsToWriteAbout(db, providerId);
  return {
    ...{ providerId, name, page, pages },
    rows: rows.map((row) => inList(row, today(at))),
    contact: contact && { personId: contact.personId, name: contact.name, named: contact.named },
    officers: can(who, "conversation.assign")
      ? (await whoMayAnswer(db, providerId)).map(({ personId, name: officer }) => ({ value: personId, text: officer }))
      : [],
    about: about.map(({ type, id, words }) => ({ value: `${type}:${id}`, text: words })),
    keys: [uuidv7(at.getTime()), uuidv7(at.getTime())],
  };
});

export const action = guardedAction(
  "conversation.write",
  async ({ db, who, at, params, form }) => {
    const providerId = params.id ?? "";
    const posted = await form();
    if (posted.get("intent") === "contact") {
      const named = parseForm(contactForm, posted);
      if (!named.ok) return data(named.failure, 400);
      await nameContact(db, who, { providerId, ...named.answers }, at);
      throw redirect(paths.admin.providerMessages(providerId), 303);
    }
    const parsed = parseForm(startForm, posted);
    if (!parsed.ok) return data(parsed.failure, 400);
    const id = await startConversation(db, who, { providerId, ...parsed.answers }, at);
    throw redirect(paths.admin.conversation(id), 303);
  },
  "conversation.read",
);

export default function MessagesWithProvider() {
  const { providerId, name, rows, page, pages, contact, officers, about, keys } = useLoaderData<typeof loader>();
  const form = useFormState();
  return (
    <Page
      title="Messages"
      caption={name}
      back={paths.admin.provider(providerId)}
      backText={name}
      width="full"
      summary={<ErrorSummary problems={form.problems} />}
    >
      <p className="govuk-body">
        {contact
          ? `${contact.name} answers this provider${contact.named ? "" : ", because nobody is named for it"}.`
          : "Nobody at the council holds a role that answers providers."}
      </p>
      {officers.length > 0 ? (
        <Form method="post" noValidate>
          <input type="hidden" name="intent" value="contact" />
          <SubmissionKey value={keys[0] ?? ""} />
          <Select
            name="personId"
            label="The provider’s named contact"
            items={[{ value: "", text: "Select an officer" }, ...officers]}
            defaultValue={form.text("personId") ?? (contact?.named ? contact.personId : "")}
            error={form.error("personId")}
          />
          <Button look="secondary">Save the contact</Button>
        </Form>
      ) : null}
      {rows.length === 0 ? (
        <EmptyState title="No messages with this provider yet" />
      ) : (
        <ConversationTable caption="Conversations" rows={rows} />
      )}
      <ListPages page={page} pages={pages} />
      <h2 className="govuk-heading-m">Write to {name}</h2>
      <StartForm form={form} about={about} submissionKey={keys[1] ?? ""} intent="start" />
    </Page>
  );
}
