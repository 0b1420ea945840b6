import { placed } from "#app/ui/placed.ts";

/** The text of a document: a paragraph for each that stands apart by an empty line, with its line breaks. */
export function DocumentText({ body }: { body: string }) {
  return placed(body.split(/\n{2,}/)).map(({ place, item }) => (
    <p className="govuk-body app-answer" key={place}>
      {item}
    </p>
  ));
}
