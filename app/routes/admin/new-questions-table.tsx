import { paths } from "#app/paths.ts";
import { Table } from "#app/ui/table.tsx";
import { Tag } from "#app/ui/tag.tsx";

type Asked = {
  version: number;
  questions: number;
  asked: string;
  due: string;
  answered?: string | undefined;
  read?: string | undefined;
  closed?: string | undefined;
  paused: boolean;
};

/** What an approved provider was asked since it was approved, and how far that is. */
export function NewQuestionsTable({ id, asked }: { id: string; asked: readonly Asked[] }) {
  if (asked.length === 0) return null;
  return (
    <>
      <Table
        caption="New questions since approval"
        head={["Questions", "Asked on", "To answer by", "Answered", "Read"]}
        rows={asked.map((one) => [
          `${one.questions} from version ${one.version}`,
          one.asked,
          one.due,
          one.answered ?? <NotAnswered closed={one.closed} paused={one.paused} key="answered" />,
          one.read ?? "–",
        ])}
      />
      {asked.some(({ answered }) => answered) ? (
        <p className="govuk-body">
          <a className="govuk-link" href={paths.admin.newAnswers(id)}>
            See the answers to new questions
          </a>
        </p>
      ) : null}
    </>
  );
}

function NotAnswered({ closed, paused }: Pick<Asked, "closed" | "paused">) {
  if (closed) return <>Not asked any more since {closed}</>;
  return <Tag colour={paused ? "red" : "yellow"}>{paused ? "Late: new requests are paused" : "Not yet"}</Tag>;
}
