import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { guarded, guardedAction } from "#app/access/guard.server.ts";
import { aboutProvider } from "#app/domain/concerns/about-provider.server.ts";
import { reportConcern } from "#app/domain/concerns/report-concern.server.ts";
import { type ReportForm, reportForm } from "#app/domain/concerns/report-form.ts";
import { safeguardingContact } from "#app/domain/concerns/safeguarding-contact.server.ts";
import { isDomainError } from "#app/domain/errors.ts";
import { londonDate } from "#app/domain/london-time.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { type Failure, parseForm, refuse, type Values } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Page } from "#app/ui/page.tsx";
import { CallFirst, CheckReport, ReportFields } from "./concern-parts.tsx";

export const handle = { title: "Tell us that you are worried", states: ["empty", "error", "check"] };

type Answer = Failure & { check?: true };

export const loader = guarded("concern.report", async ({ readDb, who, at, url, frame }) => {
  const about = url.searchParams.get("about")?.slice(0, 100) ?? "";
  const provider = await aboutProvider(readDb, who, about);
  const signedIn = "name" in who ? { name: who.name, contact: who.email } : undefined;
  return {
    call: await safeguardingContact(readDb, londonDate(at)),
    council: (await frame()).council.name,
    saved: { ...signedIn, about: provider ? about : "", provider: provider?.name ?? "" },
    key: uuidv7(at.getTime()),
  };
});

export const action = guardedAction(
  "concern.report",
  async ({ db, readDb, who, at, config, form, clientAddress, headers }) => {
    const parsed = parseForm(reportForm, await form());
    if (!parsed.ok) return data<Answer>(parsed.failure, 400);
    const { answers, values } = parsed;
    if (answers.intent !== "send")
      return data<Answer>({ errors: {}, values, ...(answers.intent === "check" ? { check: true as const } : {}) });
    try {
      const ref = await reportConcern(db, who, config, { ...toReport(answers), clientAddress }, at);
      throw redirect(paths.concernSent(ref), 303);
    } catch (error) {
      if (!isDomainError(error) || error.kind !== "too-many") throw error;
      headers.set("Retry-After", String(error.minutes * 60));
      const { phone } = await safeguardingContact(readDb, londonDate(at));
      return data<Answer>(tooMany(values, error.minutes, phone), 429);
    }
  },
);

function toReport({
  what,
  provider,
  worker,
  child,
  when,
  where,
  who,
  name,
  contact,
  about,
  submissionKey,
}: ReportForm) {
  const anonymous = who === "anonymous";
  const reporter = anonymous ? { name: "", contact: "" } : { name, contact };
  return { report: { what, provider, worker, child, when, where, ...reporter }, anonymous, about, submissionKey };
}

/** Nobody who is worried about a child is sent away with an error page: what they wrote stays, and there is a number. */
const tooMany = (values: Values, minutes: number, phone: string): Failure =>
  refuse(
    values,
    "",
    `We have had many reports from your connection. Nothing that you wrote is lost: press Continue again in ${minutes} minutes${phone ? `, or phone us on ${phone}` : ""}`,
  );

export default function Concern() {
  const { call, council, saved, key } = useLoaderData<typeof loader>();
  const answer = useActionData<Answer>();
  const form = useFormState(saved);
  const title = answer?.check ? "Check what you are telling us" : "Tell us that you are worried";
  return (
    <Page title={title} summary={<ErrorSummary problems={form.problems} />}>
      <CallFirst call={call} council={council} />
      {answer?.check ? <CheckReport form={form} /> : <ReportFields form={form} submissionKey={key} />}
    </Page>
  );
}
