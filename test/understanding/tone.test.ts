// The messages the tone was learnt from: each is understood as its answer takes it.
import { expect, test } from '@jest/globals';
import type { Meaning } from '../../src/understanding/meaning.ts';
import { understand } from '../support/understanding.ts';

test.each<[text: string, meaning: Partial<Meaning>]>([
  ['hvor er der åbent nu', { needs: ['open_now'], when: 'now' }],
  ['hej', { needs: ['greeting'] }],
  ['toilet', { needs: ['toilet'] }],
  ['er der nogn åbn', { needs: ['open_now'] }],
  ['noget åbent nu?', { needs: ['open_now'] }],
  ['NEJ', { signal: 'no' }],
  ['afrusning', { needs: ['detox'] }],
  ['hvor kan jeg få et bad', { needs: ['shower'] }],
  ['STOP', { needs: ['stop'] }],
  ['SLET', { needs: ['delete_data'] }],
  ['må jeg snakke med et menneske', { needs: ['human'] }],
  ['menneske', { needs: ['human'] }],
  ['blabla hvr mn kn', { needs: [] }],
  ['tusind tak', { needs: ['thanks'] }],
  ['i hjælper sgu aldrig nogen LORTEROBOT', { signal: 'angry' }],
  ['jeg vil ikke leve mere', { urgent: 'suicide' }],
  ['jeg gør det nu', { urgent: 'suicide', immediate: true }],
  ['han slår mig jeg sidder på wc har kun hans tlf', { urgent: 'violence' }],
  ['er 16 og smidt ud ved ik hvor jeg ska gå hen', { urgent: 'child', age: 'under18' }],
  ['?', { signal: 'again' }],
  ['nej det var bare for sjov jeg har det fint', { signal: 'retraction' }],
  ['er der plads i natvarmestuen', { needs: ['sleep'], aspect: 'room', place: null }],
  ['den er låst', { signal: 'locked' }],
  ['er der et sted kun for kvinder i nat', { needs: ['women'], when: 'tonight' }],
  ['jeg bliver smidt ud af min lejlighed på fredag', { needs: ['housing'], when: 'weekday:fri' }],
  ['journalist fra TV her, hvem har skrevet til jer om stofmisbrug', { needs: ['out_of_scope'] }],
  ['maannakkut sumi ammavoq', { needs: ['open_now'], language: 'kl' }],
  ['Nuummit tikippunga, sumi kalaallisut ikiorneqarsinnaavunga', { needs: ['greenlandic_house'], language: 'kl' }],
  ['hjælp', { needs: ['help_menu'] }],
  ['nie mam gdzie spac', { needs: ['sleep'], language: 'other' }],
])('"%s"', (text, meaning) => {
  expect(understand(text)).toMatchObject(meaning);
});

test('a man on a bench is somebody else, and no alarm', () => {
  const meaning = understand('der ligger en mand på en bænk ved kennedy og det er iskoldt');
  expect(meaning).toMatchObject({ needs: ['worried_about_other'], about: 'other', urgent: null });
});

test('"har ikke cpr hvor ka jeg sov" wants a bed without a CPR number, or to know of doors without one', () => {
  const { needs, filters } = understand('har ikke cpr hvor ka jeg sov');
  expect(['sleep', 'no_cpr']).toContain(needs[0]);
  expect(filters).toEqual(['no_cpr']);
});
