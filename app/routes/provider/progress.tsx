import type { Step, StepState } from "#app/domain/applications/progress.ts";
import { Tag } from "#app/ui/tag.tsx";

const words: Record<StepState, { text: string; colour: "green" | "blue" | "grey" }> = {
  done: { text: "Done", colour: "green" },
  now: { text: "Now", colour: "blue" },
  "to-come": { text: "To come", colour: "grey" },
};

/** Where an application is on its way to the list, step by step, in words. */
export function Progress({ steps }: { steps: readonly Step[] }) {
  if (steps.length === 0) return null;
  return (
    <>
      <h2 className="govuk-heading-m">Progress</h2>
      <ol className="govuk-list govuk-list--number govuk-list--spaced">
        {steps.map(({ title, state, says }) => (
          <li key={title} aria-current={state === "now" ? "step" : undefined}>
            <strong>{title}</strong> <Tag colour={words[state].colour}>{words[state].text}</Tag>
            <br />
            {says}
          </li>
        ))}
      </ol>
    </>
  );
}
