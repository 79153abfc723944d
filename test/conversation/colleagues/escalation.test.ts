// The ladder on paper: when who is told, rule by rule, each with its twin.
import { describe, expect, test } from '@jest/globals';
import { firstRung, hold, leavesSilence, letGo, nextRung, whomToRing } from '../../../src/conversation/escalation.ts';
import type { Waits } from '../../../src/conversation/escalation.ts';
import { copenhagen } from '../../support/copenhagen.ts';
import { onDuty } from './made-up-duty.ts';
import '../../temporal-equality.ts';

const noon = copenhagen('2026-11-25T13:00').toInstant();
const at = (minutes: number) => noon.add({ seconds: Math.round(minutes * 60) });

const first = onDuty('foerste', { rungs: [1, 2], reach: [{ way: 'console' }, { way: 'sms', to: '+4520000001' }] });
const second = onDuty('anden', { rungs: [2], reach: [{ way: 'mail', to: 'anden@example.org' }] });
const last = onDuty('sidste', { rungs: [3], reach: [{ way: 'sms', to: '+4520000003' }], phone: '+4520000003' });
const duty = [first, second, last];
const sms = (to: string) => ({ route: 'staff_sms', to });
const mail = { route: 'staff_mail', to: 'anden@example.org' };

const idle = { duty, busy: false };
const danger = (changed: Partial<Waits> = {}): Waits => ({
  ...{ reason: 'danger', state: 'open', rung: 1, nextRungAt: at(3), heldUntil: null, heldBy: null },
  ...changed,
});
const asked = (changed: Partial<Waits> = {}) => danger({ reason: 'asked_for_human', nextRungAt: at(15), ...changed });
const rungAt = (waits: Waits, minutes: number, around: Partial<typeof idle> = {}) =>
  nextRung(waits, { ...idle, ...around, now: at(minutes) });

describe('danger', () => {
  test('tells everybody on duty at once', () => {
    expect(firstRung('danger', { duty, now: noon })).toEqual({
      rung: 1,
      nextRungAt: at(3),
      rings: [sms('+4520000001')],
    });
  });

  test('after 3 minutes tells them again, and the next; not a second before', () => {
    expect(rungAt(danger(), 2.98)).toBeNull();
    expect(rungAt(danger(), 3)).toEqual({ rung: 2, nextRungAt: at(8), rings: [sms('+4520000001'), mail] });
  });

  test('after 8 minutes tells the last, and then nobody more', () => {
    const waits = danger({ rung: 2, nextRungAt: at(8) });
    expect(rungAt(waits, 7.98)).toBeNull();
    expect(rungAt(waits, 8)).toEqual({ rung: 3, nextRungAt: null, rings: [sms('+4520000003')] });
    expect(rungAt(danger({ rung: 3, nextRungAt: null }), 500)).toBeNull();
  });
});

test('who asked for a human: after 15 and 45 minutes', () => {
  expect(firstRung('asked_for_human', { duty, now: noon })).toMatchObject({ rung: 1, nextRungAt: at(15) });
  expect(rungAt(asked(), 14.98)).toBeNull();
  expect(rungAt(asked(), 15)).toMatchObject({ rung: 2, nextRungAt: at(45) });
  expect(rungAt(asked({ rung: 2, nextRungAt: at(45) }), 45)).toMatchObject({ rung: 3, nextRungAt: null });
});

describe('a colleague with a danger in hand', () => {
  test('sends the next danger on after 1 minute', () => {
    expect(rungAt(danger(), 0.98, { busy: true })).toBeNull();
    expect(rungAt(danger(), 1, { busy: true })).toMatchObject({ rung: 2 });
    expect(rungAt(danger(), 1)).toBeNull();
  });

  test('changes nothing for who asked for a human, nor later on the ladder', () => {
    expect(rungAt(asked(), 1, { busy: true })).toBeNull();
    expect(rungAt(danger({ rung: 2, nextRungAt: at(8) }), 7, { busy: true })).toBeNull();
  });
});

describe('"I am on my way"', () => {
  const by = { id: 'staff-1', name: 'Prøve Person' };

  test('holds the ladder for 5 minutes, also of a busy house', () => {
    const held = hold(danger(), by, at(1));
    expect(held).toMatchObject({ heldUntil: at(6), heldBy: by });
    expect(rungAt(held, 5.98, { busy: true })).toBeNull();
    expect(rungAt(held, 6)).toMatchObject({ rung: 2 });
  });

  test('makes nobody wait for less than the ladder would', () => {
    expect(hold(asked(), by, at(1)).nextRungAt).toEqual(at(15));
  });

  test('at the end of the ladder has the last ones told again, if nobody came', () => {
    const held = hold(danger({ rung: 3, nextRungAt: null }), by, at(9));
    expect(rungAt(held, 13.98)).toBeNull();
    expect(rungAt(held, 14)).toEqual({ rung: 3, nextRungAt: null, rings: [sms('+4520000003')] });
  });
});

test('"I cannot" tells the next now, and nobody where there is no next', () => {
  expect(rungAt(letGo(hold(danger(), null, at(1)), at(2)), 2)).toMatchObject({ rung: 2 });
  expect(rungAt(letGo(danger({ rung: 3, nextRungAt: null }), at(9)), 9)).toBeNull();
});

test.each(['taken', 'closed'] as const)('what is %s tells nobody', (state) => {
  expect(rungAt(danger({ state }), 60)).toBeNull();
});

describe('with nobody on duty', () => {
  const morning = copenhagen('2026-11-26T09:00').toInstant();
  const byDay = [onDuty('dagholdet', { rungs: [1, 2] }, { opens: '09:00', closes: '12:00' })];

  test('the ladder waits for who comes next, and begins then', () => {
    const waits = firstRung('danger', { duty: byDay, now: noon });
    expect(waits).toEqual({ rung: 0, nextRungAt: morning, rings: [] });
    expect(nextRung(danger(waits), { duty: byDay, busy: false, now: morning.subtract({ seconds: 1 }) })).toBeNull();
    expect(nextRung(danger(waits), { duty: byDay, busy: false, now: morning })).toMatchObject({ rung: 1 });
  });

  test('without any duty there is no ladder', () => {
    expect(firstRung('danger', { duty: [], now: noon })).toEqual({ rung: 0, nextRungAt: null, rings: [] });
  });

  test('at once, those who are there of a later rung are told', () => {
    expect(firstRung('danger', { duty: [...byDay, last], now: noon })).toMatchObject({ rung: 3, nextRungAt: null });
  });
});

test('silence is owned up to where somebody was told and did not answer, and only once a rung', () => {
  const onRung = (rung: number) => ({ rung, nextRungAt: null, rings: [] });
  expect([leavesSilence({ rung: 1 }, onRung(2)), leavesSilence({ rung: 2 }, onRung(3))]).toEqual([true, true]);
  expect([leavesSilence({ rung: 0 }, onRung(1)), leavesSilence({ rung: 3 }, onRung(3))]).toEqual([false, false]);
});

test('at the end of the ladder the last ones are rung, else whoever has a phone', () => {
  expect(whomToRing(duty, noon)).toEqual([{ team: 'sidste', phone: '+4520000003' }]);
  const asleep = onDuty('sover', { rungs: [3], phone: '+4520000004' }, { opens: '01:00', closes: '02:00' });
  expect(whomToRing([first, asleep], noon)).toEqual([{ team: 'sover', phone: '+4520000004' }]);
  expect(whomToRing([first], noon)).toEqual([]);
});

test('a team in Teams is told in its channel, on each rung it stands on', () => {
  const to = '19:testkanal@thread.tacv2';
  const inTeams = onDuty('holdet', { rungs: [1, 2], reach: [{ way: 'teams', to }] });
  const rings = [{ route: 'teams', to }];
  expect(firstRung('danger', { duty: [inTeams], now: noon })).toMatchObject({ rung: 1, rings });
  expect(nextRung(danger(), { duty: [inTeams], busy: false, now: at(3) })).toMatchObject({ rung: 2, rings });
});
