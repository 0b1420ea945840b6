import { formatDateTime, formatDeadline } from "#app/domain/london-time.ts";
import { kindWords } from "#app/domain/suspensions/suspension.ts";
import { suspensionWords } from "#app/domain/suspensions/suspension-status.ts";
import { entryWords, levelWords, reportFields, reportLabels } from "./concern.ts";
import { stageWords } from "./concern-status.ts";
import type { OpenedConcern } from "./open-concern.server.ts";

/** A concern in words, for the page of those who may read it. */
export function concernInWords(concern: OpenedConcern) {
  const { id, ref, stage, level, providerId, provider, report, account, version } = concern;
  return {
    ...{ id, ref, version, providerId, provider, stage },
    tag: stageWords[stage],
    level: level ? levelWords[level] : undefined,
    reported: `${formatDateTime(concern.reportedAt)}${account ? `, from the account of ${account}` : ""}`,
    report: reportFields
      .filter((name) => report[name])
      .map((name) => ({ label: reportLabels[name], value: report[name] })),
    anonymous: report.name === "",
    escalated: concern.escalatedAt ? formatDateTime(concern.escalatedAt) : undefined,
    lado:
      concern.ladoDueAt && !concern.ladoReferredOn
        ? formatDeadline(concern.ladoDueAt).replace("Respond", "Refer")
        : undefined,
    ladoReferred: concern.ladoReferredOn !== null,
    lots: concern.links.flatMap(({ lot }) => lot ?? []),
    placements: concern.links.flatMap(({ placementId, placement }) =>
      placementId ? [{ id: placementId, ref: placement ?? "" }] : [],
    ),
    workers: concern.links.flatMap(({ worker }) => worker ?? []),
    holds: concern.holds.map(({ id: hold, lot, at }) => ({
      ...{ id: hold, lot: lot ?? "Every lot", since: formatDateTime(at) },
    })),
    suspensions: concern.suspensions.map(({ id: suspension, kind, status }) => ({
      ...{ id: suspension, noun: kindWords[kind].noun, state: suspensionWords[status].text },
    })),
    entries: concern.entries.map(({ kind, at, by, facts }) => ({
      ...{ title: entryWords[kind], by: by ?? undefined, facts },
      ...{ date: formatDateTime(at), dateTime: at.toISOString() },
    })),
    readers: concern.readers.map(({ id: person, name, at, by }) => ({
      ...{ id: person, name, since: `${formatDateTime(at)}${by ? ` by ${by}` : ", because it waited too long"}` },
    })),
    pages: concern.pages,
    openings: concern.openings.map(({ name, at }) => ({ name, at: formatDateTime(at) })),
  };
}
export type ConcernInWords = ReturnType<typeof concernInWords>;
