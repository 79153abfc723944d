// Sentences that need nothing found, and who is speaking.
import { describe, expect, test } from '@jest/globals';
import type { PlainKey } from '../../src/answers/to-say.ts';
import { copenhagen } from '../support/copenhagen.ts';
import { contactAt, nobodyOnDuty, placesAt, replyTo, said } from '../support/said.ts';

const at = '2026-11-25T13:00';
const plain = (key: PlainKey, isFirst = false) => said({ say: 'plain', key }, { at, isFirst });

test.each<[PlainKey, string]>([
  [
    'welcome',
    'Hej. Jeg er Ly, en automat. Jeg ved, hvor der er åbent, mad, et sted at sove og toilet. Hvad mangler du? Skriv MENNESKE for en person. I fare: ring 112.',
  ],
  ['stop', 'Okay. Jeg skriver ikke mere. Skriv START, hvis du vil have svar igen. I fare: ring 112.'],
  ['stop_quiet', 'Okay. Jeg skriver ikke mere.'],
  ['thanks', 'Selv tak. Skriv, når der er noget.'],
  [
    'angry',
    'Det er helt okay at være sur. Jeg er kun en automat, og jeg kan tage fejl. Hvad mangler du lige nu? Skriv MENNESKE, hvis du hellere vil have en person.',
  ],
  ['angry_again', 'Jeg er her, når du vil.'],
  [
    'question_mark',
    'Jeg er Ly, en automat. Jeg kan sige, hvor der er åbent, mad, et sted at sove og toilet. Hvad mangler du? I fare: ring 112.',
  ],
  [
    'help_cry',
    'Er du i fare, så ring 112 nu. Ellers skriv, hvad der sker, eller hvad du mangler. Jeg er en automat. Skriv MENNESKE for en person.',
  ],
])('"%s" is said word for word', (key, text) => {
  expect(plain(key)).toBe(text);
});

describe('who is speaking', () => {
  const presentation = 'Jeg er Ly, en automat. Skriv MENNESKE for en person.';

  test('said last in the first message ever, and not again', () => {
    expect(plain('thanks', true)).toBe(`Selv tak. Skriv, når der er noget. ${presentation}`);
    expect(plain('thanks')).not.toContain('automat');
  });

  test('not added where the answer says it itself, nor to a STOP', () => {
    for (const key of ['welcome', 'help_cry', 'question_mark', 'angry', 'stop', 'stop_quiet'] as const) {
      expect(plain(key, true)).toBe(plain(key));
    }
  });

  test('in the cold before the question, not after it', () => {
    const early = '2026-11-29T07:30';
    const text = said(placesAt(early, ['kk-varmestue-dag'], { cold: true }), { at: early, isFirst: true });
    expect(text).toMatch(/Jeg er en automat\. Kan du holde varmen til 9\? Skriv JA eller NEJ\.$/);
  });

  test('short where a human is on the way or there is danger', () => {
    const human = said({ say: 'human', human: nobodyOnDuty(at) }, { at, isFirst: true });
    expect(human).toMatch(/I fare: ring 112\. Jeg er en automat\.$/);
    const gentle = said({ say: 'danger_question', kind: 'medical', about: 'self', talk: [] }, { at, isFirst: true });
    expect(gentle).toContain('Jeg er en automat.');
    expect(gentle).not.toContain('MENNESKE');
  });

  test('short after a sentence that says how to reach a human', () => {
    const unknown = said({ say: 'plain', key: 'out_of_scope' }, { at, isFirst: true });
    expect(unknown.match(/MENNESKE/g)).toHaveLength(1);
    expect(unknown).toMatch(/Jeg er en automat\.$/);
  });
});

describe('what is deleted', () => {
  test('by SMS: the number too, and that the phone has its own copy', () => {
    expect(plain('deleted')).toBe(
      'Jeg har slettet det, du skrev, og dit nummer hos mig. Det ligger stadig på din egen telefon, til du sletter det der.',
    );
  });

  test('on the web there is no number and no phone to speak of', () => {
    expect(said({ say: 'plain', key: 'deleted' }, { at, channel: 'web' })).toBe('Jeg har slettet det, du skrev her.');
    expect(said({ say: 'plain', key: 'deleted_but_alarm_open' }, { at, channel: 'web' })).not.toContain('nummer');
  });
});

describe('questions and what follows', () => {
  test('only an answer that asks leaves a question open', () => {
    expect(replyTo({ say: 'plain', key: 'welcome' }, { at }).asks).toBe('free_text');
    expect(replyTo({ say: 'plain', key: 'thanks' }, { at }).asks).toBeNull();
  });

  test('a mother hears nothing about her son, and somebody to talk to where somebody is there', () => {
    const evening = '2026-11-28T20:00';
    const talk = contactAt('sociale-skadestue', copenhagen(evening));
    const silent =
      'Det er hårdt ikke at vide det. Jeg kan ikke sige, om andre har skrevet, heller ikke hvor de er. Er du bange for, at der er sket noget: ring 114, ved fare 112.';
    expect(said({ say: 'plain', key: 'about_others', talk }, { at: evening })).toBe(
      `${silent} Vil du tale med nogen: Den Sociale Skadestue, Vor Frue Plads, 98 12 32 92, til kl. 7.`,
    );
    expect(plain('about_others')).toBe(silent);
  });

  test('a language Ly has not is answered in English, with the answer', () => {
    const evening = '2026-11-28T20:30';
    const sleep = placesAt(evening, ['kk-natvarmestue', 'svenstrupgaard'], { need: 'sleep' });
    expect(said([{ say: 'plain', key: 'language_not_spoken' }, sleep], { at: evening, language: 'en' })).toBe(
      'I answer in English. Night room Natvarmestuen, Søndergade, opens at 21 (time from 2020). I do not know if they ask for a CPR number: ask at the door.',
    );
  });

  test('no other door after a locked one is said as no other, not as none', () => {
    const text = said([{ say: 'plain', key: 'locked' }, placesAt(at, [])], { at });
    expect(text).toContain('Jeg kender intet andet sted, der er åbent nu.');
  });
});
