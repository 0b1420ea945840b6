import { type ComponentPropsWithoutRef, forwardRef, type ReactNode } from "react";
import { classes } from "./classes.ts";
import { placed } from "./placed.ts";

/** One problem on a form: the field's name, which is its id, and the sentence that stands beside the field. No name: no link. */
export type Problem = { name?: string | undefined; message: ReactNode };

export type ErrorSummaryProps = Omit<ComponentPropsWithoutRef<"div">, "title"> & {
  title?: ReactNode;
  description?: ReactNode;
  problems: readonly Problem[];
};

/** Every problem on the page with a link to its field. Stands above the h1; draws nothing when there is no problem. */
export const ErrorSummary = forwardRef<HTMLDivElement, ErrorSummaryProps>(function ErrorSummary(props, ref) {
  const { title = "There is a problem", description, problems, className, ...rest } = props;
  if (problems.length === 0) return null;
  return (
    // biome-ignore lint/a11y/noAutofocus: the summary takes focus when the page opens, without a script (GOV.UK's pattern)
    <div {...rest} ref={ref} tabIndex={-1} autoFocus className={classes("govuk-error-summary", className)}>
      {/* The alert is a child: with focus and alert on one element, screen readers drop part of it. */}
      <div role="alert">
        <h2 className="govuk-error-summary__title">{title}</h2>
        <div className="govuk-error-summary__body">
          {description ? <p>{description}</p> : null}
          <ul className="govuk-list govuk-error-summary__list">
            {placed(problems).map(({ place, item: { name, message } }) => (
              <li key={place}>{name ? <a href={`#${name}`}>{message}</a> : message}</li>
            ))}
          </ul>
        </div>
      </div>
    </div>
  );
});
