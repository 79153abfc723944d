// Danish public holidays, and the three days that are none but on which many doors close.
import { epochDay, yearOf } from '../copenhagen-time.ts';
import type { EpochDay } from '../copenhagen-time.ts';

/** The ten statutory ones; Store Bededag was abolished from 2024 (lov nr. 214 af 06/03/2023). */
export type PublicHoliday =
  | 'new_years_day'
  | 'maundy_thursday'
  | 'good_friday'
  | 'easter_sunday'
  | 'easter_monday'
  | 'ascension_day'
  | 'whit_sunday'
  | 'whit_monday'
  | 'christmas_day'
  | 'second_christmas_day';
type SpecialDay = 'christmas_eve' | 'new_years_eve' | 'constitution_day';

/** A day can be both: 5 June 2028 is Constitution Day and Whit Monday. */
export interface NamedDay {
  publicHoliday: PublicHoliday | null;
  specialDay: SpecialDay | null;
}

/** Gregorian computus (Meeus, Jones, Butcher). */
function easterSunday(year: number): EpochDay {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const yearOfCentury = year % 100;
  const moonCorrection = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - moonCorrection + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(yearOfCentury / 4) - epact - (yearOfCentury % 4)) % 7;
  const lateMoon = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  const marchDays = epact + weekday - 7 * lateMoon + 114;
  return epochDay(year, Math.floor(marchDays / 31), (marchDays % 31) + 1);
}

const fromEaster: [PublicHoliday, number][] = [
  ['maundy_thursday', -3],
  ['good_friday', -2],
  ['easter_sunday', 0],
  ['easter_monday', 1],
  ['ascension_day', 39],
  ['whit_sunday', 49],
  ['whit_monday', 50],
];

export function publicHolidaysOf(year: number): Map<EpochDay, PublicHoliday> {
  const easter = easterSunday(year);
  return new Map<EpochDay, PublicHoliday>([
    [epochDay(year, 1, 1), 'new_years_day'],
    ...fromEaster.map(([name, days]): [EpochDay, PublicHoliday] => [easter + days, name]),
    [epochDay(year, 12, 25), 'christmas_day'],
    [epochDay(year, 12, 26), 'second_christmas_day'],
  ]);
}

function namedDaysOf(year: number): Map<EpochDay, NamedDay> {
  const named = new Map<EpochDay, NamedDay>();
  for (const [day, publicHoliday] of publicHolidaysOf(year)) named.set(day, { publicHoliday, specialDay: null });
  const special: [EpochDay, SpecialDay][] = [
    [epochDay(year, 6, 5), 'constitution_day'],
    [epochDay(year, 12, 24), 'christmas_eve'],
    [epochDay(year, 12, 31), 'new_years_eve'],
  ];
  for (const [day, specialDay] of special) {
    named.set(day, { publicHoliday: named.get(day)?.publicHoliday ?? null, specialDay });
  }
  return named;
}

const knownYears = new Map<number, Map<EpochDay, NamedDay>>();

/** What kind of day it is; undefined on an ordinary day. */
export function namedDay(day: EpochDay): NamedDay | undefined {
  const year = yearOf(day);
  let days = knownYears.get(year);
  if (!days) knownYears.set(year, (days = namedDaysOf(year)));
  return days.get(day);
}

/** How a citizen names a holiday. */
export type HolidayToken = 'christmas_eve' | 'christmas' | 'new_years_eve' | 'easter' | 'pentecost';

function daysOfHoliday(token: HolidayToken, year: number): EpochDay[] {
  const easter = easterSunday(year);
  const days: Record<HolidayToken, EpochDay[]> = {
    christmas_eve: [epochDay(year, 12, 24)],
    christmas: [24, 25, 26].map((day) => epochDay(year, 12, day)),
    new_years_eve: [epochDay(year, 12, 31)],
    easter: [-3, -2, -1, 0, 1].map((days) => easter + days),
    pentecost: [easter + 49, easter + 50],
  };
  return days[token];
}

/** The days of the holiday that are left this year, else all of next year's. */
export function nextHoliday(token: HolidayToken, today: Temporal.PlainDate): Temporal.PlainDate[] {
  const now = epochDay(today.year, today.month, today.day);
  const left = daysOfHoliday(token, today.year).filter((day) => day >= now);
  return (left.length > 0 ? left : daysOfHoliday(token, today.year + 1)).map((day) => today.add({ days: day - now }));
}
