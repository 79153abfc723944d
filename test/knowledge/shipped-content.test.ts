// The curated facts as they are shipped: whole, honest about their age, and never what must not be said.
import { describe, expect, test } from '@jest/globals';
import { isSayable, mayBeSaid } from '../../src/knowledge/freshness.ts';
import { checkContent, contentFiles } from '../../src/knowledge/load-content.ts';
import { forbiddenIn, lix } from '../support/plain-language.ts';
import { shippedFile } from './shipped-file.ts';

const documents = Object.fromEntries(
  Object.entries(contentFiles).map(([kind, file]) => [kind, shippedFile(file.replace('.json', ''))]),
);
const checked = checkContent(documents);
if ('problems' in checked) throw new Error(checked.problems.map((one) => Object.values(one).join('  ')).join('\n'));
const { places, landmarks, events, duty } = checked.content;
const named = (id: string) => places.find((place) => place.id === id)!;
const openHours = (id: string) => named(id).schedules.filter((period) => period.for === 'open');

test('there are enough to be of use: 45 places, 55 landmarks and areas', () => {
  expect(places.length).toBeGreaterThanOrEqual(45);
  expect(landmarks.length).toBeGreaterThanOrEqual(55);
  expect(landmarks.filter(({ kind }) => kind === 'area').map(({ name }) => name)).toEqual(
    expect.arrayContaining(['Nørresundby', 'Vestbyen', 'Aalborg Øst', 'Svenstrup', 'Hasseris', 'Vejgaard', 'Midtbyen']),
  );
});

test('no duty hours are known, so none are shipped', () => {
  expect(duty).toEqual([]);
});

describe('how old a fact is', () => {
  test.each(['kk-varmestue-dag', 'kk-natvarmestue', 'fh-moelleplads', 'parasollen'])(
    'the hours of %s are of the source that states them, in June 2020',
    (id) => {
      expect(new Set(openHours(id).map(({ asOf }) => asOf))).toEqual(new Set(['2020-06-04']));
    },
  );

  test('nobody has confirmed anything: collecting is not checking', () => {
    expect([...places, ...events].filter(({ assured }) => assured !== null)).toEqual([]);
  });
});

describe('what is doubtful is known and never said', () => {
  test.each([
    'kk-herberg',
    'reden',
    'kofoeds-skole',
    'helle-vestbyen',
    'wc-kildeparken',
    'nordkraft',
    'skurbyen',
    'hytteby',
  ])('%s', (id) => {
    expect(isSayable(named(id))).toBe(false);
  });

  test('the hostel that may have moved is marked as that', () => {
    expect(named('kk-herberg').status).toBe('possibly_moved');
  });

  test('the address of the hospital waits for somebody to confirm the move', () => {
    const hospital = named('aalborg-uh');
    expect(mayBeSaid(hospital.address!, hospital)).toBe(false);
    expect(mayBeSaid(hospital.phones[0]!, hospital)).toBe(true);
  });

  test('of the toilets only the two hellesteder are said', () => {
    const toilets = places.filter((place) => place.offers.includes('toilet') && isSayable(place));
    expect(toilets.map(({ id }) => id)).toEqual(['helle-kildeparken', 'helle-medborgerhuset']);
  });

  test('no place is known with a shower, a laundry or lockers', () => {
    const offers = places.flatMap((place) => place.offers);
    expect(offers.filter((offer) => ['shower', 'laundry', 'storage', 'clothes'].includes(offer))).toEqual([]);
  });
});

describe('no hours are kept that nobody stated', () => {
  test.each(['helle-kildeparken', 'helle-medborgerhuset', 'nofo', 'psykiatriens-hus', 'csi', 'bib-vejgaard'])(
    '%s',
    (id) => {
      expect(named(id).schedules).toEqual([]);
    },
  );

  test('which Sundays the café is open is not known', () => {
    const sunday = openHours('parasollen').find(({ days }) => days.includes('sun'));
    expect(sunday).toMatchObject({ everyWeeks: 2, startingOn: null });
  });
});

describe('the crisis centre', () => {
  test('has no address and no position', () => {
    expect(named('krisecenter')).toMatchObject({ secretAddress: true, address: null, position: null });
  });

  test('can be rung', () => {
    const centre = named('krisecenter');
    expect(centre.phones.some((phone) => mayBeSaid(phone, centre))).toBe(true);
  });
});

test('a word that means a kind of place names none of them', () => {
  const generic = [
    'varmestuen',
    'varmestue',
    'herberget',
    'herberg',
    'forsorgshjemmet',
    'krisecentret',
    'hellestedet',
    'toilettet',
    'gaden',
    'torvet',
    'byen',
  ];
  const words = [...places, ...landmarks].flatMap(({ name, aka }) => [name, ...aka]).map((word) => word.toLowerCase());
  expect(words.filter((word) => generic.includes(word))).toEqual([]);
});

test('a position is either sourced or called an estimate, and an estimate is no more exact than a street', () => {
  const positions = [...places, ...landmarks].flatMap(({ position }) => position ?? []);
  const estimates = positions.filter(({ source }) => source.startsWith('estimate: '));
  expect(estimates.length).toBeGreaterThan(20);
  expect(Math.min(...estimates.map(({ accuracyMeters }) => accuracyMeters))).toBeGreaterThanOrEqual(120);
});

describe('what Ly says of a place', () => {
  const names = places.flatMap(({ name, shortName, address }) => [
    name,
    shortName,
    ...(address ? [address.street] : []),
  ]);
  const sentences = places.flatMap(({ id, about, houseRules, price }) =>
    [about, houseRules, price?.text].flatMap((texts) =>
      Object.values(texts ?? {}).map((text) => ({ id, text: text! })),
    ),
  );

  test('has short words and short sentences', () => {
    expect(sentences.filter(({ text }) => lix(text, names) > 25)).toEqual([]);
  });

  test('has no word of the office, and does not shout', () => {
    expect(sentences.filter(({ text }) => forbiddenIn(text).length > 0)).toEqual([]);
  });

  test('leaves room for the rest of the message', () => {
    expect(sentences.filter(({ text }) => text.length > 140)).toEqual([]);
  });

  test('is said of every place that may be named', () => {
    expect(places.filter((place) => isSayable(place) && place.about === null).map(({ id }) => id)).toEqual([]);
  });
});
