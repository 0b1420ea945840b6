import { paths } from "#app/paths.ts";
import { Table } from "#app/ui/table.tsx";
import { Subject } from "../../conversation-parts.tsx";
import type { inList } from "./in-list.ts";

/** Conversations as officers list them. */
export function ConversationTable({ caption, rows }: { caption: string; rows: readonly ReturnType<typeof inList>[] }) {
  return (
    <Table
      caption={caption}
      head={["Subject", "Provider", "About", "Who answers", "Last message", "State"]}
      rows={rows.map(({ id, subject, unread, provider, about, contact, last, stands }) => [
        <Subject key={id} href={paths.admin.conversation(id)} subject={subject} unread={unread} />,
        provider,
        about ?? "–",
        contact,
        last,
        stands,
      ])}
    />
  );
}
