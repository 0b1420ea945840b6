import { Button } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Input } from "#app/ui/input.tsx";
import { InsetText } from "#app/ui/inset-text.tsx";
import { Page } from "#app/ui/page.tsx";

/** Which day a page was asked for: `text` as typed, `words` of a past day, `today` as the latest that can be chosen. */
export type Day = { text: string; on?: string | undefined; words?: string | undefined; problem?: string | undefined };

/** What is wrong with the day that was asked for, above the heading. */
export const DayProblem = ({ day: { problem } }: { day: Day }) =>
  problem ? <ErrorSummary problems={[{ name: "on", message: problem }]} /> : null;

/** Says of which day the page speaks, where that is not today. `href` is the page as it is now. */
export const StoodThen = ({ day: { words }, href }: { day: Day; href: string }) =>
  words ? (
    <InsetText>
      This is how the page stood at the end of {words}. <a href={href}>See it as it is now</a>.
    </InsetText>
  ) : null;

/** Asks for the page as it stood on a day: a plain form, which works without JavaScript. `action` is the page. */
export function AsItStood({ day, action }: { day: Day; action: string }) {
  return (
    <form method="get" action={action} className="app-no-print" aria-labelledby="as-it-stood">
      <h2 className="govuk-heading-m" id="as-it-stood">
        As it stood
      </h2>
      <Input
        name="on"
        label="See this page as it stood at the end of a day"
        hint="Choose a day, or write it like 2026-03-27"
        // A browser's own date field would empty what it cannot read.
        type={day.problem ? "text" : "date"}
        defaultValue={day.text}
        error={day.problem}
        width={10}
      />
      <Button look="secondary">Show that day</Button>
    </form>
  );
}

/** A page of which there was nothing yet on that day. */
export const NothingThen = ({ day, href, back }: { day: Day; href: string; back: string }) => (
  <Page title={`Nothing was published here on ${day.words}`} back={back} backText="All lots">
    <EmptyState title="This page was first published after that day">
      <p>
        <a href={href}>See it as it is now</a>
      </p>
    </EmptyState>
    <AsItStood day={day} action={href} />
  </Page>
);
