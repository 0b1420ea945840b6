import { useLoaderData } from "@remix-run/react";
import { guardedRead } from "#app/access/guard.server.ts";
import { NotFound } from "#app/domain/errors.ts";
import { today } from "#app/domain/london-time.ts";
import { listConversations } from "#app/domain/messages/conversations.server.ts";
import { pageNumber } from "#app/domain/paging.ts";
import { paths } from "#app/paths.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { ListPages } from "#app/ui/list-pages.tsx";
import { Page } from "#app/ui/page.tsx";
import { SubNavigation } from "#app/ui/sub-navigation.tsx";
import { inList } from "./in-list.ts";
import { ConversationTable } from "./table.tsx";

export const handle = { title: "Messages from providers", states: ["empty", "filled"] };

export const loader = guardedRead("conversation.read", async ({ db, who, at, url }) => {
  if (who.kind !== "council") throw new NotFound();
  const show = url.searchParams.get("show") === "all" ? "all" : "waiting";
  const asked = pageNumber(url.searchParams.get("page"));
  const { rows, page, pages, total } = await listConversations(db, who.personId, { show, page: asked });
  return { show, page, pages, total, rows: rows.map((row) => inList(row, today(at))) };
});

export default function Conversations() {
  const { show, rows, page, pages, total } = useLoaderData<typeof loader>();
  return (
    <Page title="Messages from providers" width="full">
      <SubNavigation
        label="Conversations"
        items={[
          { href: paths.admin.conversations(), text: "Waiting for us", current: show === "waiting" },
          { href: paths.admin.conversations("all"), text: "All", current: show === "all" },
        ]}
      />
      {rows.length === 0 ? (
        <EmptyState title={show === "waiting" ? "No provider waits for an answer" : "No messages yet"}>
          <p className="govuk-body">You write to a provider from its own page.</p>
        </EmptyState>
      ) : (
        <ConversationTable caption={`${total} ${total === 1 ? "conversation" : "conversations"}`} rows={rows} />
      )}
      <ListPages page={page} pages={pages} params={show === "all" ? { show } : {}} />
    </Page>
  );
}
