import type { ComponentPropsWithoutRef, ReactNode } from "react";
import { classes } from "./classes.ts";
import { placed } from "./placed.ts";

type Step = ComponentPropsWithoutRef<"a"> & { href: string; text?: ReactNode; labelText?: string | undefined };
export type PaginationItem =
  | { ellipsis: true }
  | (ComponentPropsWithoutRef<"a"> & {
      number: number | string;
      href: string;
      current?: boolean | undefined;
      label?: string;
    });

type Props = ComponentPropsWithoutRef<"nav"> & {
  previous?: Step | undefined;
  next?: Step | undefined;
  items?: readonly PaginationItem[] | undefined;
};

const arrows = {
  prev: "m6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z",
  next: "m8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z",
};

function Arrow({ way }: { way: "prev" | "next" }) {
  return (
    <svg
      className={`govuk-pagination__icon govuk-pagination__icon--${way}`}
      xmlns="http://www.w3.org/2000/svg"
      height="13"
      width="15"
      aria-hidden="true"
      focusable="false"
      viewBox="0 0 15 13"
    >
      <path d={arrows[way]} />
    </svg>
  );
}

function StepLink({ way, block, ...step }: Step & { way: "prev" | "next"; block: boolean }) {
  const { text, labelText, className: _own, ...link } = step;
  const first = block || way === "prev";
  return (
    <div className={`govuk-pagination__${way}`}>
      <a {...link} className="govuk-link govuk-pagination__link" rel={way}>
        {first ? <Arrow way={way} /> : null}
        <span
          className={classes(
            "govuk-pagination__link-title",
            block && !labelText && "govuk-pagination__link-title--decorated",
          )}
        >
          {text ?? (
            <>
              {way === "prev" ? "Previous" : "Next"}
              <span className="govuk-visually-hidden"> page</span>
            </>
          )}
        </span>
        {labelText && block ? (
          <>
            <span className="govuk-visually-hidden">:</span>
            <span className="govuk-pagination__link-label">{labelText}</span>
          </>
        ) : null}
        {first ? null : <Arrow way={way} />}
      </a>
    </div>
  );
}

function PageLink({ item }: { item: PaginationItem }) {
  if ("ellipsis" in item) return <li className="govuk-pagination__item govuk-pagination__item--ellipsis">⋯</li>;
  const { number, current, label = `Page ${number}`, href, ...link } = item;
  return (
    <li className={classes("govuk-pagination__item", current && "govuk-pagination__item--current")}>
      <a
        {...link}
        href={href}
        className="govuk-link govuk-pagination__link"
        aria-label={label}
        aria-current={current ? "page" : undefined}
      >
        {number}
      </a>
    </li>
  );
}

/** The pages of a long list, or the step before and after. */
export function Pagination({ previous, next, items, className, ...rest }: Props) {
  const block = !items && Boolean(next || previous);
  return (
    <nav
      aria-label="Pagination"
      {...rest}
      className={classes("govuk-pagination", block && "govuk-pagination--block", className)}
    >
      {previous ? <StepLink {...previous} way="prev" block={block} /> : null}
      {items ? (
        <ul className="govuk-pagination__list">
          {placed(items).map(({ place, item }) => (
            <PageLink key={place} item={item} />
          ))}
        </ul>
      ) : null}
      {next ? <StepLink {...next} way="next" block={block} /> : null}
    </nav>
  );
}

/** Which pages to link: the first, the last, and those around the current one, with gaps marked. Pages count from 1. */
export function pageItems(current: number, last: number, hrefOf: (page: number) => string): PaginationItem[] {
  const shown = [...new Set([1, current - 1, current, current + 1, last])].filter((page) => page >= 1 && page <= last);
  return shown.flatMap((page, position): PaginationItem[] => {
    const gap = position > 0 && page - (shown[position - 1] ?? page) > 1;
    const link = { number: page, href: hrefOf(page), current: page === current };
    return gap ? [{ ellipsis: true }, link] : [link];
  });
}
