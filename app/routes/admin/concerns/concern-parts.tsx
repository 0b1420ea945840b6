import type { ReactNode } from "react";
import type { Fact } from "#app/domain/concerns/concern.ts";
import type { ConcernInWords } from "#app/domain/concerns/concern-page.ts";
import type { FormState } from "#app/forms/form-state.ts";
import { SubmissionKey } from "#app/forms/hidden.tsx";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { Pagination, pageItems } from "#app/ui/pagination.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { Table } from "#app/ui/table.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { Textarea } from "#app/ui/textarea.tsx";
import { Timeline } from "#app/ui/timeline.tsx";

type View = { view: ConcernInWords };
type Does = { handles: boolean; names: boolean; suspends: boolean; stops: boolean };

/** What can be done about it now, by this officer. */
export function Deeds({ view, does }: View & { does: Does }) {
  const { admin } = paths;
  const { id, stage, providerId } = view;
  const open = stage !== "closed" && stage !== "raised";
  const links = [
    ...(does.handles && stage === "raised"
      ? [{ href: admin.concernDeed(id, "triage"), text: "Look at it: how serious, about whom" }]
      : []),
    ...(does.handles && open
      ? [{ href: admin.concernDeed(id, "triage"), text: "Look at it again: correct the provider, level or allegation" }]
      : []),
    ...(does.handles && open && providerId
      ? [{ href: admin.concernDeed(id, "links"), text: "Say which lots, placements and people it is about" }]
      : []),
    ...(does.handles && stage !== "closed"
      ? [{ href: admin.concernDeed(id, "record"), text: "Record a strategy discussion or the LADO" }]
      : []),
    ...(does.handles && open && providerId
      ? [
          {
            href: admin.concernDeed(id, "hold"),
            text: view.holds.length > 0 ? "Hold to protect, or lift the hold" : "Hold to protect, at once",
          },
        ]
      : []),
    ...(does.stops && open ? [{ href: admin.newStaffStop(view.ref), text: "Stop a worker at every provider" }] : []),
    ...(does.suspends && open && providerId
      ? [{ href: admin.newSuspension(providerId, id), text: "Suspend or remove the provider" }]
      : []),
    ...(does.handles && stage !== "raised"
      ? [
          {
            href: admin.concernDeed(id, "stage"),
            text: stage === "closed" ? "Open it again" : "Next stage, or close it",
          },
        ]
      : []),
    ...(does.names ? [{ href: admin.concernDeed(id, "people"), text: "Name who may read it" }] : []),
  ];
  if (links.length === 0) return null;
  return (
    <>
      <h2 className="govuk-heading-m">What you can do</h2>
      <ul className="govuk-list">
        {links.map(({ href, text }) => (
          <li key={href}>
            <Link href={href}>{text}</Link>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Where it stands, and whom it is about. */
export function Facts({ view }: View) {
  return (
    <SummaryList
      rows={[
        { key: "Stage", value: <Tag colour={view.tag.colour}>{view.tag.text}</Tag> },
        { key: "Level", value: view.level ? <Tag colour={view.level.colour}>{view.level.text}</Tag> : "Not set yet" },
        { key: "Reported", value: view.reported },
        ...(view.escalated ? [{ key: "Gone to the directors", value: view.escalated }] : []),
        {
          key: "Provider",
          value: view.providerId ? (
            <Link href={paths.admin.provider(view.providerId)}>{view.provider}</Link>
          ) : (
            "Not chosen"
          ),
        },
        ...(view.lots.length > 0 ? [{ key: "Lots", value: view.lots.join(", ") }] : []),
        ...(view.placements.length > 0
          ? [
              {
                key: "Placements",
                value: view.placements.map(({ id, ref }) => (
                  <div key={id}>
                    <Link href={paths.admin.placement(id)}>{ref}</Link>
                  </div>
                )),
              },
            ]
          : []),
        ...(view.workers.length > 0 ? [{ key: "Workers", value: view.workers.join(", ") }] : []),
        ...(view.lado ? [{ key: "LADO", value: view.lado }] : []),
        ...view.holds.map(({ lot, since }) => ({ key: "On hold", value: `${lot}, since ${since}` })),
        ...view.suspensions.map(({ id, noun, state }) => ({
          key: noun,
          value: <Link href={paths.admin.suspension(id)}>{state}</Link>,
        })),
      ]}
    />
  );
}

const Link = ({ href, children }: { href: string; children: ReactNode }) => (
  <a className="govuk-link" href={href}>
    {children}
  </a>
);

/** What was reported, in the reporter's words. */
export function Reported({ view }: View) {
  return (
    <>
      <h2 className="govuk-heading-m">What was reported</h2>
      <SummaryList
        rows={[
          ...view.report.map(({ label, value }) => ({
            key: label === "Your name" ? "Who reported it" : label === "How to reach you" ? "How to reach them" : label,
            value: <span className="app-answer">{value}</span>,
          })),
          ...(view.anonymous ? [{ key: "Who reported it", value: "They stay anonymous" }] : []),
        ]}
      />
    </>
  );
}

const said = (facts: readonly Fact[]) =>
  facts.map(({ label, value }) => (
    <p className="govuk-body app-answer" key={label}>
      {label === "Note" ? value : `${label}: ${value}`}
    </p>
  ));

/** Leads to the other pages of one of the concern's two long lists; the other list stays where it is. */
function More({ view, list, label }: View & { list: "entries" | "openings"; label: string }) {
  const { page, pages } = view.pages[list];
  if (pages === 1) return null;
  const hrefOf = (to: number) => {
    const at = { done: view.pages.entries.page, opened: view.pages.openings.page };
    return paths.admin.concern(view.id, list === "entries" ? { ...at, done: to } : { ...at, opened: to });
  };
  return <Pagination aria-label={label} items={pageItems(page, pages, hrefOf)} />;
}

/** Everything that was done and noted, newest first. Nobody changes it. */
export function Record({ view }: View) {
  return (
    <>
      <h2 className="govuk-heading-m">What was done</h2>
      {view.entries.length === 0 ? (
        <p className="govuk-body">Nothing yet.</p>
      ) : (
        <Timeline
          label="What was done"
          events={view.entries.map(({ title, by, date, dateTime, facts }) => ({
            ...{ title, by, date, dateTime },
            description: said(facts),
          }))}
        />
      )}
      <More view={view} list="entries" label="Pages of what was done" />
    </>
  );
}

/** Where any reader adds a note. */
export function NoteForm({ form, submissionKey }: { form: FormState; submissionKey: string }) {
  return (
    <form method="post" noValidate>
      <SubmissionKey value={form.text("submissionKey") ?? submissionKey} />
      <Textarea
        {...form.field("note")}
        label="Add a note"
        hint="It stays as you write it, with your name and the time"
      />
      <Button look="secondary">Add the note</Button>
    </form>
  );
}

/** Who may read it beside the quality leads. */
export function Readers({ view }: View) {
  return (
    <>
      <h2 className="govuk-heading-m">Who may read this</h2>
      <p className="govuk-body">
        Quality leads
        {view.readers.length > 0 ? ", and those who are named here." : ". Nobody else is named."}
      </p>
      {view.readers.length > 0 ? (
        <ul className="govuk-list govuk-list--bullet">
          {view.readers.map(({ id, name, since }) => (
            <li key={id}>
              {name}, named at {since}
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}

/** Who has opened this page, newest first. */
export function Openings({ view }: View) {
  return (
    <>
      <Table
        caption="Who opened this page"
        captionClassName="govuk-table__caption--m"
        head={["Who", "When"]}
        rows={view.openings.map(({ name, at }) => [name, at])}
      />
      <More view={view} list="openings" label="Pages of who opened this page" />
    </>
  );
}
