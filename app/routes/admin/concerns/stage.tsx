import { data, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { guardedAction, guardedRead } from "#app/access/guard.server.ts";
import { levels, levelWords } from "#app/domain/concerns/concern.ts";
import { stageForm } from "#app/domain/concerns/concern-forms.ts";
import { concernStates, type Escalation, escalations, stageWords } from "#app/domain/concerns/concern-status.ts";
import { closeConcern, escalateConcern, reopenConcern } from "#app/domain/concerns/move-stage.server.ts";
import { allowed } from "#app/domain/state-machine.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { SubmissionKey } from "#app/forms/hidden.tsx";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { InsetText } from "#app/ui/inset-text.tsx";
import { Radios } from "#app/ui/radios.tsx";
import { Textarea } from "#app/ui/textarea.tsx";
import { concernFor } from "./deed-loader.server.ts";
import { DeedPage } from "./deed-page.tsx";

export const handle = { title: "Next stage of a concern", states: ["open", "error", "closed"] };

export const loader = guardedRead("concern.read", async (guard) => {
  const concern = await concernFor(guard, "concern.handle");
  const moves = allowed(concernStates, concern.stage);
  return {
    ...concern,
    moves: moves.filter((move): move is Escalation => move in escalations),
    closes: moves.includes("close"),
    reopens: moves.includes("reopen"),
    now: stageWords[concern.stage].text,
  };
});

export const action = guardedAction("concern.read", async ({ db, who, at, config, params, form }) => {
  const concernId = params.id ?? "";
  const parsed = parseForm(stageForm, await form());
  if (!parsed.ok) return data(parsed.failure, 400);
  const { answers } = parsed;
  if (answers.intent === "move") await escalateConcern(db, who, config, { concernId, ...answers }, at);
  else if (answers.intent === "close") await closeConcern(db, who, config, { concernId, ...answers }, at);
  else await reopenConcern(db, who, config, { concernId, why: answers.reopenWhy, ...answers }, at);
  throw redirect(paths.admin.concern(concernId), 303);
});

export default function Stage() {
  const concern = useLoaderData<typeof loader>();
  const form = useFormState({ level: concern.level ?? "" });
  const { field, text, error } = form;
  const key = <SubmissionKey value={text("submissionKey") ?? concern.key} />;
  return (
    <DeedPage concern={concern} title="Next stage" form={form}>
      <p className="govuk-body">It stands at: {concern.now}.</p>
      {concern.stage === "raised" ? <InsetText>Look at it first.</InsetText> : null}
      {concern.moves.length > 0 ? (
        <form method="post" noValidate>
          {key}
          <Radios
            name="move"
            legend="Next stage"
            value={text("move")}
            error={error("move")}
            items={concern.moves.map((move) => ({ value: move, label: escalations[move] }))}
          />
          <Radios
            name="level"
            legend="How serious is it now?"
            value={text("level")}
            error={error("level")}
            items={levels.map((value) => ({ value, label: levelWords[value].text, hint: levelWords[value].hint }))}
          />
          <Textarea {...field("why")} label="Why" hint="What is agreed, who does what, by when" rows={4} />
          <Button name="intent" value="move">
            Move it to this stage
          </Button>
        </form>
      ) : null}
      {concern.closes ? (
        <form method="post" noValidate>
          {key}
          <h2 className="govuk-heading-m">Close it</h2>
          <Textarea {...field("outcome")} label="What came of it" rows={4} />
          <Textarea {...field("told")} label="What the reporter was told" hint="Or why nothing" rows={3} />
          <Button name="intent" value="close" look="secondary">
            Close the concern
          </Button>
        </form>
      ) : null}
      {concern.reopens ? (
        <form method="post" noValidate>
          {key}
          <h2 className="govuk-heading-m">Open it again</h2>
          <Textarea {...field("reopenWhy")} label="Why" rows={3} />
          <Button name="intent" value="reopen">
            Open it again
          </Button>
        </form>
      ) : null}
    </DeedPage>
  );
}
