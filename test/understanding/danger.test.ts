// Danger and what only looks like it: pairs in which one small change decides.
import { describe, expect, test } from '@jest/globals';
import type { UrgentKind } from '../../src/vocabulary.ts';
import { meaningOf, understand } from '../support/understanding.ts';

const pairs: [kind: UrgentKind, danger: string, harmless: string][] = [
  ['suicide', 'jeg vil ikke leve mere', 'jeg vil ikke leve på gaden mere'],
  ['suicide', 'jeg vil dø', 'jeg er ved at dø af grin'],
  ['suicide', 'jeg har tænkt mig at tage mit eget liv i nat', 'jeg har set en film om selvmord'],
  ['suicide', 'jeg hænger mig i aften', 'vi hænger ud i aften'],
  ['medical', 'han trækker ikke vejret', 'hvordan bliver vejret i morgen'],
  ['medical', 'min ven er bevidstløs og jeg kan ikke vække ham', 'kan i ikke vække mig så tidligt'],
  ['violence', 'min kæreste slår mig', 'min kæreste har slået op'],
  ['violence', 'han truer mig med en kniv', 'har i en kniv til brødet'],
  ['sexual_assault', 'jeg blev voldtaget i nat', 'jeg skriver opgave om voldtægt'],
  ['freezing', 'jeg kan ikke mærke mine fødder af kulde', 'jeg fryser lidt, er der kaffe et sted'],
  ['child', 'jeg er 15 og har ikke et sted at sove', 'jeg er 25 og har ikke et sted at sove'],
  ['psychosis', 'stemmerne siger jeg skal hoppe ud', 'min stemme er væk, har i varm te'],
  ['suicide', 'i want to kill myself', 'i am just killing time'],
  ['medical', 'he is not breathing', 'my phone is dying'],
  ['suicide', 'imminut toqukkusuppunga', 'oqarasuaatiga toquvoq'],
  ['suicide', 'når I læser det her, er jeg væk', 'når I læser det her, er jeg på arbejde'],
  ['suicide', 'jeg er bange for mig selv lige nu', 'jeg er bange for hunde'],
  ['suicide', 'min bror har samlet piller og siger farvel', 'min bror har samlet flasker og siger hej'],
  ['suicide', 'i have a rope and tonight i finish', 'do you sell rope for a tent'],
  ['medical', 'kan ikke få luft', 'jeg trænger til frisk luft'],
  ['suicide', 'hun har slugt alle sine sovepiller', 'hun har spist alle sine boller'],
  ['medical', 'ikinngutiga anersaartunngilaq', 'ikinngutiga sinippoq'],
  ['violence', 'hvor er der toilet, der er en der sparker til en mand der ligger ned', 'vi sparker til en bold'],
  ['violence', 'de har låst mig inde på værelset', 'jeg har låst cyklen inde'],
  ['violence', 'he says he will kill me when i come home', 'my mum will kill me if i am late haha'],
  ['sexual_assault', 'han tog mine bukser af mens jeg sov', 'kan jeg få vasket mine bukser'],
  ['freezing', 'han er våd og ryster ikke mere', 'min trøje er våd, har I en tørretumbler'],
  ['child', 'vi er smidt ud og sover i bilen med en baby', 'vi kører i bilen med en barnevogn til salg'],
  ['psychosis', 'naboen sender stråler ind i mit hoved', 'naboen sender hilsner'],
];

describe.each(pairs)('%s: "%s"', (kind, danger, harmless) => {
  test('raises the alarm, of this kind', () => {
    expect(meaningOf(danger, 'urgent', 'needs')).toMatchObject({
      urgent: kind,
      needs: expect.arrayContaining(['urgent']),
    });
  });

  test(`and "${harmless}" does not`, () => {
    expect(understand(harmless).urgent).toBeNull();
    expect(understand(harmless).needs).not.toContain('urgent');
  });
});

test('a place in between does not hide that somebody lies there and does not answer', () => {
  expect(understand('der ligger en mand ved banegården han svarer ikke').urgent).toBe('medical');
  expect(understand('der sover en mand i vores opgang').urgent).toBeNull();
});

describe('what takes danger back', () => {
  test('a negation', () => {
    expect(understand('jeg er ikke selvmordstruet').urgent).toBeNull();
  });

  test('a time long past, unless it is now again', () => {
    expect(understand('jeg var selvmordstruet for ti år siden').urgent).toBeNull();
    expect(understand('jeg var selvmordstruet for ti år siden og nu vil jeg dø igen').urgent).toBe('suicide');
  });

  test('asking what one does if', () => {
    expect(understand('hvad gør man hvis nogen får en overdosis').urgent).toBeNull();
  });
});

describe('whose danger it is', () => {
  test("one's own", () => {
    expect(understand('jeg vil dø').about).toBe('self');
  });

  test('what somebody does to me', () => {
    expect(meaningOf('han slår mig', 'urgent', 'about')).toEqual({ urgent: 'violence', about: 'self' });
    expect(meaningOf('han slår hende', 'urgent', 'about')).toEqual({ urgent: 'violence', about: 'other' });
  });

  test("somebody else's", () => {
    expect(meaningOf('min ven har taget en overdosis', 'urgent', 'about')).toEqual({
      urgent: 'medical',
      about: 'other',
    });
  });
});

test('danger comes first and what is asked for beside it is kept', () => {
  const { needs } = understand('min mand slår mig, hvor kan jeg sove i nat');
  expect(needs).toEqual(['urgent', 'sleep']);
});

test('a danger this minute is known from one without a time', () => {
  expect(understand('jeg gør det nu, jeg vil dø').immediate).toBe(true);
  expect(understand('jeg vil dø').immediate).toBe(false);
});

test.each(['jeg kan ikke mere', 'jeg orker ikke mere'])('"%s" is worth a gentle question and no alarm', (text) => {
  expect(meaningOf(text, 'urgent', 'check')).toEqual({ urgent: null, check: 'suicide' });
});

test('who is asked whether they are safe and says no is in danger', () => {
  const before = ['jeg kan ikke holde det ud mere', '[bot] Er du i sikkerhed?'];
  expect(understand('nej', before)).toMatchObject({ urgent: 'suicide', check: null, needs: ['urgent'] });
  expect(understand('ja', before).urgent).toBeNull();
});

test('who is cold is asked about the cold, and who is a little cold is not', () => {
  expect(meaningOf('fryser helt vildt, er der åbent noget sted', 'urgent', 'check')).toEqual({
    urgent: null,
    check: 'freezing',
  });
  expect(meaningOf('jeg fryser lidt, er der kaffe et sted', 'urgent', 'check')).toEqual({ urgent: null, check: null });
});

test.each(['hvor er der åbent nu', 'tak for hjælpen', 'jeg er sulten', 'hvor er der et toilet'])(
  '"%s" asks nobody whether they are safe',
  (text) => {
    expect(meaningOf(text, 'urgent', 'check')).toEqual({ urgent: null, check: null });
  },
);
