/** The lines of the queue's formula, as the council and everybody else read them. */
export const QueueRules = ({ lines }: { lines: readonly string[] }) => (
  <ul className="govuk-list govuk-list--bullet">
    {lines.map((line) => (
      <li key={line}>{line}</li>
    ))}
  </ul>
);

/** What no rule of the queue gives anybody, and what comes last. */
export const NoFavours = () => (
  <p className="govuk-body">
    Nobody can buy, ask for or be given a place in this order. An application with its provider, because we asked a
    question, comes after all others.
  </p>
);
