import { NotAllowedNow } from "./errors.ts";

/** Every status of a noun, and where each event leads from it. Declare a table with this type, so that a misspelt event does not compile. */
export type Machine<Status extends string, Event extends string> = Readonly<
  Record<Status, Readonly<Partial<Record<Event, Status>>>>
>;

/** The status after the event. Throws NotAllowedNow when the table has no such move. */
export function next<Status extends string, Event extends string>(
  machine: Machine<Status, Event>,
  status: Status,
  event: Event,
): Status {
  const after = machine[status][event];
  if (after === undefined) throw new NotAllowedNow(`${event} what is ${status}`);
  return after;
}

/** What can happen to a thing in this status. */
export function allowed<Status extends string, Event extends string>(
  machine: Machine<Status, Event>,
  status: Status,
): Event[] {
  return keys(machine[status]);
}

/** The statuses from which this event is possible. */
export function sources<Status extends string, Event extends string>(
  machine: Machine<Status, Event>,
  event: Event,
): Status[] {
  return keys(machine).filter((status) => machine[status][event] !== undefined);
}

/** The table as a Mermaid diagram: it starts at the first status, and ends where nothing more can happen. */
export function toMermaid<Status extends string, Event extends string>(machine: Machine<Status, Event>): string {
  const statuses = keys(machine);
  const id = (status: Status) => status.replace(/\W/g, "_");
  const lines = statuses
    .filter((status) => id(status) !== status)
    .map((status) => `state "${status}" as ${id(status)}`);
  lines.push(...statuses.slice(0, 1).map((status) => `[*] --> ${id(status)}`));
  for (const status of statuses) {
    const events = allowed(machine, status);
    for (const event of events) lines.push(`${id(status)} --> ${id(next(machine, status, event))}: ${event}`);
    if (events.length === 0) lines.push(`${id(status)} --> [*]`);
  }
  return ["stateDiagram-v2", ...lines.map((line) => `  ${line}`)].join("\n");
}

/** Object.keys, typed: the tables are literals, and hold no other keys than their type's. */
function keys<Key extends string>(table: Partial<Record<Key, unknown>>): Key[] {
  return Object.keys(table) as Key[];
}
