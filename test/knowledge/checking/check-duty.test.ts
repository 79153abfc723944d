import { expect, test } from '@jest/globals';
import { inspectContent } from '../../../src/knowledge/load-content.ts';
import { draft, errorsIn } from './content-draft.ts';

const hours = { for: 'open', days: ['mon'], opens: '09:00', closes: '15:00', publicHolidays: 'closed' };
const team = (changed: Record<string, unknown> = {}) => ({
  id: 'testholdet',
  team: 'Testholdet',
  schedules: [{ ...hours, asOf: null, confidence: 'high' }],
  sources: [{ url: 'https://example.org', date: null, what: 'made up for a test' }],
  ...changed,
});
const withDuty = (...duty: unknown[]) => draft({ duty });
const warningsIn = (documents: Record<string, unknown>) =>
  inspectContent(documents, Temporal.PlainDate.from('2026-11-25'))
    .filter(({ file, severity }) => file === 'duty.json' && severity === 'warning')
    .map(({ message }) => message);

test('a team with hours alone is told in the line, at once and when nobody has answered', () => {
  expect(errorsIn(withDuty(team()))).toEqual([]);
});

test('a team is reached by SMS, by e-mail, in a channel of Teams and in the line', () => {
  const teams = { way: 'teams', to: '19:Test_kanal-1@thread.tacv2' };
  const reach = [{ way: 'console' }, { way: 'sms', to: '+4520000000' }, { way: 'mail', to: 'vagt@example.org' }, teams];
  expect(errorsIn(withDuty(team({ reach })))).toEqual([]);
});

test.each([
  [{ reach: [{ way: 'sms', to: '20 00 00 00' }] }, 'duty.json testholdet reach.0.to'],
  [{ reach: [{ way: 'mail', to: 'vagten' }] }, 'duty.json testholdet reach.0.to'],
  [{ reach: [{ way: 'teams', to: 'Vagten' }] }, 'duty.json testholdet reach.0.to'],
  [{ reach: [{ way: 'teams', to: '19:meeting@thread.v2' }] }, 'duty.json testholdet reach.0.to'],
  [{ reach: [{ way: 'pigeon' }] }, 'duty.json testholdet reach.0.way'],
  [{ reach: [] }, 'duty.json testholdet reach'],
  [{ rungs: [4] }, 'duty.json testholdet rungs.0'],
  [{ phone: '12' }, 'duty.json testholdet phone'],
])('%j is refused, and where it stands is said', (changed, spot) => {
  expect(errorsIn(withDuty(team(changed)))).toEqual([spot]);
});

test('where anybody is on duty, somebody must be told at once', () => {
  expect(errorsIn(withDuty(team({ rungs: [3] })), 'messages')).toEqual([
    'nobody is told at once: give one of them rung 1',
  ]);
});

test('nobody told last, and nobody to ring, are work for the editors; an empty duty is none', () => {
  expect(warningsIn(withDuty(team()))).toEqual(['nobody is told last: give one of them rung 3']);
  expect(warningsIn(withDuty(team({ rungs: [1, 3] })))).toEqual(['told last, and no phone to ring them on']);
  expect(warningsIn(withDuty(team({ rungs: [1, 3], phone: '+4520000000' })))).toEqual([]);
  expect(warningsIn(withDuty())).toEqual([]);
});
