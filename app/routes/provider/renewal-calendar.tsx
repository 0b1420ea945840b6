import { useActionData, useLoaderData } from "@remix-run/react";
import { guardedAction, guardedRead } from "#app/access/guard.server.ts";
import { paths } from "#app/paths.ts";
import { RenewalCalendar } from "../renewal-calendar-parts.tsx";
import { changeCalendar, ownCalendar } from "../renewal-calendar-work.server.ts";

export const handle = { title: "Renewals in your calendar", states: ["empty", "made", "filled"] };

export const loader = guardedRead("renewal-calendar.own", ownCalendar);

export const action = guardedAction("renewal-calendar.own", changeCalendar);

export default function OwnRenewalCalendar() {
  const { made } = useLoaderData<typeof loader>();
  const done = useActionData<typeof action>();
  return (
    <RenewalCalendar
      made={made}
      address={done && "address" in done ? done.address : undefined}
      back={paths.provider.evidence()}
      backText="Evidence"
      holds="A day in your own calendar for each of your documents, on the day on which it ends."
    />
  );
}
