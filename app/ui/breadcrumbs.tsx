import type { ComponentPropsWithoutRef, ReactNode } from "react";
import { classes } from "./classes.ts";

export type Crumb = { text: ReactNode; href?: string | undefined } & Omit<ComponentPropsWithoutRef<"a">, "href">;

type Props = ComponentPropsWithoutRef<"nav"> & { items: readonly Crumb[]; collapseOnMobile?: boolean | undefined };

/** Where the page stands; the last one, without an address, is the page itself. */
export function Breadcrumbs({ items, collapseOnMobile, className, ...rest }: Props) {
  const collapse = collapseOnMobile && "govuk-breadcrumbs--collapse-on-mobile";
  return (
    <nav aria-label="Breadcrumb" {...rest} className={classes("govuk-breadcrumbs", className, collapse)}>
      <ol className="govuk-breadcrumbs__list">
        {items.map(({ text, href, ...link }, position) => {
          const key = href ?? position;
          if (!href) {
            return (
              <li className="govuk-breadcrumbs__list-item" aria-current="page" key={key}>
                {text}
              </li>
            );
          }
          return (
            <li className="govuk-breadcrumbs__list-item" key={key}>
              <a {...link} className="govuk-breadcrumbs__link" href={href}>
                {text}
              </a>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
