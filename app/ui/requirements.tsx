import type { ReactNode } from "react";
import { Tag } from "./tag.tsx";
import { TaskList } from "./task-list.tsx";

export type Requirement = {
  title: ReactNode;
  met: boolean;
  /** What is there, or what is missing. */
  why: ReactNode;
  /** Who can meet it. */
  owner: ReactNode;
  /** Where it is met. */
  href?: string | undefined;
};
type Props = { items: readonly Requirement[]; idPrefix: string };

/** What must be true before something can happen, and who can make it so. */
export function Requirements({ items, idPrefix }: Props) {
  return (
    <TaskList
      idPrefix={idPrefix}
      items={items.map(({ title, met, why, owner, href }) => ({
        title,
        href,
        hint: (
          <>
            {why}
            <br />
            Who: {owner}
          </>
        ),
        status: met ? "Met" : <Tag colour="orange">Missing</Tag>,
      }))}
    />
  );
}
