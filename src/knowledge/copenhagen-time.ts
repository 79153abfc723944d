// Copenhagen wall time as plain numbers, so that opening hours are compared by arithmetic and not by calendar.

/** Days since 1970-01-01. */
export type EpochDay = number;
/** Minutes since 1970-01-01 00:00 as the clock on the wall in Copenhagen shows them. */
export type WallMinute = number;

export const copenhagen = 'Europe/Copenhagen';
export const minutesADay = 1440;
const millisecondsADay = 86_400_000;
const millisecondsAMinute = 60_000;

/** Summer time starts and ends on a Sunday between two and three: only these minutes can be missing or come twice. */
function mayBeMissingOrDouble(minute: WallMinute): boolean {
  const ofDay = minute % minutesADay;
  return ofDay >= 120 && ofDay < 180 && weekdayIndexOf(dayOf(minute)) === 6;
}

/**
 * The minute the wall clock shows. In the second pass of the hour that comes twice it is 02:59: whatever opened or
 * closed during the first pass has done so, and nothing opens or closes twice.
 */
export function wallMinuteOf(at: Temporal.ZonedDateTime): WallMinute {
  const local = at.timeZoneId === copenhagen ? at : at.withTimeZone(copenhagen);
  const minute = Math.floor((local.epochMilliseconds + local.offsetNanoseconds / 1e6) / millisecondsAMinute);
  if (!mayBeMissingOrDouble(minute)) return minute;
  const isSecondPass = local.epochMilliseconds - zonedAt(minute).epochMilliseconds >= 60 * millisecondsAMinute;
  return isSecondPass ? minute - (minute % 60) + 59 : minute;
}

/** The instant at which the wall clock first shows this minute, or first shows a later one where it is skipped. */
export function zonedAt(minute: WallMinute): Temporal.ZonedDateTime {
  const utc = new Date(minute * millisecondsAMinute);
  const zoned = new Temporal.PlainDateTime(
    utc.getUTCFullYear(),
    utc.getUTCMonth() + 1,
    utc.getUTCDate(),
    utc.getUTCHours(),
    utc.getUTCMinutes(),
  ).toZonedDateTime(copenhagen, { disambiguation: 'earlier' });
  const isSkipped = mayBeMissingOrDouble(minute) && zoned.hour !== utc.getUTCHours();
  return isSkipped ? zoned.getTimeZoneTransition('next')! : zoned;
}

/** A minute that the wall clock skips becomes the first it shows after the skip. */
export function shownMinute(minute: WallMinute): WallMinute {
  return mayBeMissingOrDouble(minute) ? wallMinuteOf(zonedAt(minute)) : minute;
}

export function dayOf(minute: WallMinute): EpochDay {
  return Math.floor(minute / minutesADay);
}

/** 0 is Monday. */
export function weekdayIndexOf(day: EpochDay): number {
  return (day + 3) % 7;
}

export function yearOf(day: EpochDay): number {
  return new Date(day * millisecondsADay).getUTCFullYear();
}

export function epochDay(year: number, month: number, day: number): EpochDay {
  return Date.UTC(year, month - 1, day) / millisecondsADay;
}

/** "2026-11-25" */
export function readDate(text: string): EpochDay {
  return Date.parse(text) / millisecondsADay;
}

/** "2026-11-25T18:00", Copenhagen wall time, or an instant ("…Z"). Seconds count as the whole minute: 23:59:59 is its end. */
export function readDateTime(text: string): WallMinute {
  if (text.endsWith('Z')) return wallMinuteOf(Temporal.Instant.from(text).toZonedDateTimeISO(copenhagen));
  return Math.ceil(Date.parse(`${text}Z`) / millisecondsAMinute);
}

/** "21:00" as minutes of the day; "24:00" is 1440. */
export function readClock(text: string): number {
  return Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5));
}
