import { Form } from "@remix-run/react";
import { useCallback, useState } from "react";
import type { EvidencePaneView } from "#app/domain/reviews/evidence-pane.server.ts";
import type { SectionView } from "#app/domain/reviews/section-view.server.ts";
import type { Theirs } from "#app/domain/reviews/stale-checks.ts";
import type { FormState } from "#app/forms/form-state.ts";
import { type Running, type SavedCheck, sendWhenSaved } from "#app/forms/use-autosave.ts";
import { Button, ButtonGroup } from "#app/ui/button.tsx";
import { Checkboxes } from "#app/ui/checkboxes.tsx";
import { KeyList } from "#app/ui/key-list.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { questionsInWords } from "./check-parts.tsx";
import { CheckRow } from "./check-row.tsx";
import { deskKeys, useDeskKeys } from "./desk-keys.ts";

type Props = {
  applicationId: string;
  section: Pick<SectionView, "id" | "checks">;
  form: FormState;
  pane: EvidencePaneView | undefined;
  theirs: Readonly<Record<string, Theirs>>;
  /** The checks here whose question to the provider was still to be written when the page was opened. */
  toWriteBefore: readonly string[];
  reviewing: boolean;
  asks: boolean;
  sentAt: string;
};

/** The checks of a section, each saved by itself as it is changed, and all of them with a button. */
export function CheckList({
  applicationId,
  section,
  form,
  pane,
  theirs,
  toWriteBefore,
  reviewing,
  asks,
  sentAt,
}: Props) {
  const place = { applicationId, sectionId: section.id };
  const { checks } = section;
  const [left, setLeft] = useState(checks.filter(({ state }) => state === "open" || state === "changed").length);
  const [result, setResult] = useState(sectionNow(checks));
  const [toWrite, setToWrite] = useState(toWriteBefore);
  const unjudged = checks.filter(({ mine, failsRule }) => !failsRule && !mine?.result).length;
  const [running] = useState<Running>(() => new Set());
  const onSaved = useCallback((answer: SavedCheck) => {
    setLeft((before) => answer.open ?? before);
    setResult((before) => answer.result ?? before);
    setToWrite((before) => answer.toWrite ?? before);
  }, []);
  useDeskKeys(place, pane);
  const rows = checks.map((check, position) => (
    <CheckRow
      key={check.id}
      {...{ ...place, check, position, form, reviewing, asks, sentAt }}
      theirs={theirs[check.id]}
      toWrite={toWrite.includes(check.id)}
      onSaved={onSaved}
      running={running}
    />
  ));
  if (!reviewing) return <section aria-label="Checks">{rows}</section>;
  return (
    <section aria-label="Checks">
      <h2 className="govuk-heading-m govuk-!-margin-bottom-2">Checks</h2>
      <p className="govuk-body">
        {left === 0 ? "Every check has a finding. " : `${left} of ${checks.length} left to judge. `}
        <Tag colour={tags[result]?.colour ?? "grey"}>{tags[result]?.text ?? "Open"}</Tag>
        {toWrite.length > 0
          ? ` ${questionsInWords(toWrite.length)} still to be written: the provider was not asked yet.`
          : null}
      </p>
      <KeyList keys={deskKeys} />
      <Form method="post" noValidate reloadDocument onSubmit={(event) => void sendWhenSaved(event, running)}>
        <input type="hidden" name="sentAt" value={sentAt} />
        {/* What Enter presses: the first button of a form. */}
        <button type="submit" name="intent" value="save" hidden>
          Save
        </button>
        {rows}
        {unjudged > 0 ? (
          <>
            <Checkboxes
              name="read"
              className="govuk-checkboxes--small"
              items={[{ value: "yes", label: "I have read each check without a finding, and it is met" }]}
              values={form.list("read")}
              error={form.error("read")}
            />
            <Button name="intent" value="rest" look="secondary">
              Mark those as met and continue
            </Button>
          </>
        ) : null}
        <ButtonGroup>
          <Button name="intent" value="continue">
            Save and continue
          </Button>
          <Button name="intent" value="save" look="secondary">
            Save
          </Button>
        </ButtonGroup>
      </Form>
    </section>
  );
}

const tags: Readonly<Record<string, { text: string; colour: "green" | "red" | "grey" }>> = {
  pass: { text: "Section passes", colour: "green" },
  fail: { text: "Section fails", colour: "red" },
  open: { text: "Section open", colour: "grey" },
};

function sectionNow(checks: Props["section"]["checks"]): string {
  if (checks.some(({ state }) => state === "open" || state === "changed")) return "open";
  return checks.some(({ state }) => state === "not-met" || state === "fails-rule") ? "fail" : "pass";
}
