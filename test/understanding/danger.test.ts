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

test.each(['hvor er der åbent nu', 'tak for hjælpen', 'jeg er sulten', 'hvor er der et toilet'])(
  '"%s" asks nobody whether they are safe',
  (text) => {
    expect(meaningOf(text, 'urgent', 'check')).toEqual({ urgent: null, check: null });
  },
);
