import type { Actor } from "#app/access/actor.ts";
import { can } from "#app/access/policy.ts";
import type { Council, NavItem, RootData, SignInEnd } from "#app/context.ts";
import { paths } from "#app/paths.ts";

/** Where this person may go, in the order in which their work comes. */
export function navFor(actor: Actor, pathname: string): NavItem[] {
  const items =
    actor.kind === "provider" ? providerNav(actor) : actor.kind === "council" ? councilNav(actor) : publicNav;
  return items.map((item) => ({ ...item, current: isCurrent(item.href, pathname) }));
}

/** The pages below which all others of an audience stand. */
const homes = [paths.home(), paths.provider.home(), paths.admin.home(), paths.school.home(), paths.panel.home()];

const isCurrent = (href: string, pathname: string): boolean =>
  homes.includes(href) ? pathname === href : pathname === href || pathname.startsWith(`${href}/`);

const publicNav: NavItem[] = [
  { href: paths.findProvision(), text: "Find provision" },
  { href: paths.lots(), text: "Lots" },
  { href: paths.register(), text: "Register" },
  { href: paths.signIn(), text: "Sign in" },
];

function providerNav(actor: Actor): NavItem[] {
  const { provider } = paths;
  return [
    { href: provider.home(), text: "Home" },
    { href: provider.standing(), text: "Standing" },
    { href: provider.applications(), text: "Applications" },
    { href: provider.evidence(), text: "Evidence" },
    ...(can(actor, "request.read") ? [{ href: provider.requests(), text: "Referrals" }] : []),
    { href: provider.staff(), text: "Staff" },
    { href: provider.placements(), text: "Placements" },
    { href: provider.invoices(), text: "Invoices" },
    { href: provider.messages(), text: "Messages" },
  ];
}

/** As many as stand in one row on a desktop. Whoever has more work than that reaches question sets from the lots. */
const MOST_IN_A_ROW = 7;

function councilNav(actor: Actor): NavItem[] {
  const { admin, school, panel } = paths;
  const outside = [
    ...(can(actor, "school.home") ? [{ href: school.home(), text: "Home" }] : []),
    ...(can(actor, "panel.home") ? [{ href: panel.home(), text: "Home" }] : []),
  ];
  // Whoever works for the council itself reaches the public pages from the home page, by the service's name.
  if (!can(actor, "council.home"))
    return [
      ...outside,
      { href: paths.findProvision(), text: "Find provision" },
      // No word of procurement on young people's pages.
      ...(can(actor, "panel.home") ? [] : [{ href: paths.lots(), text: "Lots" }]),
    ];
  const items = [
    ...outside,
    ...(can(actor, "council.home") ? [{ href: admin.home(), text: "Home" }] : []),
    ...(can(actor, "application.review-queue") ? [{ href: admin.applications(), text: "Applications" }] : []),
    ...(can(actor, "lot.read") ? [{ href: admin.lots(), text: "Lots" }] : []),
    ...(can(actor, "provider.read") ? [{ href: admin.providers(), text: "Providers" }] : []),
    ...(can(actor, "referral.list") ? [{ href: admin.referrals(), text: "Referrals" }] : []),
    ...(can(actor, "placement.list") ? [{ href: admin.placements(), text: "Placements" }] : []),
    ...(can(actor, "invoice.list") ? [{ href: admin.invoices(), text: "Invoices" }] : []),
    ...(can(actor, "joining.decide") ? [{ href: admin.joiningRequests(), text: "Accounts" }] : []),
    ...(can(actor, "person.read") ? [{ href: admin.people(), text: "People" }] : []),
    ...(can(actor, "mail.read") ? [{ href: admin.messages(), text: "Messages" }] : []),
    ...(can(actor, "audit.read") ? [{ href: admin.audit(), text: "Audit" }] : []),
  ];
  if (!can(actor, "question-set.read") || items.length >= MOST_IN_A_ROW) return items;
  const afterLots = items.findIndex(({ href }) => href === admin.lots()) + 1;
  return items.toSpliced(afterLots, 0, { href: admin.questionSets(), text: "Question sets" });
}

/** What the page frame shows to this actor at this address. */
export function frameFor(
  actor: Actor,
  pathname: string,
  settings: {
    council: Council;
    demo: boolean;
    signInEnd?: SignInEnd | undefined;
    inboxUrl?: string;
    unscanned: boolean;
    nonce: string;
    requestId: string;
  },
): RootData {
  const signedIn = actor.kind === "provider" || actor.kind === "council";
  return {
    ...settings,
    nav: navFor(actor, pathname),
    unscanned: settings.unscanned && signedIn,
    person: signedIn
      ? { name: actor.name, area: actor.kind, actsFor: actor.kind === "provider" ? actor.providerName : undefined }
      : undefined,
    signInEnd: signedIn ? settings.signInEnd : undefined,
  };
}
