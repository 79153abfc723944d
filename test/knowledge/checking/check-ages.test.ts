import { describe, expect, test } from '@jest/globals';
import { inspectContent } from '../../../src/knowledge/load-content.ts';
import { buildSchedule } from '../../support/build-place.ts';
import { draft, testfesten, testguiden, testhuset, testlinjen } from './content-draft.ts';

const today = Temporal.PlainDate.from('2026-11-25');
const daysAgo = (days: number) => ({ on: today.subtract({ days }).toString(), by: 'test' });
const fresh = { assured: daysAgo(1) };

/** Everything confirmed yesterday, unless the test says otherwise. */
function toConfirm(documents: Record<string, unknown> = {}): string[] {
  const confirmed = draft({
    places: [testhuset(fresh)],
    helplines: [testlinjen(fresh)],
    guides: [testguiden(fresh)],
    events: [testfesten(fresh)],
    ...documents,
  });
  return inspectContent(confirmed, today).map(({ file, severity, message }) => `${severity} ${file} ${message}`);
}

test('what was confirmed within 90 days is nobody’s work', () => {
  expect(toConfirm({ places: [testhuset({ assured: daysAgo(90) })] })).toEqual([]);
});

test('what was confirmed 91 days ago is on the list', () => {
  expect(toConfirm({ places: [testhuset({ assured: daysAgo(91) })] })).toEqual([
    'warning places.json confirmed 91 to 180 days ago (1): testhuset',
  ]);
});

test('what was confirmed longer ago, or never, is listed by the oldest year that is said', () => {
  const places = [
    testhuset({ assured: daysAgo(181) }),
    testhuset({ id: 'testskuret', phones: [], address: null, schedules: [buildSchedule({ asOf: '2020-06-04' })] }),
    testhuset({
      id: 'testladen',
      phones: [],
      address: null,
      schedules: [buildSchedule({ asOf: '2020' }), buildSchedule()],
    }),
  ];
  expect(toConfirm({ places })).toEqual([
    'warning places.json not confirmed within 180 days, oldest fact 2020 (2): testskuret, testladen',
    'warning places.json not confirmed within 180 days, oldest fact 2026 (1): testhuset',
  ]);
});

test('a doubtful fact is not said, so its year does not count', () => {
  const schedules = [buildSchedule({ asOf: '2018', confidence: 'low' })];
  expect(toConfirm({ places: [testhuset({ schedules })] })).toEqual([
    'warning places.json not confirmed within 180 days, oldest fact 2026 (1): testhuset',
  ]);
});

test('facts that no source dates are told as that, never as a year', () => {
  const places = [testhuset({ phones: [], address: null, schedules: [buildSchedule({ asOf: null })] })];
  expect(toConfirm({ places, events: [testfesten()] })).toEqual([
    'warning places.json not confirmed within 180 days, oldest fact without a date (1): testhuset',
    'warning events.json not confirmed within 180 days, oldest fact without a date (1): testfesten',
  ]);
});

test('what is never said waits for somebody to confirm it', () => {
  expect(toConfirm({ guides: [testguiden({ ...fresh, confidence: 'low' })] })).toEqual([
    'warning guides.json never said until somebody confirms them (1): testguiden',
  ]);
});

describe('a line for danger', () => {
  test('that nobody has called for 180 days is told first', () => {
    expect(toConfirm({ helplines: [testlinjen({ assured: daysAgo(181) })] })[0]).toBe(
      'warning danger-lines.json lines for danger that nobody has called for 180 days (1): testlinjen',
    );
  });

  test('that somebody has called since is not', () => {
    expect(toConfirm({ helplines: [testlinjen({ assured: daysAgo(180) })] }).join()).not.toContain('danger-lines');
  });
});

test('what has to be confirmed is listed also where something is broken', () => {
  const problems = toConfirm({ places: [testhuset({ ...fresh, askAt: 'ingen' })], guides: [testguiden()] });
  expect(problems.map((problem) => problem.split(' ')[0])).toEqual(['error', 'warning']);
});
