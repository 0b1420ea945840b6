import { Details } from "#app/ui/details.tsx";
import { NoFavours, QueueRules } from "../queue-rules.tsx";
import type { OrderShown } from "./lot-shown.server.ts";

/** Which of all open applications is read first: the council's formula, from when it holds and what is to change. */
export function ReadingOrder({ order }: { order: OrderShown }) {
  const [next] = order.coming;
  return (
    <>
      <h3 className="govuk-heading-s">Which application comes first</h3>
      <p>
        Every open application has points, by the same rules for everybody. The one with the most comes first; of equal
        ones, the one sent first.{" "}
        {order.from ? `These rules have held since ${order.from}.` : "These rules have held since this portal opened."}
        {next ? ` They change on ${next.from}.` : null}
      </p>
      <Details summary="How points are counted now">
        <QueueRules lines={order.lines} />
      </Details>
      {order.coming.map(({ from, lines }) => (
        <Details key={from} summary={`How points are counted from ${from}`}>
          <QueueRules lines={lines} />
        </Details>
      ))}
      <NoFavours />
    </>
  );
}
