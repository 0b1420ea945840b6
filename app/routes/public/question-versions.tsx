type Version = { version: number; readOn: string | undefined; from: string };

/** Every version of the questions by then, newest first, each with a link to the page as it stood with it. */
export const QuestionVersions = ({
  versions,
  hrefOn,
}: {
  versions: readonly Version[];
  hrefOn: (on: string) => string;
}) => (
  <>
    <h3 className="govuk-heading-s">Versions of the questions</h3>
    <ul className="govuk-list govuk-list--bullet">
      {versions.map(({ version, readOn, from }) => (
        <li key={version}>
          {readOn ? <a href={hrefOn(readOn)}>Version {version}</a> : <>Version {version}</>}, from {from}
        </li>
      ))}
    </ul>
  </>
);
