import { useLoaderData } from "@remix-run/react";
import { guarded } from "#app/access/guard.server.ts";
import { Page } from "#app/ui/page.tsx";

export const handle = { title: "Accessibility statement", cache: [], states: ["filled"] };

export const loader = guarded("public", async ({ frame }) => ({ council: (await frame()).council }));

const PREPARED = "22 November 2026";

export default function Accessibility() {
  const { council } = useLoaderData<typeof loader>();
  return (
    <Page title="Accessibility statement" lead={`For the ${council.serviceName.toLowerCase()} of ${council.name}.`}>
      <p>We want as many people as possible to be able to use this portal. That means that you should be able to:</p>
      <ul className="govuk-list govuk-list--bullet">
        <li>zoom in to 400%, or read on a narrow phone, without scrolling sideways</li>
        <li>do everything with a keyboard alone</li>
        <li>do everything with speech recognition or a screen reader</li>
        <li>do everything with JavaScript switched off</li>
        <li>change colours and text spacing in your browser</li>
      </ul>
      <h2 className="govuk-heading-m">How accessible it is</h2>
      <p>
        We built the portal to meet the Web Content Accessibility Guidelines, version 2.2, level AA. We count it as{" "}
        <strong>partially compliant</strong>: we know of the gaps below, and nobody independent has audited it yet.
      </p>
      <h2 className="govuk-heading-m">What is not accessible</h2>
      <ul className="govuk-list govuk-list--bullet">
        <li>
          Documents that providers upload (policies, certificates, insurance) come as they were made. Many are scans
          that a screen reader can’t read. Ask us and we will tell you what one says.
        </li>
        <li>
          Some tables scroll sideways inside their own box on a screen of middle width. The box can be reached and
          scrolled with the keyboard. On a phone each row becomes a list.
        </li>
        <li>
          A sign-in ends after a time without a click. The warning five minutes before needs JavaScript. What you typed
          is kept for 30 minutes and shown again when you have signed in.
        </li>
      </ul>
      <p>We don’t claim that putting any of this right would be a disproportionate burden.</p>
      <h2 className="govuk-heading-m">How we tested it</h2>
      <p>
        Programs go through the portal’s pages in a real browser each time it changes: with the axe checker’s rules for
        WCAG 2.2 A and AA, in a window 320 pixels wide, by keyboard, and with JavaScript on and off. Such programs find
        only a part of what can be wrong.
      </p>
      <p>
        Not done yet: a manual audit, and tests with disabled people and with assistive technology. This statement will
        change when they are.
      </p>
      <h2 className="govuk-heading-m">Tell us about a problem</h2>
      <p>
        If you can’t use a page, or need something in another form such as large print, easy read or a call, write to{" "}
        <a href={`mailto:${council.email}`}>{council.email}</a> or call {council.phone}. Say which page it is and what
        you need.
      </p>
      <h2 className="govuk-heading-m">If our answer doesn’t help</h2>
      <p>
        The Equality and Human Rights Commission enforces the Public Sector Bodies (Websites and Mobile Applications)
        (No. 2) Accessibility Regulations 2018. If you are not happy with how we answer, contact the{" "}
        <a href="https://www.equalityadvisoryservice.com/">Equality Advisory and Support Service</a>.
      </p>
      <h2 className="govuk-heading-m">This statement</h2>
      <p>Prepared on {PREPARED}. It was written from the results of the tests above, not from an audit.</p>
    </Page>
  );
}
