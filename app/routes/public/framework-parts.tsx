import type { Contact, Weight } from "#app/domain/frameworks/as-at/framework-in-words.ts";
import { paths } from "#app/paths.ts";
import { SummaryList } from "#app/ui/summary-list.tsx";

/** By what offers are compared, in parts of a hundred. */
export const Weights = ({ weights }: { weights: readonly Weight[] }) =>
  weights.length > 0 ? (
    <SummaryList
      className="app-weights"
      rows={weights.map(({ label, percent }) => ({ key: label, value: `${percent}%` }))}
    />
  ) : null;

/** What every provider must know before it applies. */
export const NoVolume = () => (
  <>
    No volume of work is guaranteed. Being approved means that we may ask you; how often depends on what children need.
  </>
);

/** What the council does not buy by a framework, and where to go for it. */
export const NotBought = ({ words }: { words: string | undefined }) => (
  <>
    <h2 className="govuk-heading-m">What is not bought here</h2>
    <Prose text={words ?? "Residential provision, and places that schools buy, are not arranged here."} />
  </>
);

/** What was typed, with its own lines. */
export const Prose = ({ text }: { text: string }) => <p className="app-answer">{text}</p>;

/** Whom to ask, by what for. */
export const Contacts = ({ contacts }: { contacts: readonly Contact[] }) => (
  <>
    <h2 className="govuk-heading-m">Whom to ask</h2>
    {contacts.length > 0 ? (
      <SummaryList
        rows={contacts.map(({ role, name, email, phone }) => ({
          key: role,
          value: (
            <>
              {name}
              <br />
              <a href={`mailto:${email}`}>{email}</a>
              {phone ? (
                <>
                  <br />
                  {phone}
                </>
              ) : null}
            </>
          ),
        }))}
      />
    ) : null}
    <p>
      For anything else, <a href={paths.help()}>get help</a>.
    </p>
  </>
);

/** Words that lead to a document elsewhere, where its address is known. */
export const Linked = ({ text, url }: { text: string; url: string | undefined }) =>
  url ? (
    <a href={url} rel="noreferrer">
      {text}
    </a>
  ) : (
    text
  );
