import { SummaryList } from "#app/ui/summary-list.tsx";
import type { TagColour } from "#app/ui/tag.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { TaskList } from "#app/ui/task-list.tsx";
import { Timeline } from "#app/ui/timeline.tsx";

type Brief = {
  id: string;
  what: string;
  due: string;
  status: { text: string; colour: TagColour };
  doneBy: string;
  checker: string;
};
type Event = { title: string; by: string; text: string; date: string; dateTime: string };

/** The conditions of an approval, each with its owner, its date and how it stands. */
export function ConditionList({
  conditions,
  at,
  names = true,
}: {
  conditions: readonly Brief[];
  at: (id: string) => string;
  /** Whether the council's person who checks it is named. */
  names?: boolean;
}) {
  return (
    <TaskList
      idPrefix="condition"
      items={conditions.map(({ id, what, due, doneBy, checker, status }) => ({
        title: what,
        href: at(id),
        hint: `${doneBy}, by ${due}.${names ? ` Checked by ${checker}.` : ""}`,
        status: <Tag colour={status.colour}>{status.text}</Tag>,
      }))}
    />
  );
}

/** One condition with what happened to it. */
export function ConditionFacts({
  condition,
  checker,
  history,
}: {
  condition: Brief;
  checker: string;
  history: readonly Event[];
}) {
  const { what, status, doneBy, due } = condition;
  return (
    <>
      <SummaryList
        rows={[
          { key: "Condition", value: <span className="app-answer">{what}</span> },
          { key: "State", value: <Tag colour={status.colour}>{status.text}</Tag> },
          { key: "Who does it", value: doneBy },
          { key: "By", value: due },
          { key: "Who checks it", value: checker },
        ]}
      />
      {history.length > 0 ? (
        <>
          <h2 className="govuk-heading-m">What has happened</h2>
          <Timeline
            events={history.map(({ text, ...event }) => ({
              ...event,
              description: text ? <p className="govuk-body app-answer">{text}</p> : null,
            }))}
          />
        </>
      ) : null}
    </>
  );
}
