// When a door is open: the shape of schedules and exceptions, and of the dates that facts carry.
import { z } from 'zod';

/** How far back a fact goes: a day, a month or a year, as exact as its source, or null where no source dates it. */
export const asOf = z
  .string()
  .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'write 2020, 2020-06 or 2020-06-04')
  .nullable();
export const date = z.iso.date();
export const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'write HH:MM');
export const texts = z.strictObject({ da: z.string().min(1), en: z.string().min(1), kl: z.string().min(1).optional() });

export const confidence = z.enum(['high', 'medium', 'low']);
const weekday = z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']);

/**
 * One period of the week. `closes` at or before `opens` means the next day; 00:00-24:00 is the whole day.
 * `everyWeeks` counts from `startingOn`, a date; where no source gives the date it is null and the answer is "unknown".
 */
export const schedule = z
  .strictObject({
    for: z.string().regex(/^(open|meal|intake|phone|visit:[a-z0-9-]+)$/),
    days: z.array(weekday).min(1),
    opens: clock,
    closes: z.union([clock, z.literal('24:00')]),
    lastEntry: clock.optional(),
    validFrom: date.optional(),
    validTo: date.optional(),
    everyWeeks: z.int().min(2).optional(),
    startingOn: date.nullable().optional(),
    publicHolidays: z.enum(['as_usual', 'closed', 'unknown']),
    /** Applies on Danish public holidays, whatever the weekday. */
    publicHolidaysOnly: z.boolean().optional(),
    /** 24 December, 31 December and 5 June are no public holidays, yet many doors close. Left out: as usual where public holidays are, else unknown. */
    specialDays: z
      .strictObject({
        christmas_eve: z.enum(['as_usual', 'closed', 'unknown']).optional(),
        new_years_eve: z.enum(['as_usual', 'closed', 'unknown']).optional(),
        constitution_day: z.enum(['as_usual', 'closed', 'unknown']).optional(),
      })
      .optional(),
    asOf,
    confidence,
  })
  .refine((period) => (period.everyWeeks === undefined) === (period.startingOn === undefined), {
    message: 'everyWeeks needs startingOn (a date, or null where no source gives it)',
    path: ['startingOn'],
  })
  .refine((period) => !period.validFrom || !period.validTo || period.validFrom <= period.validTo, {
    message: 'validTo lies before validFrom',
    path: ['validTo'],
  });

/** Closed or other hours for a while. Ends by itself: `to` is the last day, or the last minute when it has a clock. Copenhagen wall time. */
export const exception = z
  .strictObject({
    from: z.union([date, z.iso.datetime({ local: true })]),
    to: z.union([date, z.iso.datetime({ local: true })]),
    for: z.string().default('open'),
    hours: z.union([
      z.literal('closed'),
      z.array(z.strictObject({ opens: clock, closes: z.union([clock, z.literal('24:00')]) })).min(1),
    ]),
    note: texts.nullable(),
    setBy: z.string().min(1),
    setOn: date,
  })
  .refine((exception) => exception.from.slice(0, 10) <= exception.to.slice(0, 10), {
    message: 'to lies before from',
    path: ['to'],
  });

export type Schedule = z.infer<typeof schedule>;
export type HoursException = z.infer<typeof exception>;
