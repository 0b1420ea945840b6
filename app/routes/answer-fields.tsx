import type { ReactNode } from "react";
import { placed } from "#app/ui/placed.ts";

/** What was answered in each part of a question, as typed, line breaks kept; `after` follows a part. */
export function AnswerFields<F extends { label: string; lines: readonly string[] }>({
  fields,
  after,
}: {
  fields: readonly F[];
  after?: (field: F) => ReactNode;
}) {
  return placed(fields).map(({ place, item }) => (
    <div key={place}>
      {item.label ? <strong>{item.label}</strong> : null}
      {placed(item.lines).map((line) => (
        <p key={line.place} className="govuk-body app-answer">
          {line.item}
        </p>
      ))}
      {after?.(item)}
    </div>
  ));
}
