// The helplines as they are shipped: what may be said of them, when they answer, and who comes next.
import { describe, expect, test } from '@jest/globals';
import { helpline } from '../../src/knowledge/content-schema.ts';
import type { Helpline } from '../../src/knowledge/content-schema.ts';
import { isSayable } from '../../src/knowledge/freshness.ts';
import { copenhagen, inWords } from '../support/copenhagen.ts';
import { openingAt } from '../../src/knowledge/opening-hours.ts';
import { fitsGsm7, forbiddenIn, hasLink, lix } from '../support/plain-language.ts';
import { shippedFile } from './shipped-file.ts';

const helplines = helpline.array().parse(shippedFile('helplines'));
const named = (id: string): Helpline => helplines.find((one) => one.id === id)!;
const stands = (id: string, at: string): string => inWords(openingAt(named(id), copenhagen(at)));

/** The lines after a line, to the last; a circle ends where it closes. */
function chainFrom(id: string, behind: readonly string[] = []): string[] {
  const next = helplines.find((one) => one.id === id)?.ifNoAnswer ?? null;
  if (next === null) return [...behind, id];
  return behind.includes(id) ? [...behind, id, 'and round again'] : chainFrom(next, [...behind, id]);
}

test('there are at least thirty, each with its own id', () => {
  const ids = helplines.map(({ id }) => id);
  expect(ids.length).toBeGreaterThanOrEqual(30);
  expect(new Set(ids).size).toBe(ids.length);
});

test('who does not answer leads on to somebody who may be named, and never in a circle', () => {
  for (const { id } of helplines) {
    const after = chainFrom(id).slice(1);
    expect(after).not.toContain('and round again');
    expect(after.filter((next) => !isSayable(named(next)))).toEqual([]);
  }
});

test('in danger every chain ends at 112', () => {
  const inDanger = [
    'livslinien',
    'psykiatrien',
    'laegevagten',
    'lev-uden-vold',
    'offerraadgivning',
    'boernetelefonen',
    'politi-114',
  ];
  expect(inDanger.map((id) => chainFrom(id).at(-1))).toEqual(inDanger.map(() => 'alarm-112'));
});

test('what is said of them is plain, fits an SMS and has no link', () => {
  const texts = helplines.flatMap(({ about, name, shortName }) =>
    about ? [about.da, about.en].map((text) => ({ text, names: [name, shortName] })) : [],
  );
  expect(texts.filter(({ text }) => !fitsGsm7(text) || hasLink(text) || forbiddenIn(text).length > 0)).toEqual([]);
  expect(texts.filter(({ text, names }) => lix(text, names) > 25 || text.length > 160)).toEqual([]);
});

test('a line of low confidence is kept for staff and never said', () => {
  const doubtful = helplines.filter(({ confidence }) => confidence === 'low');
  expect(doubtful.length).toBeGreaterThan(0);
  expect(doubtful.filter((line) => isSayable(line))).toEqual([]);
});

test('nobody under a talk is offered the line for children, the line in Greenland, or a line for an illness', () => {
  const talk = helplines.filter((line) => line.for.includes('talk') && isSayable(line)).map(({ id }) => id);
  expect(talk).toEqual(['livslinien', 'startlinjen', 'sct-nicolai']);
});

describe('the doctor on call', () => {
  test.each([
    ['a weekday at 15:59', '2026-11-25T15:59', 'closed, opens 2026-11-25T16:00'],
    ['a weekday at 16', '2026-11-25T16:00', 'open until 2026-11-26T08:00'],
    ['a Saturday at noon', '2026-11-28T12:00', 'open until 2026-11-30T08:00'],
    ['a Sunday night, to Monday 8', '2026-11-30T03:00', 'open until 2026-11-30T08:00'],
    ['a Monday at 8', '2026-11-30T08:00', 'closed, opens 2026-11-30T16:00'],
    ['Christmas Day, a Friday, at noon', '2026-12-25T12:00', 'open until 2026-12-28T08:00'],
    ['Maundy Thursday at noon', '2027-03-25T12:00', 'open until 2027-03-30T08:00'],
    ['Christmas Eve at ten, which is no public holiday', '2026-12-24T10:00', 'closed, opens 2026-12-24T16:00'],
  ])('on %s', (_, at, expected) => expect(stands('laegevagten', at)).toBe(expected));
});

describe('the line against suicide', () => {
  test.each([
    ['2026-11-25T22:30', 'open until 2026-11-26T05:00'],
    ['2026-11-26T05:00', 'closed, opens 2026-11-26T09:00'],
    ['2026-12-25T09:00', 'open until 2026-12-26T05:00'],
  ])('at %s', (at, expected) => expect(stands('livslinien', at)).toBe(expected));
});

test.each([
  'alarm-112',
  'politi-114',
  'psykiatrien',
  'lev-uden-vold',
  'offerraadgivning',
  'boernetelefonen',
  'giftlinjen',
])('%s answers at every hour, also on the days that close doors', (id) => {
  const hours = ['2026-11-25T13:00', '2026-11-29T07:30', '2026-12-24T20:00', '2026-12-25T10:00', '2027-06-05T12:00'];
  expect(hours.map((at) => stands(id, at))).toEqual(hours.map(() => 'open round the clock'));
});

test('a line whose hours nobody knows is not called open', () => {
  expect(stands('alkolinjen', '2026-11-25T13:00')).toBe('unknown');
});
