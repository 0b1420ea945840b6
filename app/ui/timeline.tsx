import type { ReactNode } from "react";
import { placed } from "./placed.ts";

export type TimelineEvent = {
  title: ReactNode;
  by?: ReactNode;
  /** As people read it: "Tuesday 15 September 2026, 5pm". */
  date: string;
  /** As machines read it: an ISO instant or date. */
  dateTime: string;
  description?: ReactNode;
};

/** What has happened, newest first. */
export function Timeline({ events, label = "History" }: { events: readonly TimelineEvent[]; label?: string }) {
  return (
    <ol className="app-timeline" aria-label={label}>
      {placed(events).map(({ place, item: { title, by, date, dateTime, description } }) => (
        <li className="app-timeline__item" key={place}>
          <p className="app-timeline__title">{title}</p>
          <p className="app-timeline__meta">
            <time dateTime={dateTime}>{date}</time>
            {by ? <> by {by}</> : null}
          </p>
          {description ? <div className="app-timeline__description">{description}</div> : null}
        </li>
      ))}
    </ol>
  );
}
