import { Link } from "@remix-run/react";
import { useEffect, useRef } from "react";
import type { CheckView } from "#app/domain/reviews/section-view.server.ts";
import type { Theirs } from "#app/domain/reviews/stale-checks.ts";
import type { FormState } from "#app/forms/form-state.ts";
import { type Running, type SavedCheck, useAutosave } from "#app/forms/use-autosave.ts";
import { paths } from "#app/paths.ts";
import { Radios } from "#app/ui/radios.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { Textarea } from "#app/ui/textarea.tsx";
import { Asked, Changed, Found, StaleCheck } from "./check-parts.tsx";
import { shownAt } from "./evidence-pane.tsx";
import { Given } from "./section-parts.tsx";

type Props = {
  applicationId: string;
  sectionId: string;
  check: CheckView;
  position: number;
  form: FormState;
  reviewing: boolean;
  asks: boolean;
  sentAt: string;
  theirs: Theirs | undefined;
  /** Whether the reviewer wants to ask the provider first and has not. */
  toWrite: boolean;
  onSaved: (answer: SavedCheck) => void;
  running: Running;
};

/** One check: the answer, what it rests on, what changed, and what the reviewer finds. */
export function CheckRow(props: Props) {
  const { applicationId, sectionId, check, position, reviewing, asks, toWrite } = props;
  const { id, label, from, given, answered, brought, outcome, reason, documents, changed, asked, others, mine } = check;
  const { failsRule } = check;
  const heading = `check-${position + 1}`;
  return (
    <fieldset className="govuk-fieldset app-check" aria-labelledby={heading} tabIndex={-1} data-check={id}>
      <h3 className="govuk-heading-s govuk-!-margin-bottom-1" id={heading}>
        {label}
      </h3>
      <p className="govuk-hint govuk-!-font-size-16 govuk-!-margin-bottom-2">From: {from}</p>
      {answered ? (
        <Given given={given} />
      ) : (
        <p className="govuk-body">
          The form does not ask this: confirm it with the provider, or read it in a document.
        </p>
      )}
      {brought ? <p className="govuk-body-s govuk-!-margin-bottom-2">{brought}</p> : null}
      <p className="govuk-body-s govuk-!-margin-bottom-2">
        <Tag colour={outcome.colour}>{outcome.text}</Tag> {reason}
      </p>
      {documents.length > 0 ? (
        <ul className="govuk-list govuk-body-s">
          {documents.map((document) => (
            <li key={document.id}>
              <Link
                className="govuk-link"
                to={shownAt({ applicationId, sectionId }, document.id)}
                preventScrollReset
                data-evidence
              >
                Show {document.name}, version {document.version}
              </Link>
              {document.brought ? <div>{document.brought}</div> : null}
            </li>
          ))}
        </ul>
      ) : null}
      <Asked applicationId={applicationId} asked={asked} />
      <Found found={others} />
      {reviewing && !failsRule ? (
        <Finding {...props} />
      ) : (
        <>
          {changed ? <Changed changed={changed} /> : null}
          {mine ? <Found found={[mine]} /> : null}
        </>
      )}
      {reviewing && failsRule ? (
        <p className="govuk-body-s">
          Not met by the portal’s rule: this stands as it is, and the section fails until the answer changes.
        </p>
      ) : null}
      {asks ? (
        <p className="govuk-body-s govuk-!-margin-bottom-0">
          {toWrite ? (
            <>
              <Tag colour="orange">Not asked yet</Tag>{" "}
            </>
          ) : null}
          <a className="govuk-link" href={paths.admin.askProvider(applicationId, id)} data-ask>
            {toWrite ? "Write the question" : "Ask the provider"}
            <span className="govuk-visually-hidden"> about: {label}</span>
          </a>
        </p>
      ) : null}
    </fieldset>
  );
}

/** What the reviewer finds, saved by itself wherever a script runs. */
function Finding({ applicationId, sectionId, check, position, form, sentAt, theirs, onSaved, running }: Props) {
  const { id, label, mine, changed } = check;
  const box = useRef<HTMLDivElement>(null);
  const name = (field: string) => `checks.${position}.${field}`;
  const known = Number(form.text(name("version")) ?? mine?.version ?? 0);
  const { saving, version, save, saveSoon, saveNow } = useAutosave(
    paths.admin.applicationChecks(applicationId, sectionId),
    known,
    (version) => {
      const chosen = box.current?.querySelector<HTMLInputElement>("input:checked");
      const comment = box.current?.querySelector("textarea")?.value ?? "";
      const fields = { sentAt, "checks.0.questionId": id, "checks.0.comment": comment };
      return new URLSearchParams({
        ...{ ...fields, "checks.0.version": String(version) },
        ...(chosen ? { "checks.0.result": chosen.value } : {}),
      });
    },
    running,
  );
  const { answer } = saving;
  useEffect(() => {
    if (answer?.state) onSaved(answer);
  }, [answer, onSaved]);
  const clash = saving.status === "stale" ? saving.answer?.theirs : theirs;
  const still = changed && (answer?.state === undefined || answer.state === "changed");
  return (
    <div ref={box}>
      {still ? <Changed changed={changed} said={mine?.words} /> : null}
      {clash ? <StaleCheck theirs={clash} here={paths.admin.applicationSection(applicationId, sectionId)} /> : null}
      <input type="hidden" name={name("questionId")} value={id} />
      <input type="hidden" name={name("version")} value={version} />
      <Radios
        name={name("result")}
        className="govuk-radios--small govuk-radios--inline"
        legend={
          <>
            Your finding<span className="govuk-visually-hidden"> on: {label}</span>
          </>
        }
        items={results}
        inputProps={() => ({ onChange: () => save() })}
        value={form.text(name("result"))}
        error={form.error(name("result"))}
        groupProps={{ className: "govuk-!-margin-bottom-2" }}
      />
      <Textarea
        {...form.field(name("comment"))}
        rows={2}
        onChange={saveSoon}
        onBlur={saveNow}
        label={
          <>
            Comment<span className="govuk-visually-hidden"> on: {label}</span>
          </>
        }
        groupProps={{ className: "govuk-!-margin-bottom-1" }}
      />
      <p className="govuk-hint govuk-!-font-size-16 govuk-!-margin-bottom-2" role="status">
        {saving.said ?? (theirs ? "Not saved yet" : mine ? `Saved at ${mine.at}` : "Not judged yet")}
      </p>
      {saving.status === "failed" ? (
        <button type="button" className="govuk-button govuk-button--secondary" onClick={save}>
          Try again
        </button>
      ) : null}
    </div>
  );
}

const results = [
  { value: "met", label: "Met" },
  { value: "not-met", label: "Not met" },
  { value: "not-applicable", label: "Not applicable" },
  { value: "ask", label: "Ask first" },
];
