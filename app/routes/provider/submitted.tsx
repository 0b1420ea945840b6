import { useLoaderData } from "@remix-run/react";
import { guarded } from "#app/access/guard.server.ts";
import { getApplication } from "#app/domain/applications/applications.server.ts";
import { NotAllowedNow } from "#app/domain/errors.ts";
import { formatDate } from "#app/domain/london-time.ts";
import { timeToDecision } from "#app/domain/reviews/time-to-decision.server.ts";
import { timeInWords } from "#app/domain/reviews/time-to-decision.ts";
import { paths } from "#app/paths.ts";
import { Page } from "#app/ui/page.tsx";
import { Panel } from "#app/ui/panel.tsx";

export const handle = { title: "Application sent", states: ["filled"] };

export const loader = guarded("application.read", async ({ db, who, at, params }) => {
  const { id, ref, lotName, lotId, submittedAt } = await getApplication(db, who, params.id ?? "", "application.read");
  if (!submittedAt) throw new NotAllowedNow("see the confirmation of an application that was not sent");
  const time = timeInWords(await timeToDecision(db, lotId, at));
  return { id, ref, lotName, time, sent: formatDate(submittedAt, "long") };
});

export default function Submitted() {
  const { id, ref, lotName, time, sent } = useLoaderData<typeof loader>();
  return (
    <Page>
      <Panel title="Application sent">
        Your reference is
        <br />
        <strong>{ref}</strong>
      </Panel>
      <p className="govuk-body">
        We have your application to {lotName}, sent on {sent}. We have sent you an email with the reference.
      </p>
      <h2 className="govuk-heading-m">What happens next</h2>
      <ol className="govuk-list govuk-list--number">
        <li>Two of our reviewers read your answers and documents, one after the other.</li>
        <li>If we have a question about an answer, we ask you by email, and you answer it here.</li>
        <li>An officer decides, and we write to you with the reasons either way.</li>
      </ol>
      <p className="govuk-body">{time}</p>
      <p className="govuk-body">Print this page if you want to keep it.</p>
      <p className="govuk-body">
        <a className="govuk-link" href={paths.provider.sent(id)}>
          See what you sent
        </a>
      </p>
      <p className="govuk-body">
        <a className="govuk-link" href={paths.provider.application(id)}>
          See your application
        </a>
      </p>
    </Page>
  );
}
