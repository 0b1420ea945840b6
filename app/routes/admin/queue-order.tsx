import { data, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { guarded, guardedAction } from "#app/access/guard.server.ts";
import { can } from "#app/access/policy.ts";
import { formatDate, londonDate } from "#app/domain/london-time.ts";
import { orderFields, orderForm, orderValues } from "#app/domain/reviews/queue/order-form.ts";
import { exampleOf, orderInWords } from "#app/domain/reviews/queue/order-words.ts";
import { allOrders, orderOn } from "#app/domain/reviews/queue/orders.server.ts";
import { setOrder } from "#app/domain/reviews/queue/set-order.server.ts";
import { uuidv7 } from "#app/domain/uuid.ts";
import { useFormState } from "#app/forms/form-state.ts";
import { SubmissionKey } from "#app/forms/hidden.tsx";
import { parseForm } from "#app/forms/parse-form.ts";
import { paths } from "#app/paths.ts";
import { Button } from "#app/ui/button.tsx";
import { DateInput } from "#app/ui/date-input.tsx";
import { Details } from "#app/ui/details.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { Input } from "#app/ui/input.tsx";
import { Page } from "#app/ui/page.tsx";
import { Table } from "#app/ui/table.tsx";
import { Textarea } from "#app/ui/textarea.tsx";
import { NoFavours, QueueRules } from "../queue-rules.tsx";

export const handle = { title: "How the queue is ordered", states: ["filled", "error"] };

export const loader = guarded("application.review-queue", async ({ db, who, at }) => {
  const { rules, fromOn, reason, setBy } = await orderOn(db, londonDate(at));
  return {
    lines: orderInWords(rules),
    example: exampleOf(rules),
    since: fromOn && formatDate(fromOn),
    ...{ reason, setBy },
    saved: orderValues(rules),
    history: (await allOrders(db)).map((one) => ({
      ...{ id: one.id, from: formatDate(one.fromOn ?? ""), setBy: one.setBy ?? "", reason: one.reason },
      numbers: orderFields.map(([name, label]) => `${label}: ${orderValues(one.rules)[name]}`),
    })),
    sets: can(who, "queue-order.set"),
    key: uuidv7(at.getTime()),
  };
});

export const action = guardedAction(
  "queue-order.set",
  async ({ db, who, at, form }) => {
    const parsed = parseForm(orderForm, await form());
    if (!parsed.ok) return data(parsed.failure, 400);
    await setOrder(db, who, parsed.answers, at);
    throw redirect(paths.admin.queueOrder(), 303);
  },
  "application.review-queue",
);

export default function QueueOrder() {
  const { lines, example, since, reason, setBy, history, sets, key, saved } = useLoaderData<typeof loader>();
  const form = useFormState(saved);
  return (
    <Page
      title="How the queue is ordered"
      back={paths.admin.applications()}
      backText="Applications"
      summary={<ErrorSummary problems={form.problems} />}
      lead="Every open application has points. The one with the most comes first; of equal ones, the one sent first. The points are counted anew each minute."
    >
      <p className="govuk-body">
        {since
          ? `In force since ${since}, set by ${setBy}: ${reason}`
          : "These are the rules that the portal comes with. The council has not set its own."}{" "}
        Anybody can read them <a href={paths.lots()}>on each lot’s page</a>, with the date and any change to come.
      </p>
      <QueueRules lines={lines} />
      <NoFavours />
      <Table
        caption="An example, by these rules"
        captionClassName="govuk-table__caption--m"
        head={["Reason", { cell: "Points", format: "numeric" }]}
        rows={[
          ...example.lines.map(({ words, points }) => [words, { cell: points, format: "numeric" as const }]),
          ["Together", { cell: example.total, format: "numeric" as const }],
        ]}
      />
      {history.length > 0 ? <Earlier history={history} /> : null}
      {sets ? <NewOrder form={form} submissionKey={key} /> : null}
    </Page>
  );
}

type View = ReturnType<typeof useLoaderData<typeof loader>>;

const Earlier = ({ history }: Pick<View, "history">) => (
  <>
    <h2 className="govuk-heading-m">Every order that was set</h2>
    {history.map(({ id, from, setBy, reason, numbers }) => (
      <Details key={id} summary={`From ${from}, by ${setBy}: ${reason}`}>
        <ul className="govuk-list">
          {numbers.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </Details>
    ))}
  </>
);

function NewOrder({ form, submissionKey }: { form: ReturnType<typeof useFormState>; submissionKey: string }) {
  return (
    <Form method="post" noValidate>
      <h2 className="govuk-heading-m">Set another order</h2>
      <SubmissionKey value={form.text("submissionKey") ?? submissionKey} />
      {orderFields.map(([name, label]) => (
        <Input key={name} {...form.field(name)} label={label} inputMode="numeric" className="govuk-input--width-3" />
      ))}
      <DateInput {...form.date("fromOn")} legend="The first day on which it holds" hint="Today or later" />
      <Textarea {...form.field("reason")} label="Why?" hint="Everyone who sees the queue reads this" rows={3} />
      <Button>Set this order</Button>
    </Form>
  );
}
