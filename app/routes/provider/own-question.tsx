import type { ClarificationState } from "#app/domain/frameworks/clarifications/clarification-state.ts";
import { paths } from "#app/paths.ts";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { Tag } from "#app/ui/tag.tsx";

type Props = {
  question: string;
  publicQuestion: string | null;
  answer: string | null;
  closedBecause: string | null;
  lotName: string;
  lotSlug: string;
  state: ClarificationState;
  corrected: boolean;
  asked: string;
  decided?: string | undefined;
};

/** A question of one's own organisation: what became of it, and what everyone reads or why nobody does. */
export function OwnQuestion(props: Props) {
  const { question, publicQuestion, answer, closedBecause, lotName, lotSlug, state, corrected, asked, decided } = props;
  const words = (text: string | null) => <span className="app-answer">{text}</span>;
  const published = [
    { key: "Published as", value: words(publicQuestion) },
    { key: "Answer", value: words(answer) },
  ];
  return (
    <SummaryList
      card={{
        title: `${lotName}, ${asked}`,
        headingLevel: 3,
        ...(state === "published"
          ? { actions: [{ href: paths.lotQuestions(lotSlug), text: "All questions and answers" }] }
          : {}),
      }}
      rows={[
        { key: "State", value: <State state={state} corrected={corrected} on={decided} /> },
        { key: "You asked", value: words(question) },
        ...(state === "published" ? published : []),
        ...(state === "closed" ? [{ key: "Why it is not published", value: words(closedBecause) }] : []),
      ]}
    />
  );
}

function State({ state, corrected, on }: { state: ClarificationState; corrected: boolean; on?: string | undefined }) {
  if (state === "waiting") return <Tag colour="blue">Waiting</Tag>;
  return (
    <>
      <Tag colour={state === "published" ? "green" : "grey"}>{state === "published" ? "Answered" : "Closed"}</Tag> {on}
      {corrected ? ", corrected since" : ""}
    </>
  );
}
