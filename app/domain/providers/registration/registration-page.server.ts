import type { Actor } from "#app/access/actor.ts";
import { can } from "#app/access/policy.ts";
import { formatDate, formatDateTime, londonDate } from "#app/domain/london-time.ts";
import type { Trx } from "#db/client.server.ts";
import { openProvider } from "../provider-file.server.ts";
import { thresholdOn } from "./registration-inputs.server.ts";
import { inputsInWords, outcomeWords, type RegistrationInputs, type RegistrationOutcome } from "./registration-rule.ts";
import type { Threshold } from "./thresholds.ts";

/** The most results that the page shows, newest first. */
const SHOWN = 50;

const becauseWords: Readonly<Record<string, string>> = {
  answers: "Answers were sent",
  placements: "A placement changed",
  daily: "The daily look",
};
const findingWords: Readonly<Record<string, string>> = {
  "not-a-school": "not a school",
  registered: "a registered school",
};

/** The registration test of one provider: its newest result, what is open, and every result kept. Throws NotFound, Forbidden. */
export async function registrationPage(db: Trx, actor: Actor, providerId: string, now: Date) {
  const provider = await openProvider(db, actor, providerId);
  const { hoursFullTime, pupils, source } = await thresholdOn(db, londonDate(now));
  const [tests, alerts] = [await testsOf(db, providerId), await alertsOf(db, providerId)];
  const open = alerts.find(({ decidedAt }) => !decidedAt);
  return {
    ...provider,
    threshold: { hours: hoursFullTime, pupils, source },
    mayDecide: can(actor, "registration.decide"),
    open: open && {
      since: formatDateTime(open.openedAt),
      tellBy: formatDate(open.tellBy, "long"),
      late: !open.toldOn && open.tellBy < londonDate(now),
      told: open.toldOn && `${open.toldBy} told them on ${formatDate(open.toldOn)}: ${open.toldHow}`,
    },
    decided: alerts
      .filter(({ decidedAt }) => decidedAt)
      .map(({ openedAt, decidedAt, decidedBy, finding, reason }) => ({
        title: `Found to be ${findingWords[finding ?? ""] ?? finding}`,
        date: decidedAt ? formatDateTime(decidedAt) : "",
        dateTime: decidedAt?.toISOString() ?? "",
        by: decidedBy ?? undefined,
        description: `${reason} (stopped since ${formatDateTime(openedAt)})`,
      })),
    tests: tests.map(({ inputs, rule, outcome, because, at }) => {
      const { hoursFullTime: hours, pupils: five } = rule as Threshold;
      return {
        at: formatDateTime(at),
        because: becauseWords[because] ?? because,
        outcome: outcomeWords[outcome as RegistrationOutcome],
        bad: outcome === "looks-unregistered",
        inputs: inputsInWords(inputs as unknown as RegistrationInputs),
        rule: `${hours} hours, ${five} pupils`,
      };
    }),
  };
}

/** The newest result in words; undefined for a provider that was never tested. */
export async function latestOutcome(db: Trx, providerId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom("registration_test")
    .select("outcome")
    .where("provider_id", "=", providerId)
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirst();
  return row && outcomeWords[row.outcome as RegistrationOutcome];
}

const testsOf = (db: Trx, providerId: string) =>
  db
    .selectFrom("registration_test")
    .select(["inputs", "rule", "outcome", "because", "at"])
    .where("provider_id", "=", providerId)
    .orderBy("seq", "desc")
    .limit(SHOWN)
    .execute();

const alertsOf = (db: Trx, providerId: string) =>
  db
    .selectFrom("registration_alert as alert")
    .leftJoin("person as decider", "decider.id", "alert.decided_by")
    .leftJoin("person as teller", "teller.id", "alert.told_by")
    .select(["opened_at as openedAt", "tell_by as tellBy", "told_on as toldOn", "told_how as toldHow"])
    .select(["teller.name as toldBy", "finding", "reason", "decided_at as decidedAt", "decider.name as decidedBy"])
    .where("provider_id", "=", providerId)
    .orderBy("opened_at", "desc")
    .limit(SHOWN)
    .execute();
