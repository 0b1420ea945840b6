import { Form } from "@remix-run/react";
import type { FormState } from "#app/forms/form-state.ts";
import { SubmissionKey, Version } from "#app/forms/hidden.tsx";
import { Button } from "#app/ui/button.tsx";
import { Input } from "#app/ui/input.tsx";
import { Select, type SelectItem } from "#app/ui/select.tsx";
import { Tag } from "#app/ui/tag.tsx";
import { Textarea } from "#app/ui/textarea.tsx";
import { Timeline } from "#app/ui/timeline.tsx";

const NO_CHILD = "Write nothing that tells who a child is: give the reference of the placement instead";

type Start = { form: FormState; about: readonly SelectItem[]; submissionKey: string; intent?: string };

/** Where either side begins a conversation. */
export function StartForm({ form: { field, text }, about, submissionKey, intent }: Start) {
  return (
    <Form method="post" noValidate>
      {intent ? <input type="hidden" name="intent" value={intent} /> : null}
      <SubmissionKey value={text("submissionKey") ?? submissionKey} />
      <Input {...field("subject")} label="Subject" />
      <Select
        {...field("about")}
        label="What it is about"
        items={[{ value: "", text: "Nothing in particular" }, ...about]}
      />
      <Textarea {...field("body")} label="Message" hint={NO_CHILD} rows={8} />
      <Button>Send message</Button>
    </Form>
  );
}

type Reply = { form: FormState; submissionKey: string; version: number; closed: boolean };

/** The next message, and the button that ends the conversation. */
export function ReplyForms({ form: { field, text }, submissionKey, version, closed }: Reply) {
  return (
    <>
      <Form method="post" noValidate>
        <SubmissionKey value={text("submissionKey") ?? submissionKey} />
        <Textarea
          {...field("body")}
          label={closed ? "Write again" : "Your message"}
          hint={`${closed ? "This opens the conversation again. " : ""}${NO_CHILD}`}
          rows={6}
        />
        <Button name="intent" value="write">
          Send message
        </Button>
      </Form>
      {closed ? null : (
        <Form method="post" noValidate>
          <Version value={version} />
          <Button name="intent" value="close" look="secondary">
            Close: nothing is left to say
          </Button>
        </Form>
      )}
    </>
  );
}

export type Said = { id: string; side: string; by: string; body: string; date: string; dateTime: string };

/** What was said, newest first. */
export function Thread({ messages, council }: { messages: readonly Said[]; council: string }) {
  return (
    <Timeline
      label="Messages"
      events={messages.map(({ by, side, body, date, dateTime }) => ({
        title: `${by}${side === "council" ? `, ${council}` : ""}`,
        ...{ date, dateTime },
        description: <p className="govuk-body app-answer">{body}</p>,
      }))}
    />
  );
}

/** A subject with whether its last message was read. */
export function Subject({ href, subject, unread }: { href: string; subject: string; unread: boolean }) {
  return (
    <>
      <a className="govuk-link" href={href}>
        {subject}
      </a>{" "}
      {unread ? <Tag colour="blue">Unread</Tag> : null}
    </>
  );
}
