import type { ReactNode } from "react";
import { BackLink } from "./back-link.tsx";
import { Breadcrumbs, type Crumb } from "./breadcrumbs.tsx";
import { classes } from "./classes.ts";

type Props = {
  /** The h1. Left out where a field's label or legend is the heading. */
  title?: ReactNode;
  /** A line above the h1: which section, which case. */
  caption?: ReactNode;
  back?: string | undefined;
  backText?: string | undefined;
  breadcrumbs?: readonly Crumb[] | undefined;
  /** Above the h1: the error summary, or the banner that says what was just done. */
  summary?: ReactNode;
  /** A first paragraph in larger letters. */
  lead?: ReactNode;
  /** Words and forms read best in two thirds; tables, queues and comparisons need the full width. */
  width?: "two-thirds" | "full" | undefined;
  children?: ReactNode;
};

/** The inside of every page: the way back, the summary, the heading, the content. */
export function Page({
  title,
  caption,
  back,
  backText,
  breadcrumbs,
  summary,
  lead,
  width = "two-thirds",
  children,
}: Props) {
  return (
    <>
      {breadcrumbs ? <Breadcrumbs items={breadcrumbs} /> : null}
      {back ? (
        <nav aria-label="Back">
          <BackLink href={back}>{backText}</BackLink>
        </nav>
      ) : null}
      <main className="govuk-main-wrapper" id="main-content" tabIndex={-1}>
        <div className="govuk-grid-row">
          <div className={classes(width === "full" ? "govuk-grid-column-full" : "govuk-grid-column-two-thirds")}>
            {summary}
            {caption ? <span className="govuk-caption-l">{caption}</span> : null}
            {title ? <h1 className="govuk-heading-l">{title}</h1> : null}
            {lead ? <p className="govuk-body-l">{lead}</p> : null}
            {children}
          </div>
        </div>
      </main>
    </>
  );
}
