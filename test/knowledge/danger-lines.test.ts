// Whom a danger text names: at every hour of ordinary weeks and of the weeks in which doors close, per kind of danger.
import { describe, expect, test } from '@jest/globals';
import { dangerLines, helpline, place, urgentKind } from '../../src/knowledge/content-schema.ts';
import { isSayable, mayBeSaid } from '../../src/knowledge/freshness.ts';
import { openingAt } from '../../src/knowledge/opening-hours.ts';
import type { UrgentKind } from '../../src/vocabulary.ts';
import { copenhagen } from '../support/copenhagen.ts';
import { shippedFile } from './shipped-file.ts';

const lines = dangerLines.parse(shippedFile('danger-lines'));
const helplines = helpline.array().parse(shippedFile('helplines'));
const places = place.array().parse(shippedFile('places'));
const entryOf = (id: string) => [...helplines, ...places].find((entry) => entry.id === id);
const kinds = urgentKind.options;

/** What keeps a line out of a danger text. */
function faultOf(id: string): string | null {
  const entry = entryOf(id);
  if (entry === undefined) return 'not in content';
  if (!isSayable(entry)) return 'never said';
  if (!entry.phones.some((phone) => mayBeSaid(phone, entry))) return 'no number that may be said';
  return null;
}

const isOpen = (id: string, at: Temporal.ZonedDateTime): boolean => openingAt(entryOf(id)!, at).state === 'open';
const openLines = (kind: UrgentKind, at: string): string[] =>
  (lines[kind] ?? []).filter((id) => isOpen(id, copenhagen(at)));

/** On working days from 8 to 16 the doctor is one's own, who is in no list: the text stands on 112 alone. */
function standsOn112(kind: UrgentKind, at: Temporal.ZonedDateTime): boolean {
  return kind === 'medical' && at.hour >= 8 && at.hour < 16;
}

function hoursOfWeekFrom(monday: string): Temporal.ZonedDateTime[] {
  const start = copenhagen(`${monday}T00:00`);
  return Array.from({ length: 7 * 24 }, (_, hour) => start.add({ hours: hour }));
}

describe('every line of a danger text', () => {
  test('exists, may be said and has a number', () => {
    expect(Object.keys(lines).sort()).toEqual([...kinds].sort());
    const faults = Object.values(lines)
      .flat()
      .map((id) => [id, faultOf(id)]);
    expect(faults.filter(([, fault]) => fault !== null)).toEqual([]);
  });

  test('would be refused when nobody knows it, when it is doubtful, or when its number is', () => {
    expect(['testhuset', 'nattjenesten', 'startlinjen'].map(faultOf)).toEqual([
      'not in content',
      'never said',
      'no number that may be said',
    ]);
  });

  test('fits its kind: none is there to fill a list', () => {
    expect(lines.violence).toEqual(['lev-uden-vold']);
    expect(Object.values(lines).flat()).not.toContain('giftlinjen');
    expect(lines.suicide).not.toContain('boernetelefonen');
  });

  test('can be dialled from a Danish phone: the line in Greenland waits until somebody has tried', () => {
    expect(Object.values(lines).flat()).not.toContain('tusaannga');
  });

  test('after violence and assault is no house: others may hold the phone', () => {
    const houses = places.map(({ id }) => id);
    expect([...(lines.violence ?? []), ...(lines.sexual_assault ?? [])].filter((id) => houses.includes(id))).toEqual(
      [],
    );
  });
});

describe.each([
  ['an ordinary week', '2026-11-23'],
  ['the week of Christmas', '2026-12-21'],
  ['the week of New Year', '2026-12-28'],
  ['the week of Easter, with its 23-hour Sunday', '2027-03-22'],
  ['the week of Constitution Day', '2027-05-31'],
])('in %s', (_, monday) => {
  test.each(kinds)('at every hour a line for %s is open, or the text stands on 112 alone', (kind) => {
    const silent = hoursOfWeekFrom(monday).filter(
      (at) => !standsOn112(kind, at) && !(lines[kind] ?? []).some((id) => isOpen(id, at)),
    );
    expect(silent.map(String)).toEqual([]);
  });
});

describe('best first, and only what is open', () => {
  test.each<[UrgentKind, string, string[]]>([
    ['suicide', '2026-11-25T22:30', ['sociale-skadestue', 'livslinien', 'psykiatrien', 'laegevagten']],
    ['suicide', '2026-11-26T06:00', ['sociale-skadestue', 'psykiatrien', 'laegevagten']],
    ['suicide', '2026-11-29T07:20', ['psykiatrien', 'laegevagten']],
    ['suicide', '2026-11-25T08:30', ['psykiatrien']],
    ['suicide', '2026-11-25T13:00', ['livslinien', 'psykiatrien']],
    ['child', '2026-11-24T23:10', ['politi-114', 'boernetelefonen']],
    ['medical', '2026-11-25T13:00', []],
    ['medical', '2026-12-25T13:00', ['laegevagten']],
    ['freezing', '2026-11-29T07:30', ['svenstrupgaard']],
    ['sexual_assault', '2026-11-28T03:00', ['offerraadgivning']],
    ['psychosis', '2026-11-28T20:00', ['psykiatrien', 'sociale-skadestue', 'laegevagten']],
  ])('%s at %s', (kind, at, expected) => expect(openLines(kind, at)).toEqual(expected));
});
