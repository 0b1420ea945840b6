import { formatDateTime } from "#app/domain/london-time.ts";

type Message = { id: string; side: string; by: string; body: string; at: Date };

/** A message as a page shows it. */
export const said = ({ at, ...message }: Message) => ({
  ...message,
  date: formatDateTime(at),
  dateTime: at.toISOString(),
});
