import type { ReactNode } from "react";
import { Button } from "./button.tsx";
import { classes } from "./classes.ts";

type Props = {
  /** Where the list is: the form asks the same address with the answers as parameters. */
  action: string;
  /** What is narrowed down, for instance "Filter the list". */
  title?: string;
  /** Each filter in use, with the address of the list without it. */
  chosen?: readonly { text: string; removeHref: string }[];
  buttonText?: string;
  /** Whether the filters stand above the list on a wide screen too, so that a table of many columns has all of it. */
  above?: boolean;
  /** The fields. */
  fields: ReactNode;
  /** The list. */
  children: ReactNode;
};

/** A list with its filters beside it, above it on a phone or where the list is wide. A plain form: nothing reloads until it is sent. */
export function Filter({
  action,
  title = "Filter",
  chosen = [],
  buttonText = "Apply filters",
  above = false,
  fields,
  children,
}: Props) {
  return (
    <div className={classes("app-filter-layout", above && "app-filter-layout--above")}>
      <form className="app-filter" method="get" action={action} aria-label={title}>
        <h2 className="app-filter__title govuk-heading-m">{title}</h2>
        {chosen.length ? (
          <div className="app-filter__chosen">
            <h3 className="govuk-heading-s">Filters in use</h3>
            <ul className="app-filter__tags">
              {chosen.map(({ text, removeHref }) => (
                <li key={removeHref}>
                  <a className="app-filter__tag" href={removeHref}>
                    <span className="govuk-visually-hidden">Remove filter </span>
                    {text}
                  </a>
                </li>
              ))}
            </ul>
            <p className="govuk-body-s">
              <a className="govuk-link" href={action}>
                Clear all filters
              </a>
            </p>
          </div>
        ) : null}
        <div className="app-filter__fields">{fields}</div>
        <Button className="govuk-!-margin-bottom-0">{buttonText}</Button>
      </form>
      <div className="app-filter-layout__list">{children}</div>
    </div>
  );
}
