import { Details } from "#app/ui/details.tsx";
import { placed } from "#app/ui/placed.ts";

/** A letter's line: a paragraph, a list, or a link on a line of its own. */
type Line = string | { list: readonly string[] } | { link: string; path: string };

/** A letter as it would be sent now, for the officer to read before deciding. Its links are words here. */
export function LetterPreview({ summary, lines }: { summary: string; lines: readonly Line[] }) {
  return (
    <Details summary={summary}>
      {placed(lines).map(({ place, item }) => (
        <LetterLine key={place} line={item} />
      ))}
    </Details>
  );
}

function LetterLine({ line }: { line: Line }) {
  if (typeof line === "string") return <p className="govuk-body">{line}</p>;
  if ("link" in line) return <p className="govuk-body">Link: {line.link}</p>;
  return (
    <ul className="govuk-list govuk-list--bullet">
      {placed(line.list).map(({ place, item }) => (
        <li key={place} className="app-answer">
          {item}
        </li>
      ))}
    </ul>
  );
}
