// Teams that nobody has, on duty at hours that nobody works.
import type { Duty } from '../../../src/knowledge/content-schema.ts';

const everyDay = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** On duty every day, around the clock unless the test says otherwise. */
export function onDuty(
  team: string,
  changed: Partial<Pick<Duty, 'rungs' | 'reach' | 'phone'>> = {},
  hours: { opens: string; closes: string } = { opens: '00:00', closes: '24:00' },
): Duty {
  const known = { asOf: '2026-11', confidence: 'high', publicHolidays: 'as_usual' } as const;
  return {
    ...{ id: team.toLowerCase(), team, rungs: [1, 2], reach: [{ way: 'console' }], phone: null },
    schedules: [{ for: 'open', days: [...everyDay], ...hours, ...known }],
    sources: [{ url: 'https://example.org', date: null, what: 'made up for a test' }],
    ...changed,
  };
}
