// Danger at every hour of a week and on every holiday: what is said can be sent, and every line named is open.
import { describe, expect, test } from '@jest/globals';
import { phoneOf } from '../../src/answers/say-contact.ts';
import { countSegments } from '../../src/answers/segments.ts';
import type { Opening } from '../../src/knowledge/opening.ts';
import type { Contact, ToSay } from '../../src/answers/to-say.ts';
import type { Language, UrgentKind } from '../../src/vocabulary.ts';
import { copenhagen, wallTime } from '../support/copenhagen.ts';
import { fitsGsm7, forbiddenIn, hasLink, questionsIn } from '../support/plain-language.ts';
import { contactAt, foundAt, shippedDangerLines, shippedAnswers } from '../support/said.ts';

type Danger = Extract<ToSay, { say: 'danger' }>;

const kinds = Object.keys(shippedDangerLines) as UrgentKind[];
const holidays = [
  '2026-12-24',
  '2026-12-25',
  '2026-12-26',
  '2026-12-31',
  '2027-01-01',
  '2027-03-25',
  '2027-03-26',
  '2027-03-28',
  '2027-03-29',
  '2027-05-06',
  '2027-05-16',
  '2027-06-05',
];
const week = ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27', '2026-11-28', '2026-11-29'];
const hours = [...week, ...holidays].flatMap((day) =>
  Array.from({ length: 24 }, (_, hour) => copenhagen(`${day}T${String(hour).padStart(2, '0')}:30`)),
);

const openLines = (kind: UrgentKind, at: Temporal.ZonedDateTime): Contact[] =>
  shippedDangerLines[kind].map((id) => contactAt(id, at)).filter(({ opening }) => opening.state === 'open');

/** One hour for each set of lines and doors that are open: what is said depends on nothing else. */
function differentHours(kind: UrgentKind): Temporal.ZonedDateTime[] {
  const until = ({ opening }: { opening: Opening }) =>
    opening.state === 'open' ? String(opening.until?.toPlainTime()) : '';
  const standing = (at: Temporal.ZonedDateTime) =>
    [...openLines(kind, at), foundAt(nightRoom, at)]
      .map((one) => until(one) + ('entry' in one ? one.entry.id : ''))
      .join();
  return [...Map.groupBy(hours, standing).values()].flatMap(([first]) => (first ? [first] : []));
}

const nightRoom = 'kk-natvarmestue';

function everyDanger(kind: UrgentKind, at: Temporal.ZonedDateTime): Danger[] {
  const lines = openLines(kind, at).slice(0, 2);
  const human = {
    now: { team: 'Bo- og Gadeteamet Aalborg', until: at.add({ hours: 5 }) },
    next: null,
    talk: [],
    office: null,
  };
  const shelter = foundAt(nightRoom, at);
  return (['self', 'other'] as const).flatMap((about) =>
    [true, false].flatMap((immediate) =>
      [true, false].map((again): Danger => ({ say: 'danger', kind, about, immediate, lines, shelter, human, again })),
    ),
  );
}

/** What is wrong with a danger text; empty when it may be sent. */
function faults(text: string, kind: UrgentKind, at: Temporal.ZonedDateTime): string[] {
  const [first = '', second = ''] = text.split(/(?<=[.?])\s/);
  const closed = shippedDangerLines[kind]
    .map((id) => contactAt(id, at))
    .filter(({ opening }) => opening.state !== 'open');
  return [
    ...(/\b112\b/.test(first + second) ? [] : ['112 comes late']),
    ...(fitsGsm7(text) ? [] : ['not GSM-7']),
    ...(hasLink(text) ? ['a link'] : []),
    ...(countSegments(text) > 3 ? ['more than three segments'] : []),
    ...(questionsIn(text) > 1 ? ['more than one question'] : []),
    ...(/\b20\d\d\b/.test(text) ? ['a year'] : []),
    ...forbiddenIn(text),
    ...closed
      .map(({ entry }) => phoneOf(entry))
      .filter((phone) => phone !== null && text.includes(phone))
      .map((phone) => `${phone} is closed`),
  ];
}

describe.each(kinds)('danger: %s', (kind) => {
  /** On weekdays from 8 to 16 it is their own doctor, whose number nobody here can know. */
  const ownDoctor = (at: Temporal.ZonedDateTime) =>
    kind === 'medical' && at.dayOfWeek <= 5 && at.hour >= 8 && at.hour < 16;

  test('at every hour a line that fits is open', () => {
    expect(hours.filter((at) => openLines(kind, at).length === 0 && !ownDoctor(at)).map(wallTime)).toEqual([]);
  });

  test.each(['da', 'kl', 'en'] as const)('at every hour the text in %s can be sent', (language: Language) => {
    const faulty = differentHours(kind).flatMap((at) =>
      everyDanger(kind, at).flatMap((danger) => {
        const { text } = shippedAnswers.writeReply([danger], { language, channel: 'sms', at, isFirst: true });
        return faults(text, kind, at).map((fault) => `${wallTime(at)} ${danger.about}: ${fault}: ${text}`);
      }),
    );
    expect(faulty.slice(0, 5)).toEqual([]);
  });
});

test('a text with 112 too late, a year, two questions or a closed line would be seen', () => {
  const at = copenhagen('2026-11-29T07:30');
  const text = 'Hej. Hvor er du? Er du ude? Ring 112. Livslinien 70 20 12 01 (2026).';
  expect(faults(text, 'suicide', at)).toEqual([
    '112 comes late',
    'more than one question',
    'a year',
    '70 20 12 01 is closed',
  ]);
});
