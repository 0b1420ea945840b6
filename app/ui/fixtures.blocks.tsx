import type { ReactElement, ReactNode } from "react";
import { BackLink } from "./back-link.tsx";
import { Breadcrumbs } from "./breadcrumbs.tsx";
import { Button, ButtonLink } from "./button.tsx";
import { Details } from "./details.tsx";
import { ErrorSummary } from "./error-summary.tsx";
import { attributes, content, level, list, type Options, options, own, raw, text } from "./fixtures.options.ts";
import { Header } from "./header.tsx";
import { InsetText } from "./inset-text.tsx";
import { NotificationBanner } from "./notification-banner.tsx";
import { Pagination, type PaginationItem } from "./pagination.tsx";
import { Panel } from "./panel.tsx";
import { PhaseBanner } from "./phase-banner.tsx";
import { ServiceNavigation } from "./service-navigation.tsx";
import { SkipLink } from "./skip-link.tsx";
import { SummaryList } from "./summary-list.tsx";
import { BareTable } from "./table.tsx";
import { Tag } from "./tag.tsx";
import { TaskList } from "./task-list.tsx";
import { WarningText } from "./warning-text.tsx";

const link = (o: Options) => ({ href: String(o.href ?? ""), ...attributes(o.attributes) });

function actions(value: unknown) {
  return list(options(value).items).map((a) => ({
    ...link(a),
    text: content(a),
    className: text(a.classes),
    visuallyHiddenText: text(a.visuallyHiddenText),
  }));
}

function step(value: unknown) {
  const o = options(value);
  return o.href ? { ...link(o), text: content(o), labelText: text(o.labelText) } : undefined;
}

function cell(value: unknown) {
  const o = options(value);
  const format = o.format === "numeric" ? ("numeric" as const) : undefined;
  const spans = { colSpan: level<number>(o.colspan), rowSpan: level<number>(o.rowspan) };
  return { cell: content(o), format, className: text(o.classes), ...spans, ...attributes(o.attributes) };
}

/** From the options of a fixture to our component: what stands around the fields. */
export const blocks: Record<string, (o: Options) => ReactElement> = {
  "back-link": (o) => (
    <BackLink {...own(o)} href={text(o.href) || "#"}>
      {content(o) ?? "Back"}
    </BackLink>
  ),
  breadcrumbs: (o) => (
    <Breadcrumbs
      {...own(o)}
      {...(o.labelText ? { "aria-label": String(o.labelText) } : {})}
      collapseOnMobile={Boolean(o.collapseOnMobile)}
      items={list(o.items).map((i) => ({ text: content(i), href: text(i.href), ...attributes(i.attributes) }))}
    />
  ),
  button: (o) => {
    const look = o.isStartButton ? ("start" as const) : undefined;
    const words: ReactNode = o.html && look ? <span>{content(o)}</span> : content(o);
    if (o.href)
      return (
        <ButtonLink {...own(o)} href={String(o.href)} look={look}>
          {words}
        </ButtonLink>
      );
    const type = (text(o.type) ?? "submit") as "submit" | "button" | "reset";
    const named = { name: text(o.name), value: text(o.value), disabled: o.disabled === true };
    return (
      <Button {...own(o)} {...named} type={type} look={look}>
        {words}
      </Button>
    );
  },
  details: (o) => (
    <Details {...own(o)} open={Boolean(o.open)} summary={content({ html: o.summaryHtml, text: o.summaryText })}>
      {content(o)}
    </Details>
  ),
  "error-summary": (o) => (
    <ErrorSummary
      {...own(o)}
      title={content({ html: o.titleHtml, text: o.titleText })}
      description={content({ html: o.descriptionHtml, text: o.descriptionText })}
      problems={list(o.errorList).map((e) => ({ name: text(e.href)?.slice(1), message: content(e) }))}
    />
  ),
  "generic-header": (o) => (
    <Header {...own(o)} href={text(o.url) || "/"} containerClassName={text(o.containerClasses) || undefined}>
      {content({ html: o.logoHtml, text: o.logoText })}
    </Header>
  ),
  "inset-text": (o) => <InsetText {...own(o)}>{content(o)}</InsetText>,
  "notification-banner": (o) => (
    <NotificationBanner
      {...own(o)}
      {...(o.role ? { role: String(o.role) } : {})}
      success={o.type === "success"}
      title={content({ html: o.titleHtml, text: o.titleText })}
      titleId={text(o.titleId)}
      titleLevel={level(o.titleHeadingLevel)}
    >
      {o.html ? [raw(o.html)] : text(o.text)}
    </NotificationBanner>
  ),
  pagination: (o) => (
    <Pagination
      {...own(o)}
      {...(o.landmarkLabel ? { "aria-label": String(o.landmarkLabel) } : {})}
      previous={step(o.previous)}
      next={step(o.next)}
      items={
        o.items
          ? list(o.items).map(
              (i): PaginationItem =>
                i.ellipsis
                  ? { ellipsis: true }
                  : {
                      ...link(i),
                      number: String(i.number),
                      current: Boolean(i.current),
                      label: text(i.visuallyHiddenText),
                    },
            )
          : undefined
      }
    />
  ),
  panel: (o) => (
    <Panel {...own(o)} title={content({ html: o.titleHtml, text: o.titleText })} headingLevel={level(o.headingLevel)}>
      {content(o)}
    </Panel>
  ),
  "phase-banner": (o) => {
    const tag = options(o.tag);
    return (
      <PhaseBanner {...own(o)} tag={content(tag)} tagClassName={text(tag.classes)}>
        {content(o)}
      </PhaseBanner>
    );
  },
  "service-navigation": (o) => (
    <ServiceNavigation
      {...own(o)}
      {...(o.ariaLabel ? { "aria-label": String(o.ariaLabel) } : {})}
      serviceName={text(o.serviceName)}
      serviceHref={text(o.serviceUrl)}
      navigationLabel={text(o.navigationLabel) || text(o.menuButtonText)}
      navigationId={text(o.navigationId) || undefined}
      navigationClassName={text(o.navigationClasses)}
      items={list(o.navigation).map((i) => ({
        text: content(i),
        href: text(i.href),
        current: Boolean(i.current),
        active: Boolean(i.active),
        ...attributes(i.attributes),
      }))}
    />
  ),
  "skip-link": (o) => (
    <SkipLink {...own(o)} href={text(o.href) || "#content"}>
      {content(o)}
    </SkipLink>
  ),
  "summary-list": (o) => {
    const card = o.card ? options(o.card) : undefined;
    return (
      <SummaryList
        {...own(o)}
        rows={list(o.rows).map((row) => ({
          key: content(row.key),
          keyClassName: text(options(row.key).classes),
          value: content(row.value),
          valueClassName: text(options(row.value).classes),
          className: text(row.classes),
          actions: actions(row.actions),
          actionsClassName: text(options(row.actions).classes),
        }))}
        card={
          card && {
            title: content(card.title),
            headingLevel: level(options(card.title).headingLevel),
            actions: actions(card.actions),
            className: text(card.classes),
          }
        }
      />
    );
  },
  table: (o) => (
    <BareTable
      {...own(o)}
      caption={text(o.caption)}
      captionClassName={text(o.captionClasses)}
      head={Array.isArray(o.head) ? o.head.map(cell) : undefined}
      rows={Array.isArray(o.rows) ? o.rows.filter(Boolean).map((row: unknown[]) => row.map(cell)) : []}
      firstCellIsHeader={Boolean(o.firstCellIsHeader)}
    />
  ),
  tag: (o) => <Tag {...own(o)}>{content(o)}</Tag>,
  "task-list": (o) => (
    <TaskList
      {...own(o)}
      idPrefix={text(o.idPrefix)}
      items={list(o.items).map((i) => {
        const status = options(i.status);
        const tag = options(status.tag);
        return {
          title: content(i.title),
          titleClassName: text(options(i.title).classes),
          href: text(i.href),
          hint: content(i.hint),
          status: status.tag ? <Tag {...own(tag)}>{content(tag)}</Tag> : content(status),
          statusClassName: text(status.classes),
          className: text(i.classes),
        };
      })}
    />
  ),
  "warning-text": (o) => (
    <WarningText {...own(o)} hiddenText={text(o.iconFallbackText) || undefined}>
      {content(o)}
    </WarningText>
  ),
};
