import type { ComponentPropsWithoutRef, ReactNode } from "react";
import { classes } from "./classes.ts";

export type NavigationItem = {
  text: ReactNode;
  href?: string | undefined;
  /** This is the page. */
  current?: boolean | undefined;
  /** The page is somewhere below this one. */
  active?: boolean | undefined;
} & Omit<ComponentPropsWithoutRef<"a">, "href">;

type Props = ComponentPropsWithoutRef<"section"> & {
  serviceName?: string | undefined;
  serviceHref?: string | undefined;
  items?: readonly NavigationItem[] | undefined;
  navigationLabel?: string | undefined;
  navigationId?: string | undefined;
  navigationClassName?: string | undefined;
  /** After the last item of the list, for instance a button that signs out. */
  navigationEnd?: ReactNode;
};

function Item({ text, href, current, active, ...link }: NavigationItem) {
  const on = current || active;
  const words = on ? <strong className="govuk-service-navigation__active-fallback">{text}</strong> : text;
  const here = on ? (current ? ("page" as const) : ("true" as const)) : undefined;
  return (
    <li className={classes("govuk-service-navigation__item", on && "govuk-service-navigation__item--active")}>
      {href ? (
        <a {...link} className="govuk-service-navigation__link" href={href} aria-current={here}>
          {words}
        </a>
      ) : (
        <span className="govuk-service-navigation__text" aria-current={here}>
          {words}
        </span>
      )}
    </li>
  );
}

/**
 * The service's name and its sections. On a phone they wait behind a menu that opens without a script: a `details`
 * beside the list, which the style sheet hides until it is open.
 */
export function ServiceNavigation(props: Props) {
  const { serviceName, serviceHref, items = [], navigationLabel = "Menu", navigationEnd, ...own } = props;
  const { navigationId = "navigation", navigationClassName, className, ...rest } = own;
  const Box = serviceName ? "section" : "div";
  return (
    <Box
      aria-label={serviceName ? "Service information" : undefined}
      {...rest}
      className={classes("govuk-service-navigation", className)}
    >
      <div className="govuk-width-container">
        <div className="govuk-service-navigation__container">
          {serviceName ? (
            <span className="govuk-service-navigation__service-name">
              {serviceHref ? (
                <a href={serviceHref} className="govuk-service-navigation__link">
                  {serviceName}
                </a>
              ) : (
                <span className="govuk-service-navigation__text">{serviceName}</span>
              )}
            </span>
          ) : null}
          {items.length || navigationEnd ? (
            <nav
              aria-label={navigationLabel}
              className={classes("govuk-service-navigation__wrapper", navigationClassName)}
            >
              {items.length > 1 ? (
                <details className="app-menu">
                  <summary className="app-menu__button">{navigationLabel}</summary>
                </details>
              ) : null}
              <ul className="govuk-service-navigation__list" id={navigationId}>
                {items.map((item, position) => (
                  <Item key={item.href ?? position} {...item} />
                ))}
                {navigationEnd}
              </ul>
            </nav>
          ) : null}
        </div>
      </div>
    </Box>
  );
}
