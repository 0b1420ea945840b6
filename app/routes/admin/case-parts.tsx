import { Form } from "@remix-run/react";
import type { ThreadInBrief } from "#app/domain/applications/threads/thread-in-brief.ts";
import type { FormState } from "#app/forms/form-state.ts";
import { paths } from "#app/paths.ts";
import { Button, ButtonLink } from "#app/ui/button.tsx";
import { Details } from "#app/ui/details.tsx";
import { InsetText } from "#app/ui/inset-text.tsx";
import { SummaryList } from "#app/ui/summary-list.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { TaskList } from "#app/ui/task-list.tsx";
import { Textarea } from "#app/ui/textarea.tsx";
import { WarningText } from "#app/ui/warning-text.tsx";

type Step = {
  due: { id: string; title: string }[];
  mayRecommend: boolean;
  mayDecide: boolean;
  bar?: string | undefined;
  waitsFor?: string | undefined;
};

/** What this officer does next with the application, or why they may not. */
export function NextStep({ id, step, unread }: { id: string; step: Step; unread: number }) {
  const [first] = step.due;
  if (step.mayDecide)
    return (
      <div className="govuk-button-group">
        <ButtonLink href={paths.admin.decide(id)}>Decide</ButtonLink>
        <a className="govuk-link" href={paths.admin.decideSeveral()}>
          Admit several
        </a>
      </div>
    );
  if (step.bar) return <InsetText>You cannot {step.bar}.</InsetText>;
  if (step.waitsFor)
    return <InsetText>You have recommended. {step.waitsFor}: nothing is left for you to do here.</InsetText>;
  if (step.mayRecommend)
    return (
      <>
        <p className="govuk-body">Every section has your finding.{unread > 0 ? ` ${unreadInWords(unread)}` : ""}</p>
        <ButtonLink href={paths.admin.recommend(id)}>Recommend</ButtonLink>
      </>
    );
  if (!first) return null;
  return (
    <>
      <p className="govuk-body">
        {step.due.length} {step.due.length === 1 ? "section waits" : "sections wait"} for your finding.
      </p>
      <ButtonLink href={paths.admin.applicationSection(id, first.id)}>Review: {first.title}</ButtonLink>
    </>
  );
}

const unreadInWords = (unread: number) =>
  unread === 1
    ? "One document below is neither accepted nor sent back yet."
    : `${unread} documents below are neither accepted nor sent back yet.`;

/** The rules of admission that the answers break, each with its reason. */
export function BrokenRules({ broken }: { broken: readonly { about: string; title: string; reason: string }[] }) {
  if (broken.length === 0) return null;
  return (
    <>
      <WarningText>
        {broken.length === 1 ? "One answer fails" : `${broken.length} answers fail`} the rules, so this application
        cannot be admitted as it stands.
      </WarningText>
      <ul className="govuk-list govuk-list--bullet">
        {broken.map(({ about, title, reason }) => (
          <li key={about}>
            {title} {reason}.
          </li>
        ))}
      </ul>
    </>
  );
}

type AdviceRow = { round: number; by: string; outcome: string; comment: string; criteriaVersion: number; at: string };

/** What the reviewers advise; whether they disagree; or that the first view is kept from the second reader. */
export function Advice({
  advice,
  disagree,
  hidden,
}: {
  advice: readonly AdviceRow[];
  disagree: boolean;
  hidden: boolean;
}) {
  if (advice.length === 0 && !hidden) return null;
  return (
    <>
      <h2 className="govuk-heading-m">Recommendations</h2>
      {hidden ? (
        <InsetText>
          Another reviewer has worked on this application. You see their view when you have given yours, so that each
          reading stands on its own.
        </InsetText>
      ) : null}
      {disagree ? <WarningText>The two reviewers disagree.</WarningText> : null}
      {advice.map((row) => (
        <SummaryList
          key={row.round}
          card={{ title: row.round === 1 ? "First recommendation" : "Second recommendation", headingLevel: 3 }}
          rows={[
            { key: "Outcome", value: row.outcome },
            { key: "Why", value: row.comment },
            { key: "By", value: `${row.by}, ${row.at}` },
            { key: "Criteria", value: `Version ${row.criteriaVersion}` },
          ]}
        />
      ))}
    </>
  );
}

/** The council's questions to the provider, each with how it stands, and that the council's clock stands still for them. */
export function Threads({ id, threads }: { id: string; threads: readonly ThreadInBrief[] }) {
  if (threads.length === 0) return null;
  const open = threads.filter(({ waits }) => waits).length;
  return (
    <>
      <h2 className="govuk-heading-m">Questions to the provider</h2>
      {open > 0 ? (
        <InsetText>
          {open === 1 ? "One question waits" : `${open} questions wait`} for the provider. The council’s clock stands
          still until the last is answered or withdrawn.
        </InsetText>
      ) : null}
      <TaskList
        idPrefix="thread"
        items={threads.map((thread) => ({
          title: thread.question,
          href: paths.admin.thread(id, thread.id),
          hint: `About: ${thread.about}${thread.waits ? ` Due by ${thread.due}.` : ""}`,
          status: <Tag colour={thread.status.colour}>{thread.status.text}</Tag>,
        }))}
      />
    </>
  );
}

/** The declaration by which an officer steps aside. */
export function Conflict({ field }: { field: ReturnType<FormState["field"]> }) {
  return (
    <Details summary="Declare a conflict of interest" open={Boolean(field.error)}>
      <p className="govuk-body">
        Declare any interest, real or seeming, in this provider. You will no longer read, review or decide anything of
        theirs, what you advised on its open applications no longer counts, and only a QA lead other than you can take
        the declaration back.
      </p>
      <Form method="post" noValidate>
        <Textarea {...field} label="What is the conflict of interest?" rows={3} />
        <Button look="warning">Declare and step aside</Button>
      </Form>
    </Details>
  );
}
