import type { ReactNode } from "react";

type Props = { links: readonly { href: string; text: string }[]; children?: ReactNode };

/** Links to help and to the pages that the law asks for, and who runs the service. */
export function Footer({ links, children }: Props) {
  return (
    <div className="govuk-footer">
      <div className="govuk-width-container">
        <div className="govuk-footer__meta">
          <div className="govuk-footer__meta-item govuk-footer__meta-item--grow">
            <h2 className="govuk-visually-hidden">Support links</h2>
            <ul className="govuk-footer__inline-list">
              {links.map(({ href, text }) => (
                <li className="govuk-footer__inline-list-item" key={href}>
                  <a className="govuk-footer__link" href={href}>
                    {text}
                  </a>
                </li>
              ))}
            </ul>
            {children ? <div className="govuk-footer__meta-custom">{children}</div> : null}
          </div>
        </div>
      </div>
    </div>
  );
}
