import { data, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { guardedAction, guardedRead } from "#app/access/guard.server.ts";
import { meetingForm, meetingKinds, meetingWords } from "#app/domain/meetings/meeting.ts";
import { recordMeeting } from "#app/domain/meetings/record-meeting.server.ts";
import { openProvider } from "#app/domain/providers/provider-file.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { SubmissionKey } from "#app/forms/hidden.tsx";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { DateInput } from "#app/ui/date-input.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Input } from "#app/ui/input.tsx";
import { Page } from "#app/ui/page.tsx";
import { Radios } from "#app/ui/radios.tsx";
import { Textarea } from "#app/ui/textarea.tsx";

export const handle = { title: "Record a meeting or audit", states: ["empty", "error"] };

export const loader = guardedRead("meeting.record", async ({ db, who, at, params }) => ({
  ...(await openProvider(db, who, params.id ?? "")),
  key: uuidv7(at.getTime()),
}));

export const action = guardedAction(
  "meeting.record",
  async ({ db, who, at, params, form }) => {
    const parsed = parseForm(meetingForm, await form());
    if (!parsed.ok) return data(parsed.failure, 400);
    const id = await recordMeeting(db, who, { providerId: params.id ?? "", ...parsed.answers }, at);
    throw redirect(paths.admin.meeting(id), 303);
  },
  "visit.read",
);

export default function RecordMeeting() {
  const { id, name, key } = useLoaderData<typeof loader>();
  const { problems, field, text, date, error } = useFormState();
  return (
    <Page
      title="Record a meeting or audit"
      caption={name}
      back={paths.admin.providerMeetings(id)}
      backText="Meetings and audits"
      summary={<ErrorSummary problems={problems} />}
    >
      <p className="govuk-body">
        The provider reads what you write here. Name no child. Add the agreed actions on the next page.
      </p>
      <Form method="post" noValidate>
        <SubmissionKey value={text("submissionKey") ?? key} />
        <Radios
          name="kind"
          legend="What was it?"
          items={meetingKinds.map((value) => ({ value, label: meetingWords[value] }))}
          value={text("kind")}
          error={error("kind")}
        />
        <DateInput {...date("heldOn")} legend="When was it?" />
        <Input {...field("councilPeople")} label="Who was there for the council?" />
        <Input {...field("providerPeople")} label="Who was there for the provider?" />
        <Textarea {...field("notes")} label="What was discussed, or found?" rows={8} />
        <DateInput {...date("nextOn")} legend="When is the next one? (optional)" />
        <Button>Record it</Button>
      </Form>
    </Page>
  );
}
