// When, where, which place, with what wishes, how old.
import { describe, expect, test } from '@jest/globals';
import { meaningOf, understand } from '../../support/understanding.ts';

describe('when', () => {
  test.each([
    ['hvor er der åbent nu', 'now'],
    ['hvor kan jeg sove i nat', 'tonight'],
    ['er der åbent i morgen', 'tomorrow'],
    ['aqagu sumi nerisinnaavunga', 'tomorrow'],
    ['er der åbent på søndag', 'weekday:sun'],
    ['er der mad juleaften', 'holiday:christmas_eve'],
    ['toilet om natten', 'part:night'],
    ['er der åbent fredag kl 21.30', 'time:21:30+weekday:fri'],
    ['food at 5pm', 'time:17:00'],
    ['is there food after 6 tomorrow', 'time:18:00+tomorrow'],
    ['a place to sit at 3 in the night', 'part:night+time:03:00'],
    ['har apoteket åbent i da', 'today'],
  ])('"%s" is about %s', (text, when) => {
    expect(understand(text).when).toBe(when);
  });

  test('without a word of time there is none; what is open means now', () => {
    expect(understand('hvor er der et toilet').when).toBeNull();
    expect(understand('hvor er der åbent').when).toBe('now');
  });

  test.each([
    'we were married and before 3 years he left, who can i talk to',
    'my coat is wet all day, where is a laundry',
  ])('"%s" says how long, and asks for no time', (text) => {
    expect(understand(text).when).toBeNull();
  });

  test('the night that is over is not asked about', () => {
    expect(understand('jeg sov ude i nat, hvor kan jeg få et bad').when).toBeNull();
  });
});

describe('where and which place', () => {
  test('a landmark is where somebody is', () => {
    expect(understand('toilet ved testparken')).toMatchObject({ where: { id: 'testparken' }, place: null });
  });

  test('a place is what they ask about, misspelled and by its other name too', () => {
    expect(understand('hvornår åbner lyscafen')).toMatchObject({
      place: { id: 'testcafeen' },
      needs: ['open_now'],
      aspect: 'hours',
    });
    expect(understand('prøvehuset adresse').place).toEqual({ id: 'testhuset', name: 'Testhuset Aalborg' });
  });

  test('near a place is where, and from somewhere is neither', () => {
    expect(understand('mad i nærheden af prøvehuset')).toMatchObject({ where: { id: 'testhuset' }, place: null });
    expect(understand('jeg kommer fra testparken').where).toBeNull();
  });

  test('an everyday word is a landmark only where it is said to be one', () => {
    expect(understand('toilet i nord').where?.id).toBe('nord');
    expect(understand('nordlys er smukt').where).toBeNull();
  });

  test('a street nobody told of is kept in its own words', () => {
    expect(understand('toilet ved Eksempelgade').where).toEqual({ name: 'Eksempelgade', id: null });
  });

  test('a guide is a topic, no place', () => {
    expect(understand('hvad er et prøvekort')).toMatchObject({ topic: 'proevekort', place: null });
  });

  test('of two topics the one that more words name', () => {
    expect(understand('er der et prøvekort til mænd').topic).toBe('proevekort-til-maend');
    expect(understand('er der et prøvekort til kvinder').topic).toBe('proevekort');
  });
});

test('"å" for "og" is no AA', () => {
  expect(understand('mad å varme').place).toBeNull();
  expect(understand('aa møde').place?.name).toMatch(/AA/);
});

describe('wishes', () => {
  test.each([
    ['må jeg have min hund med', ['dog']],
    ['et sted at sove kun for kvinder', ['women']],
    ['gratis mad', ['free']],
    ['sove uden cpr', ['no_cpr']],
    ['toilet til kørestol', ['wheelchair']],
    ['hvor kan jeg få et bad', []],
    ['noget åbent i sundby', []],
    ['jeg trapper ud af medicinen', []],
  ])('"%s" wishes %j', (text, filters) => {
    expect(understand(text).filters).toEqual(filters);
  });
});

describe('age', () => {
  test.each([
    ['hun er 17 og har ikke et sted at sove', 'under18'],
    ['min datter i 9. klasse', 'under18'],
    ['jeg er 22 år', '18-29'],
    ['17-inik ukioqarpunga', 'under18'],
  ] as const)('"%s" tells %s', (text, age) => {
    expect(understand(text).age).toBe(age);
  });

  test.each(['jeg er 45', 'kl er 17', 'der er 17 km'])('"%s" tells no age under 30', (text) => {
    expect(understand(text).age).toBeNull();
  });
});

test('a number that must not be kept is noticed, and the message is understood all the same', () => {
  expect(meaningOf('mit cpr er 010190-1234 hvor kan jeg spise', 'hidden', 'needs')).toEqual({
    hidden: 'cpr',
    needs: ['food'],
  });
  expect(understand('hvor kan jeg spise').hidden).toBeNull();
});
