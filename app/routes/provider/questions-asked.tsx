import type { ThreadInBrief } from "#app/domain/applications/threads/thread-in-brief.ts";
import { paths } from "#app/paths.ts";
import { InsetText } from "#app/ui/inset-text.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { TaskList } from "#app/ui/task-list.tsx";

type Props = { id: string; threads: readonly ThreadInBrief[]; waits: boolean; mayEdit: boolean };

/** The council's questions about an application, those that wait first, and that its own clock stands still for them. */
export function QuestionsAsked({ id, threads, waits, mayEdit }: Props) {
  // Nobody answers any more what was asked about an application that was withdrawn.
  const shown = waits ? threads : threads.filter((thread) => !thread.waits);
  if (shown.length === 0) return null;
  const open = threads.filter((thread) => thread.waits).length;
  const order = [...shown].sort((one, other) => Number(other.waits) - Number(one.waits));
  return (
    <>
      <h2 className="govuk-heading-m">{shown.length === 1 ? "We have a question" : "Our questions"}</h2>
      {waits && open > 0 ? (
        <InsetText>
          {open === 1 ? "One question waits" : `${open} questions wait`} for your reply. Until then we cannot go on
          reading, and the time that we aim to decide in stands still.
        </InsetText>
      ) : null}
      <TaskList
        idPrefix="question"
        items={order.map((thread) => ({
          title: thread.question,
          href: mayEdit ? paths.provider.reply(id, thread.id) : undefined,
          hint: `About your answer to: ${thread.about}${thread.waits ? ` Answer by ${thread.due}.` : ""}`,
          status: <Tag colour={thread.status.colour}>{thread.status.text}</Tag>,
        }))}
      />
    </>
  );
}
