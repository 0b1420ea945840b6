import { data, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { personId } from "#app/access/actor.ts";
import { guarded, guardedAction } from "#app/access/guard.server.ts";
import { can } from "#app/access/policy.ts";
import { basisPeriods } from "#app/domain/frameworks/basis/bases.server.ts";
import { basisNames } from "#app/domain/frameworks/basis/legal-basis.ts";
import { getFramework } from "#app/domain/frameworks/frameworks.server.ts";
import { approvalsOf, textHash } from "#app/domain/frameworks/setup/approvals.server.ts";
import { type Asked, askSignOff } from "#app/domain/frameworks/setup/ask-approval.server.ts";
import { councilStaff } from "#app/domain/frameworks/setup/council-staff.server.ts";
import { decideApproval } from "#app/domain/frameworks/setup/decide-approval.server.ts";
import { type Approval, type SignOffArea, signOffAreas } from "#app/domain/frameworks/setup/sign-off-areas.ts";
import { formatDate, formatDateTime } from "#app/domain/london-time.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { NotificationBanner } from "#app/ui/notification-banner.tsx";
import { Page } from "#app/ui/page.tsx";
import { Answer, ApprovalsTable, AskForm } from "./sign-off-parts.tsx";

export const handle = { title: "Sign-off", states: ["asking", "asked", "signing", "error", "signed"] };

const areas = Object.keys(signOffAreas) as SignOffArea[];
const forms = z.discriminatedUnion("intent", [
  z.object({
    intent: z.literal("ask"),
    person: z.partialRecord(z.enum(areas), z.union([z.literal(""), z.uuid("Choose a person")])).default({}),
    submissionKey: z.uuid(),
  }),
  z.object({
    intent: z.literal("answer"),
    approvalId: z.uuid(),
    decision: z.enum(["approved", "refused"], { error: "Select whether you approve it" }),
    note: z.string().trim().max(500, "Note must be 500 characters or fewer").default(""),
    hash: z.string(),
    submissionKey: z.uuid(),
  }),
]);

export const loader = guarded("framework.read", async ({ db, who, at, params, url }) => {
  const framework = await getFramework(db, params.id ?? "");
  const { id: frameworkId, status } = framework;
  const periods = (await basisPeriods(db, frameworkId)).filter(({ withdrawnAt }) => !withdrawnAt);
  const changes = status === "draft" ? [] : periods.filter(({ inForceAt }) => !inForceAt);
  const subjects = [
    ...(status === "draft" ? [{ basisId: null, about: "Opening the framework", text: "" }] : []),
    ...changes.map(({ id, basis, fromOn, why }) => ({
      ...{ basisId: id, about: `Change of legal basis on ${formatDate(fromOn)}` },
      text: `From ${formatDate(fromOn)} it stands on: ${basisNames[basis]}. ${why}`,
    })),
  ];
  const me = personId(who);
  const shown = ({ askedAt: _, decidedAt, ...one }: Approval) => ({
    ...{ ...one, title: signOffAreas[one.area], decidedAt: decidedAt && formatDateTime(decidedAt) },
    mine: one.personId === me && (one.decision === null || !one.current),
    key: uuidv7(at.getTime()),
  });
  return {
    framework: { id: frameworkId, name: framework.name, status },
    subjects: await Promise.all(
      subjects.map(async ({ basisId, about, text }) => ({
        ...{ basisId, about, text, hash: await textHash(db, { frameworkId, basisId }) },
        approvals: (await approvalsOf(db, { frameworkId, basisId })).map(shown),
      })),
    ),
    staff: can(who, "framework.edit") && status === "draft" ? await councilStaff(db) : [],
    done: url.searchParams.get("done"),
    submissionKey: uuidv7(at.getTime()),
  };
});

export const action = guardedAction(
  "framework.sign",
  async ({ db, who, at, params, form }) => {
    const { id: frameworkId } = await getFramework(db, params.id ?? "");
    const parsed = parseForm(forms, await form());
    if (!parsed.ok) return data(parsed.failure, 400);
    const given = parsed.answers;
    if (given.intent === "ask") {
      const { person, submissionKey } = given;
      await askSignOff(db, who, { frameworkId, asked: person as Asked, submissionKey }, at);
    } else await decideApproval(db, who, given, at);
    throw redirect(`${paths.admin.signOff(frameworkId)}?done=${given.intent}`, 303);
  },
  "framework.read",
);

export default function SignOff() {
  const { framework, subjects, staff, done, submissionKey } = useLoaderData<typeof loader>();
  const { problems } = useFormState();
  const said =
    done === "ask" ? "They are asked, and told by e-mail." : done === "answer" ? "Your answer is kept." : null;
  return (
    <Page
      title="Sign-off"
      caption={framework.name}
      back={paths.admin.framework(framework.id)}
      summary={
        <>
          <ErrorSummary problems={problems} />
          {said && problems.length === 0 ? <NotificationBanner success>{said}</NotificationBanner> : null}
        </>
      }
    >
      <p className="govuk-body">
        Each approval is the act of a named person in this portal, and holds for the text that they read. If it is
        changed afterwards, they are asked again.
      </p>
      {subjects.length === 0 ? <p className="govuk-body">Nothing waits for sign-off here.</p> : null}
      {subjects.map((subject) => (
        <section key={subject.basisId ?? "opening"} aria-label={subject.about}>
          <h2 className="govuk-heading-m">{subject.about}</h2>
          {subject.text ? <p className="govuk-body app-answer">{subject.text}</p> : null}
          <ApprovalsTable approvals={subject.approvals} />
          {subject.approvals
            .filter(({ mine }) => mine)
            .map((approval) => (
              <Answer key={approval.id} approval={approval} hash={subject.hash} framework={framework} />
            ))}
        </section>
      ))}
      {staff.length > 0 ? (
        <AskForm staff={staff} approvals={subjects[0]?.approvals ?? []} submissionKey={submissionKey} />
      ) : null}
    </Page>
  );
}
