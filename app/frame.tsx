import type { ReactNode } from "react";
import type { RootData } from "#app/context.ts";
import { unnamedCouncil } from "#app/domain/unnamed-council.ts";
import { paths } from "#app/paths.ts";
import { classes } from "#app/ui/classes.ts";
import { Footer } from "#app/ui/footer.tsx";
import { Header } from "#app/ui/header.tsx";
import { PhaseBanner } from "#app/ui/phase-banner.tsx";
import { ServiceNavigation } from "#app/ui/service-navigation.tsx";
import { SkipLink } from "#app/ui/skip-link.tsx";
import { StaySignedIn } from "./stay-signed-in.tsx";

/** The frame when not even the council's name could be read. */
export const withoutData: RootData = {
  council: unnamedCouncil,
  nav: [],
  demo: false,
  unscanned: false,
  nonce: "",
  requestId: "",
};

const support = [
  { href: paths.help(), text: "Help" },
  { href: paths.privacy(), text: "Privacy" },
  { href: paths.cookies(), text: "Cookies" },
  { href: paths.concern(), text: "Tell us that you are worried" },
  { href: paths.accessibility(), text: "Accessibility statement" },
];

/** Header, navigation, banners and footer around a page. */
export function Frame({
  root,
  className,
  children,
}: {
  root: RootData;
  className?: string | undefined;
  children: ReactNode;
}) {
  const { council, person, nav } = root;
  return (
    <>
      <SkipLink />
      <header className="govuk-template__header">
        <Header end={person ? <Account {...person} /> : null}>{council.name}</Header>
        <ServiceNavigation serviceName={council.serviceName} serviceHref={paths.home()} items={nav} />
        <Banner root={root} />
      </header>
      <div className={classes("app-body", className)}>
        <div className="govuk-width-container">{children}</div>
      </div>
      <footer className="govuk-template__footer">
        <Footer links={support}>
          {council.name}
          {council.email ? (
            <>
              {" · "}
              <a className="govuk-footer__link" href={`mailto:${council.email}`}>
                {council.email}
              </a>
            </>
          ) : null}
          {council.phone ? ` · ${council.phone}` : null}
        </Footer>
      </footer>
      {root.signInEnd ? <StaySignedIn end={root.signInEnd} /> : null}
    </>
  );
}

function Account({ name, actsFor }: NonNullable<RootData["person"]>) {
  return (
    <form className="app-account" method="post" action={paths.signOut()}>
      <span>
        <span className="govuk-visually-hidden">Signed in as </span>
        <a className="app-account__link" href={paths.account.home()}>
          {name}
        </a>
        {actsFor ? (
          <>
            {" for "}
            <a className="app-account__link" href={paths.account.providers()}>
              {actsFor}
            </a>
          </>
        ) : null}
      </span>
      <button type="submit" className="app-account__button">
        Sign out
      </button>
    </form>
  );
}

/** One line about what kind of installation this is: of its first screen a phone has none to spare. */
function Banner({ root: { demo, inboxUrl, unscanned } }: { root: RootData }) {
  if (!demo && !unscanned) return null;
  return (
    <div className="app-banner">
      {demo ? (
        <PhaseBanner tag="Demonstration">
          Nothing is real{unscanned ? ", files are not virus-checked" : null}.{" "}
          {inboxUrl ? (
            <a className="govuk-link" href={inboxUrl}>
              See its mail
            </a>
          ) : null}
        </PhaseBanner>
      ) : (
        <PhaseBanner tag="Files">
          Uploaded files are not checked for viruses here. Take care when you open one.
        </PhaseBanner>
      )}
    </div>
  );
}
