import { NAME_KEPT } from "./staff.ts";
import type { CheckSeen, RowError, StaffRow } from "./staff-csv.ts";

export type OnRecord = { id: string; name: string; role: string; checks: CheckSeen[]; stopped?: boolean };
export type StaffChanges = {
  added: StaffRow[];
  changed: { id: string; row: StaffRow; checks: CheckSeen[] }[];
  /** Rows that say what is on record already. */
  same: number;
  errors: RowError[];
};

/**
 * What a list would do to the record. Someone with a reference is that person; someone without is whoever has the same
 * name and role, or new. Nobody leaves by being left out of a list, and the name of someone who is stopped stays.
 */
export function staffChanges(rows: readonly StaffRow[], record: readonly OnRecord[]): StaffChanges {
  const byId = new Map(record.map((one) => [one.id, one]));
  const byName = new Map<string, OnRecord[]>();
  for (const one of record) byName.set(nameAndRole(one), [...(byName.get(nameAndRole(one)) ?? []), one]);
  const changes: StaffChanges = { added: [], changed: [], same: 0, errors: [] };
  const taken = new Set<string>();
  for (const row of rows) {
    const namesakes = row.id ? [] : (byName.get(nameAndRole(row)) ?? []);
    const one = row.id ? byId.get(row.id) : namesakes[0];
    const wrong = (column: string, message: string) => changes.errors.push({ line: row.line, column, message });
    if (row.id && !one) wrong("Reference", "Nobody on your record has this reference. Leave it empty for someone new");
    else if (namesakes.length > 1)
      wrong("Reference", "More than one person has this name and role. Give the reference");
    else if (!one) changes.added.push(row);
    else if (taken.has(one.id)) wrong("Name", "This person is in the list twice");
    else if (one.stopped && one.name !== row.name) wrong("Name", NAME_KEPT);
    else {
      taken.add(one.id);
      const checks = row.checks.filter((seen) => !one.checks.some((kept) => sameCheck(kept, seen)));
      if (checks.length === 0 && one.name === row.name && one.role === row.role) changes.same++;
      else changes.changed.push({ id: one.id, row, checks });
    }
  }
  return changes;
}

const nameAndRole = ({ name, role }: { name: string; role: string }) =>
  JSON.stringify([name.toLowerCase(), role.toLowerCase()]);

const sameCheck = (a: CheckSeen, b: CheckSeen) =>
  a.check === b.check && a.checkedOn === b.checkedOn && a.level === b.level && a.seenBy === b.seenBy;
