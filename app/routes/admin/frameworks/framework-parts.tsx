import type { SerializeFrom } from "@remix-run/node";
import { Form } from "@remix-run/react";
import { useFormState } from "#app/forms/form-state.ts";
import { SubmissionKey, Version } from "#app/forms/hidden.tsx";
import { paths } from "#app/paths.ts";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { Checkboxes } from "#app/ui/checkboxes.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { Table } from "#app/ui/table.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { OpenTag } from "../../open-tag.tsx";
import type { loader } from "./framework.tsx";

type Facts = Omit<SerializeFrom<typeof loader>, "opened">;
type Missing = Facts["missing"][number];

function placeOf({ id, name }: Facts["framework"], { what, part, lotId }: Missing): string {
  if (what === "details") return paths.admin.frameworkDetails(id, part ?? "about");
  if (what === "lot") return paths.admin.frameworkLot(id, lotId ?? "new");
  if (what === "documents") return paths.admin.lotDocuments(lotId ?? "");
  if (what === "questions") return `${paths.admin.questionSets()}?${new URLSearchParams({ q: name })}`;
  return what === "basis" ? paths.admin.basis(id) : paths.admin.signOff(id);
}

/** What stands in the way of opening a draft, each with its place; or the button that opens it. */
export function Opening({ framework, missing, may, submissionKey }: Facts) {
  const { error, list, text } = useFormState();
  if (missing.length > 0)
    return (
      <>
        <h2 className="govuk-heading-m">Before it opens</h2>
        <ul className="govuk-list govuk-list--bullet">
          {missing.map((one) => (
            <li key={one.message}>
              {may.edit || (one.what !== "details" && one.what !== "lot") ? (
                <a className="govuk-link" href={placeOf(framework, one)}>
                  {one.message}
                </a>
              ) : (
                one.message
              )}
            </li>
          ))}
        </ul>
      </>
    );
  if (!may.edit) return <p className="govuk-body">Everything is there: a commissioner can open it.</p>;
  return (
    <Form method="post" noValidate>
      <h2 className="govuk-heading-m">Open the framework</h2>
      <p className="govuk-body">
        Everything is there and signed off. Opening makes its page public as it stands. Its lots stay closed until you
        announce a round.
      </p>
      <SubmissionKey value={text("submissionKey") ?? submissionKey} />
      <Version value={framework.version} />
      <Checkboxes
        name="confirm"
        error={error("confirm")}
        values={list("confirm")}
        legend="Are you sure?"
        legendProps={{ size: "s" }}
        items={[{ value: "yes", label: "It can be opened" }]}
      />
      <Button>Open the framework</Button>
    </Form>
  );
}

/** The forms of what is said about it. */
export function Parts({ framework, parts, may }: Facts) {
  return (
    <>
      <h2 className="govuk-heading-m">What is said about it</h2>
      <SummaryList
        rows={parts.map(({ part, title, complete }) => ({
          key: title,
          value: complete ? "Complete" : <Tag colour="yellow">Incomplete</Tag>,
          actions: may.edit
            ? [
                {
                  href: paths.admin.frameworkDetails(framework.id, part),
                  text: "Change",
                  visuallyHiddenText: title.toLowerCase(),
                },
              ]
            : [],
        }))}
      />
    </>
  );
}

/** Its lots, and where each is changed. */
export function LotsPart({ framework, lots, may }: Facts) {
  return (
    <>
      <h2 className="govuk-heading-m">Lots</h2>
      {lots.length === 0 ? (
        <EmptyState title="It has no lots yet" />
      ) : (
        <Table
          caption="Lots of this framework"
          captionHidden
          firstCellIsHeader
          head={["Lot", "State", "Documents", "What is said about it"]}
          rows={lots.map((lot) => [
            <a className="govuk-link" href={paths.admin.lot(lot.id)} key={lot.id}>
              {lot.number}. {lot.name}
            </a>,
            <span key="state">
              <OpenTag lot={lot} />
              {lot.closes ? ` until ${lot.closes}` : null}
            </span>,
            <a className="govuk-link" href={paths.admin.lotDocuments(lot.id)} key="documents">
              {lot.versions}
              <span className="govuk-visually-hidden"> of {lot.name}</span>
            </a>,
            may.edit ? (
              <a className="govuk-link" href={paths.admin.frameworkLot(framework.id, lot.id)} key="change">
                Change<span className="govuk-visually-hidden"> {lot.name}</span>
              </a>
            ) : (
              ""
            ),
          ])}
        />
      )}
      {may.edit ? (
        <ButtonLink look="secondary" href={paths.admin.frameworkLot(framework.id, "new")}>
          Add a lot
        </ButtonLink>
      ) : null}
    </>
  );
}

/** On what law it stands, as recorded. */
export function BasisPart({ framework, basis, change }: Facts) {
  return (
    <>
      <h2 className="govuk-heading-m">Legal basis</h2>
      {basis ? (
        <p className="govuk-body">
          {basis.name}, from {basis.from}. Recorded risk: {basis.risk}
        </p>
      ) : (
        <p className="govuk-body">No legal basis is recorded, so nothing can be opened.</p>
      )}
      {change ? (
        <p className="govuk-body">
          <strong>
            It changes on {change.from} to: {change.name}, if it is approved.
          </strong>
        </p>
      ) : null}
      <p className="govuk-body">
        <a className="govuk-link" href={paths.admin.basis(framework.id)}>
          What it allows, its history and changes
        </a>
      </p>
    </>
  );
}

export const roundStates = {
  waiting: { text: "Announced", colour: "blue" },
  open: { text: "Open", colour: "green" },
  closed: { text: "Over", colour: "grey" },
  cancelled: { text: "Called off", colour: "red" },
} as const;

/** The rounds of applications that were announced. */
export function RoundsPart({ framework, rounds, may }: Facts) {
  return (
    <>
      <h2 className="govuk-heading-m">Rounds of applications</h2>
      {rounds.length === 0 ? (
        <EmptyState title="No round was announced yet" />
      ) : (
        <Table
          caption="Rounds of this framework"
          captionHidden
          firstCellIsHeader
          head={["Lots", "State", "Opens", "Closes"]}
          rows={rounds.map(({ id, lots, state, opens, closes }) => [
            <a className="govuk-link" href={paths.admin.round(id)} key={id}>
              {lots}
            </a>,
            <Tag colour={roundStates[state].colour} key="state">
              {roundStates[state].text}
            </Tag>,
            opens,
            closes,
          ])}
        />
      )}
      {may.rounds ? <ButtonLink href={paths.admin.newRound(framework.id)}>Open lots</ButtonLink> : null}
    </>
  );
}

/** How it stood before, each with a link to the public page of that day. */
export function Versions({ framework, versions }: Facts) {
  return (
    <>
      <h2 className="govuk-heading-m">What was changed, and why</h2>
      <Table
        caption="Versions of what is public"
        captionHidden
        firstCellIsHeader
        head={["Version", "Since", "Why", "By"]}
        rows={versions.map(({ number, at, on, why, by }) => [
          <a className="govuk-link" href={paths.framework(framework.slug, on)} key={number}>
            Version {number}
          </a>,
          at,
          why,
          by,
        ])}
      />
    </>
  );
}
