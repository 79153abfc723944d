// Every kind of answer in every language, with the longest real names: it can be sent, and it is easy to read.
import { describe, expect, test } from '@jest/globals';
import { countSegments } from '../../src/answers/segments.ts';
import { doorOf } from '../../src/answers/say-contact.ts';
import type { Pen } from '../../src/answers/pen.ts';
import type { PlainKey, ToSay } from '../../src/answers/to-say.ts';
import { roomNames } from '../../src/knowledge/content-schema.ts';
import { isSayable } from '../../src/knowledge/freshness.ts';
import type { Found } from '../../src/knowledge/found.ts';
import { openingAt } from '../../src/knowledge/opening-hours.ts';
import type { Filter, Language, Need } from '../../src/vocabulary.ts';
import { copenhagen } from '../support/copenhagen.ts';
import { fitsGsm7, forbiddenIn, hasLink, lix, questionsIn } from '../support/plain-language.ts';
import {
  contactAt,
  nobodyOnDuty,
  placesAt,
  replyTo,
  shippedGuides,
  shippedHelplines,
  shippedPhrases,
  shippedPlaces,
} from '../support/said.ts';

const needs: Need[] = ['open_now', 'warm_room', 'food', 'sleep', 'toilet', 'shower', 'laundry', 'clothes', 'doctor'];
const everyFilter: Record<Filter, true> = {
  dog: true,
  women: true,
  no_cpr: true,
  free: true,
  wheelchair: true,
  intoxicated_ok: true,
  greenlandic: true,
  youth: true,
  couples: true,
  children: true,
  sober: true,
  anonymous: true,
  english: true,
};
const filters = Object.keys(everyFilter) as Filter[];
const languages = ['da', 'kl', 'en'] as const;
const clocks = ['2026-11-25T13:00', '2026-11-26T03:10', '2026-11-28T18:00', '2026-11-29T07:30', '2026-12-24T22:00'];
const names = [...shippedPlaces, ...shippedHelplines]
  .flatMap((entry) => [entry.shortName, 'address' in entry ? (entry.address?.street ?? '') : ''])
  .filter((name) => name !== '');
const sayable = shippedPlaces.filter(isSayable);
const warmRooms = sayable.filter(({ kinds }) =>
  ['warm_room', 'night_room', 'drop_in'].some((kind) => kinds.includes(kind as 'warm_room')),
);
const asWritten = { say: (_: string, { name } = { name: '' }) => name } as unknown as Pen;
const longest = sayable
  .toSorted((one, other) => doorOf(other, asWritten).length - doorOf(one, asWritten).length)
  .slice(0, 3);

/** What is wrong with an answer, in each language and to a stranger too; empty when it may be sent. */
function faults(toSay: ToSay | ToSay[], at: string): string[] {
  return languages.flatMap((language) =>
    [true, false].flatMap((isFirst) => {
      const { text } = replyTo(toSay, { at, language, isFirst });
      const most = isFirst ? 3 : 2;
      return [
        ...(countSegments(text) > most ? [`more than ${most} segments`] : []),
        ...(fitsGsm7(text) ? [] : ['not GSM-7']),
        ...(hasLink(text) ? ['a link'] : []),
        ...(questionsIn(text) > 1 ? ['two questions'] : []),
        ...(measured(toSay, language) && lix(text, names) > 25 ? [`LIX ${Math.round(lix(text, names))}`] : []),
        ...forbiddenIn(text),
        ...(/\{|undefined|null|\s\s|\.\.|,,| \./.test(text) ? ['a hole'] : []),
      ].map((fault) => `${language}: ${fault}: ${text}`);
    }),
  );
}

/** LIX is a measure of Danish and near enough for English; the English of guides is weighed where they are written. */
const measured = (toSay: ToSay | ToSay[], language: Language) =>
  language === 'da' || (language === 'en' && !('say' in toSay && toSay.say === 'guide'));

const plainKeys = Object.keys(shippedPhrases().languages.da['plain'] ?? {}).filter(
  (key) => !/_(talk|ending)$|presentation|secret|also/.test(key),
) as PlainKey[];

test.each(plainKeys)('the plain answer "%s"', (key) => {
  const talk = contactAt('sociale-skadestue', copenhagen('2026-11-25T22:30'));
  const values = { name: 'Bo- og Gadeteamet Aalborg' };
  expect(faults({ say: 'plain', key, talk, values }, '2026-11-25T22:30')).toEqual([]);
});

test.each(shippedGuides.map(({ id }) => id))('the guide "%s" at every kind of hour', (id) => {
  const guide = shippedGuides.find((one) => one.id === id)!;
  const all = clocks.flatMap((at) => {
    const contacts = new Map(
      [...shippedPlaces, ...shippedHelplines].map((entry) => [entry.id, contactAt(entry.id, copenhagen(at))] as const),
    );
    const rooms = warmRooms.flatMap(({ id }) => {
      const room = contactAt(id, copenhagen(at));
      const chosen = Object.keys(roomNames).map((name) => [name, room] as const);
      return faults({ say: 'guide', guide, contacts: new Map([...contacts, ...chosen]) }, at);
    });
    return [...faults({ say: 'guide', guide, contacts }, at), ...rooms];
  });
  expect(all).toEqual([]);
});

/** Open for some hours more, whatever its own hours are. */
function openTill(place: Found['place'], at: string, facts: Partial<Found> = {}): Found {
  const until = copenhagen(at).add({ hours: 6 }).with({ minute: 30 });
  return {
    place,
    group: 1,
    opening: { state: 'open', until, lastEntryAt: null, because: 'regular_hours' },
    periods: [],
    isNear: null,
    unknownFilters: [],
    ...facts,
  };
}

describe('places', () => {
  test.each(needs)('of the longest names, for %s, open or not', (need) => {
    const all = clocks.flatMap((at) => {
      const talk = contactAt('sociale-skadestue', copenhagen(at));
      const callFirst = contactAt('svenstrupgaard', copenhagen(at));
      const open = placesAt(at, [], {
        need,
        places: longest.map((place) => openTill(place, at)),
        hasMore: true,
        talk,
        callFirst,
      });
      const none = placesAt(at, ['kk-varmestue-dag'], { need, places: [], talk, callFirst });
      return [open, none, { ...open, cold: true }, { ...none, cold: true }].flatMap((toSay) => faults(toSay, at));
    });
    expect(all).toEqual([]);
  });

  test.each(filters)('with the wish "%s" nobody has a fact about', (filter) => {
    const at = '2026-11-25T22:30';
    const talk = contactAt('sociale-skadestue', copenhagen(at));
    const places = longest.slice(0, 1).map((place) => openTill(place, at, { unknownFilters: [filter] }));
    expect(faults(placesAt(at, [], { filters: [filter], places, talk, saysNo: longest[1]! }), at)).toEqual([]);
  });
});

describe('one place', () => {
  const aspects = ['hours', 'address', 'phone', 'price', 'rules', 'room'] as const;
  test.each(aspects)('each of those that may be said: its %s', (aspect) => {
    const entries = [...sayable, ...shippedHelplines.filter(isSayable)];
    const all = entries.flatMap((entry) =>
      clocks.slice(0, 3).flatMap((clock) => {
        const at = copenhagen(clock);
        const ask = 'askAt' in entry && entry.askAt ? contactAt(entry.askAt, at) : null;
        const about = {
          entry,
          aspect,
          asked: { is: 'now', at } as const,
          opening: openingAt(entry, at),
          periods: [],
          filters: [],
          ask,
        };
        return faults({ say: 'place', ...about }, clock);
      }),
    );
    expect(all).toEqual([]);
  });
});

describe('a human, and not understood', () => {
  test.each(clocks)('at %s, with duty and without', (at) => {
    const team = 'Bo- og Gadeteamet Aalborg';
    const humans = [
      nobodyOnDuty(at, ['sociale-skadestue']),
      { now: { team, until: copenhagen(at).add({ hours: 3 }) }, next: null, talk: [], office: null },
      { ...nobodyOnDuty(at, ['livslinien']), next: { team, from: copenhagen(at).add({ days: 9 }) } },
    ];
    const all = humans.flatMap((human) => [
      ...faults({ say: 'human', human }, at),
      ...faults({ say: 'not_understood', times: 1, human }, at),
      ...faults({ say: 'not_understood', times: 2, human }, at),
    ]);
    expect(all).toEqual([]);
  });
});

test('an answer that is too long, hard to read or has a hole would be seen', () => {
  const long = 'Kommunens sagsbehandlere behandler ansøgninger vedrørende boliganvisning. '.repeat(5);
  const guide = { ...shippedGuides[0]!, steps: [{ text: { da: `${long} {gone}`, en: long } }] };
  const all = faults({ say: 'guide', guide, contacts: new Map() }, clocks[0]!);
  expect(all.some((fault) => fault.startsWith('da: more than 2 segments'))).toBe(true);
  expect(all.some((fault) => fault.startsWith('da: LIX'))).toBe(true);
  expect(all.some((fault) => fault.startsWith('da: a hole'))).toBe(true);
});
