import { describe, expect, test } from '@jest/globals';
import { resolveAsked } from '../../src/knowledge/moment.ts';
import { copenhagen, wallTime } from '../support/copenhagen.ts';

/** "now", "2026-11-26T21:00", "2026-11-26T06:00/2026-11-26T10:00"; a span that begins now begins with "now/". */
function asked(when: string | null, now: string): string {
  const result = resolveAsked(when, copenhagen(now));
  if (result.is === 'now') return 'now';
  return result.is === 'moment' ? wallTime(result.at) : `${wallTime(result.from)}/${wallTime(result.to)}`;
}

/** Sentence, the words and when they are written, what they mean. */
type Row = [string, [when: string, now: string], string];

const wednesdayNoon = '2026-11-25T13:00';
const thursdayNight = '2026-11-26T03:10';

describe('now', () => {
  test.each([
    ['no word for a time', null],
    ['an empty word', ''],
    ['now', 'now'],
    ['now, and what the clock is', 'now+time:04:30'],
    ['today, a clock that has passed', 'today+time:09:00'],
    ['this morning, when it has passed', 'today+part:morning'],
  ])('%s is now', (_sentence, when) => expect(asked(when, wednesdayNoon)).toBe('now'));

  test('it is the moment asked, in Copenhagen', () => {
    const inNuuk = copenhagen(wednesdayNoon).withTimeZone('America/Nuuk');
    expect(wallTime(resolveAsked(null, inNuuk).at)).toBe(wednesdayNoon);
  });
});

describe('days', () => {
  test.each<Row>([
    ['today is what is left of it', ['today', wednesdayNoon], '2026-11-25T13:00/2026-11-26T00:00'],
    ['tomorrow is the whole day', ['tomorrow', wednesdayNoon], '2026-11-26T00:00/2026-11-27T00:00'],
    ['tomorrow after midnight is the next date', ['tomorrow', thursdayNight], '2026-11-27T00:00/2026-11-28T00:00'],
    ['a weekday is the next such day', ['weekday:fri', wednesdayNoon], '2026-11-27T00:00/2026-11-28T00:00'],
    ['the weekday of today is today', ['weekday:wed', wednesdayNoon], '2026-11-25T13:00/2026-11-26T00:00'],
    ['the weekday of yesterday is next week', ['weekday:tue', wednesdayNoon], '2026-12-01T00:00/2026-12-02T00:00'],
    ['the weekend is Saturday and Sunday', ['weekend', wednesdayNoon], '2026-11-28T00:00/2026-11-30T00:00'],
    ['on Saturday it is what is left of it', ['weekend', '2026-11-28T18:00'], '2026-11-28T18:00/2026-11-30T00:00'],
    ['on Sunday it is today', ['weekend', '2026-11-29T18:00'], '2026-11-29T18:00/2026-11-30T00:00'],
    [
      'tomorrow may be the day the clocks change',
      ['tomorrow', '2026-10-24T13:00'],
      '2026-10-25T00:00/2026-10-26T00:00',
    ],
  ])('%s', (_sentence, [when, now], expected) => expect(asked(when, now)).toBe(expected));
});

describe('clocks', () => {
  test.each<Row>([
    ['a clock that is still to come is today', ['time:21:00', wednesdayNoon], '2026-11-25T21:00'],
    ['a clock that has passed is tomorrow', ['time:09:00', wednesdayNoon], '2026-11-26T09:00'],
    ['the clock of this very minute is today', ['time:13:00', '2026-11-25T13:00:40'], '2026-11-25T13:00'],
    ['a clock tomorrow', ['tomorrow+time:09:00', wednesdayNoon], '2026-11-26T09:00'],
    ['a clock on a weekday', ['weekday:fri+time:09:00', wednesdayNoon], '2026-11-27T09:00'],
    ['a clock still to come on the weekday of today', ['weekday:wed+time:17:00', wednesdayNoon], '2026-11-25T17:00'],
    ['a clock that has passed on it is next week', ['weekday:wed+time:09:00', wednesdayNoon], '2026-12-02T09:00'],
    ['a clock tonight may be after midnight', ['tonight+time:02:00', wednesdayNoon], '2026-11-26T02:00'],
    ['a clock on Christmas Eve', ['holiday:christmas_eve+time:18:00', wednesdayNoon], '2026-12-24T18:00'],
  ])('%s', (_sentence, [when, now], expected) => expect(asked(when, now)).toBe(expected));
});

describe('parts of a day', () => {
  test.each<Row>([
    ['tonight is from five to the morning', ['tonight', wednesdayNoon], '2026-11-25T17:00/2026-11-26T07:00'],
    ['in the evening it is from now', ['tonight', '2026-11-25T20:00'], '2026-11-25T20:00/2026-11-26T07:00'],
    ['after midnight it is what is left of the night', ['tonight', thursdayNight], '2026-11-26T03:10/2026-11-26T07:00'],
    ['after seven it is the evening to come', ['tonight', '2026-11-26T07:00'], '2026-11-26T17:00/2026-11-27T07:00'],
    [
      'the morning, once it has passed, is the next',
      ['part:morning', wednesdayNoon],
      '2026-11-26T06:00/2026-11-26T10:00',
    ],
    ['the day, while it runs, is from now', ['part:day', wednesdayNoon], '2026-11-25T13:00/2026-11-25T17:00'],
    ['the afternoon is from noon to six', ['part:afternoon', '2026-11-25T08:00'], '2026-11-25T12:00/2026-11-25T18:00'],
    ['the evening is from five to eleven', ['part:evening', wednesdayNoon], '2026-11-25T17:00/2026-11-25T23:00'],
    ['the night is from ten to seven', ['part:night', wednesdayNoon], '2026-11-25T22:00/2026-11-26T07:00'],
    ['a night that runs is from now', ['today+part:night', thursdayNight], '2026-11-26T03:10/2026-11-26T07:00'],
    ['tomorrow morning', ['tomorrow+part:morning', wednesdayNoon], '2026-11-26T06:00/2026-11-26T10:00'],
    [
      'tomorrow night goes on into the day after',
      ['tomorrow+part:night', wednesdayNoon],
      '2026-11-26T22:00/2026-11-27T07:00',
    ],
    ['Friday evening', ['weekday:fri+part:evening', wednesdayNoon], '2026-11-27T17:00/2026-11-27T23:00'],
    [
      'Wednesday morning, asked at noon',
      ['weekday:wed+part:morning', wednesdayNoon],
      '2026-12-02T06:00/2026-12-02T10:00',
    ],
    [
      'Friday night, while it runs',
      ['weekday:fri+part:night', '2026-11-28T03:00'],
      '2026-11-28T03:00/2026-11-28T07:00',
    ],
    ['the evening of the weekend', ['weekend+part:evening', wednesdayNoon], '2026-11-28T17:00/2026-11-28T23:00'],
    ['that evening once it is over', ['weekend+part:evening', '2026-11-28T23:30'], '2026-11-29T17:00/2026-11-29T23:00'],
  ])('%s', (_sentence, [when, now], expected) => expect(asked(when, now)).toBe(expected));
});

describe('holidays', () => {
  test.each<Row>([
    ['Christmas Eve', ['holiday:christmas_eve', wednesdayNoon], '2026-12-24T00:00/2026-12-25T00:00'],
    ['Christmas is three days', ['holiday:christmas', wednesdayNoon], '2026-12-24T00:00/2026-12-27T00:00'],
    [
      'in the middle of it, what is left',
      ['holiday:christmas', '2026-12-25T12:00'],
      '2026-12-25T12:00/2026-12-27T00:00',
    ],
    ['after it, the next', ['holiday:christmas', '2026-12-27T12:00'], '2027-12-24T00:00/2027-12-27T00:00'],
    ['New Year’s Eve', ['holiday:new_years_eve', wednesdayNoon], '2026-12-31T00:00/2027-01-01T00:00'],
    ['Easter is Maundy Thursday to Monday', ['holiday:easter', wednesdayNoon], '2027-03-25T00:00/2027-03-30T00:00'],
    ['Pentecost is Sunday and Monday', ['holiday:pentecost', wednesdayNoon], '2027-05-16T00:00/2027-05-18T00:00'],
  ])('%s', (_sentence, [when, now], expected) => expect(asked(when, now)).toBe(expected));
});
