import { formatDateTime } from "#app/domain/london-time.ts";

const titles: Record<string, string> = {
  submit: "Sent to the council",
  query: "Queried by the council",
  answer: "Answered by the provider",
  approve: "Approved for payment",
  pay: "Paid",
};

type Event = { event: string; reason: string | null; at: Date | string; by: string | null };
export type HistoryEntry = { title: string; by?: string; date: string; dateTime: string; description?: string };

/** The moves of an invoice as its page tells them. */
export function historyOf(events: readonly Event[]): HistoryEntry[] {
  return events.map(({ event, reason, at, by }) => {
    const when = new Date(at);
    return {
      title: titles[event] ?? event,
      date: formatDateTime(when),
      dateTime: when.toISOString(),
      ...(by ? { by } : {}),
      ...(reason ? { description: reason } : {}),
    };
  });
}
