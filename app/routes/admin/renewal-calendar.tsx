import { useActionData, useLoaderData } from "@remix-run/react";
import { guardedAction, guardedRead } from "#app/access/guard.server.ts";
import { paths } from "#app/paths.ts";
import { RenewalCalendar } from "../renewal-calendar-parts.tsx";
import { changeCalendar, ownCalendar } from "../renewal-calendar-work.server.ts";

export const handle = { title: "Renewals in your calendar", states: ["empty", "made", "filled"] };

export const loader = guardedRead("renewal-calendar.council", ownCalendar);

export const action = guardedAction("renewal-calendar.council", changeCalendar);

export default function OwnRenewalCalendar() {
  const { made } = useLoaderData<typeof loader>();
  const done = useActionData<typeof action>();
  return (
    <RenewalCalendar
      made={made}
      address={done && "address" in done ? done.address : undefined}
      back={paths.admin.evidence()}
      backText="Documents"
      holds="A day in your own calendar for each document of every provider, on the day on which it ends, with the provider’s name."
    />
  );
}
