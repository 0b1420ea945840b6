import { loadCalendar } from "#app/domain/calendar/calendars.server.ts";
import { addWorkingMinutes, type WorkingHours } from "#app/domain/calendar/working-minutes.ts";
import { londonDate } from "#app/domain/london-time.ts";
import { settingOr } from "#app/domain/settings.server.ts";
import type { Trx } from "#db/client.server.ts";
import {
  HOURS_SETTING,
  LATE_MINUTES,
  LATE_SETTING,
  REMIND_MINUTES,
  REMIND_SETTING,
  UNREAD_MINUTES,
  UNREAD_SETTING,
  WORKING_HOURS,
} from "./concern.ts";

/** When a concern that is new from this instant goes to the directors unread. */
export const unreadAt = (trx: Trx, from: Date) => after(trx, from, UNREAD_SETTING, UNREAD_MINUTES);

/** When the quality leads are reminded of a concern that is new from this instant, and when it goes to the directors. */
export async function firstLookClocks(trx: Trx, from: Date) {
  return {
    remind_leads_at: await after(trx, from, REMIND_SETTING, REMIND_MINUTES),
    tell_directors_at: await after(trx, from, LATE_SETTING, LATE_MINUTES),
  };
}

/** Nobody waits for a first look any more. */
export const noClocks = { remind_leads_at: null, tell_directors_at: null };

async function after(trx: Trx, from: Date, setting: string, usual: number): Promise<Date> {
  const on = londonDate(from);
  const minutes = Number(await settingOr(trx, setting, on, usual));
  const hours = (await settingOr(trx, HOURS_SETTING, on, WORKING_HOURS)) as WorkingHours;
  return addWorkingMinutes(await loadCalendar(trx), from, minutes, hours);
}
