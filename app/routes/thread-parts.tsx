import type { ThreadInBrief } from "#app/domain/applications/threads/thread-in-brief.ts";
import { Timeline } from "#app/ui/timeline.tsx";

/** What both sides wrote about one answer, first to last. */
export function Conversation({ messages }: Pick<ThreadInBrief, "messages">) {
  return (
    <Timeline
      label="What was written"
      events={messages.map(({ text, ...message }) => ({
        ...message,
        description: text ? <p className="govuk-body app-answer">{text}</p> : null,
      }))}
    />
  );
}
