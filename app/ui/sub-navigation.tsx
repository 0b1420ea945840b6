import type { ReactNode } from "react";

type Props = { label: string; items: readonly { href: string; text: ReactNode; current?: boolean | undefined }[] };

/** The sections of one case, or the states of one list. */
export function SubNavigation({ label, items }: Props) {
  return (
    <nav className="app-sub-navigation" aria-label={label}>
      <ul className="app-sub-navigation__list">
        {items.map(({ href, text, current }) => (
          <li className="app-sub-navigation__item" key={href}>
            <a className="app-sub-navigation__link" href={href} aria-current={current ? "page" : undefined}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
