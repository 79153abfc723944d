// In danger: fixed words, 112 first, lines that are open at this hour.
import { describe, expect, test } from '@jest/globals';
import type { HumanHelp, ToSay } from '../../src/answers/to-say.ts';
import { copenhagen } from '../support/copenhagen.ts';
import { contactAt, foundAt, nobodyOnDuty, replyTo, said } from '../support/said.ts';

type Danger = Extract<ToSay, { say: 'danger' }>;
type DangerAnswer = Extract<ToSay, { say: 'danger_answer' }>;

function danger(at: string, lines: string[], facts: Partial<Danger>): Danger {
  return {
    say: 'danger',
    kind: 'suicide',
    about: 'self',
    immediate: false,
    lines: lines.map((id) => contactAt(id, copenhagen(at))),
    shelter: null,
    human: nobodyOnDuty(at),
    again: false,
    ...facts,
  };
}

const onDuty: HumanHelp = {
  now: { team: 'Bo- og Gadeteamet', until: copenhagen('2026-11-29T15:00') },
  next: null,
  talk: [],
  office: null,
};

function answered(facts: Partial<DangerAnswer>): DangerAnswer {
  return {
    say: 'danger_answer',
    answer: 'in_danger',
    kind: 'freezing',
    lines: [],
    human: nobodyOnDuty('2026-11-29T07:30'),
    ...facts,
  };
}

describe('danger', () => {
  test('in the evening: 112, two lines with their end, honest about being a machine, one question', () => {
    const at = '2026-11-25T22:30';
    expect(replyTo(danger(at, ['sociale-skadestue', 'livslinien'], {}), { at })).toEqual({
      text: 'Jeg er glad for, at du skriver det. Er du i fare nu: ring 112. Tal med nogen nu: Den Sociale Skadestue 98 12 32 92 (til 7) eller Livslinien 70 20 12 01 (til 5). Jeg er en automat. Er du alene lige nu?',
      named: [],
      asks: 'alone',
    });
  });

  test('this minute, in the thinnest hour: 112 before all else', () => {
    const at = '2026-11-29T07:20';
    const reply = replyTo(danger(at, ['psykiatrien', 'laegevagten'], { immediate: true }), { at });
    expect(reply.text).toBe(
      'Ring 112 nu. Sig, at du er i fare, og hvor du er. Du kan også ringe til Psykiatrien, 97 64 30 00, eller Lægevagten, 70 15 03 00. Begge er åbne nu. Jeg er en automat. Kan du gå hen til nogen?',
    );
    expect(reply.asks).toBe('can_go_to_someone');
  });

  test('a line that is closed is never named', () => {
    const at = '2026-11-29T07:20';
    expect(said(danger(at, ['sociale-skadestue', 'livslinien'], {}), { at })).not.toContain('Livslinien');
  });
});

describe('danger where more is at stake than a number', () => {
  test('violence: no name, no place, no question, and how to hide it', () => {
    const at = '2026-11-28T21:00';
    expect(replyTo(danger(at, ['lev-uden-vold', 'politi-114'], { kind: 'violence', human: onDuty }), { at })).toEqual({
      text: 'Er du i fare nu: ring 112. 1888 er åben hele døgnet, gratis og anonymt. Slet det her, hvis andre kan se det. Skriv STOP, så skriver jeg ikke mere.',
      named: [],
      asks: null,
    });
  });

  test('under 18 without a bed: 114 and what to say, no hostel', () => {
    const at = '2026-11-24T23:10';
    expect(said(danger(at, ['politi-114', 'boernetelefonen'], { kind: 'child' }), { at })).toBe(
      'Godt, du skriver. I fare: ring 112. Ring 114 og sig, at du er under 18 og ikke har et sted at sove. BørneTelefonen, 116 111, er åben hele døgnet. Er du ude eller inde lige nu?',
    );
  });

  test('a man on a bench in the frost: does he answer, then 112, then the open door', () => {
    const at = '2026-11-27T23:00';
    const shelter = foundAt('kk-natvarmestue', copenhagen(at));
    const reply = replyTo(danger(at, [], { kind: 'freezing', about: 'other', shelter }), { at });
    expect(reply.text).toBe(
      'Godt, du skriver: tal højt til ham, og rør ved hans skulder. Svarer han ikke, eller er han forvirret: ring 112, og bliv hos ham. Svarer han: Natvarmestuen, Søndergade, er åben til 7. Svarer han dig? Skriv JA eller NEJ.',
    );
    expect(reply.asks).toBe('does_he_answer');
    const about = said(danger(at, [], { kind: 'freezing', about: 'other', shelter, who: 'she' }), { at });
    expect(about).toContain('tal højt til hende, og rør ved hendes skulder. Svarer hun ikke');
  });

  test('a shelter that is closed is left out', () => {
    const at = '2026-11-29T07:30';
    const shelter = foundAt('kk-natvarmestue', copenhagen(at));
    const reply = replyTo(danger(at, [], { kind: 'freezing', about: 'other', shelter }), { at });
    expect(reply.text).not.toContain('Natvarmestuen');
    expect(reply.named).toEqual([]);
  });
});

describe('what is said around it', () => {
  test('the same danger again within the hour: shorter, and nothing is asked twice', () => {
    const at = '2026-11-25T22:30';
    const reply = replyTo(danger(at, ['sociale-skadestue'], { again: true }), { at });
    expect(reply.text).toBe(
      'Bliver det værre, så ring 112 nu. Sig, hvor du er. Du kan stadig ringe til Den Sociale Skadestue 98 12 32 92 (til 7). Jeg er en automat.',
    );
    expect(reply.asks).toBeNull();
  });

  test('staff are spoken of only when somebody is on duty, and never where others may read along', () => {
    const at = '2026-11-25T22:30';
    expect(said(danger(at, [], { human: onDuty }), { at })).toContain('Jeg siger det også til Bo- og Gadeteamet.');
    expect(said(danger(at, [], {}), { at })).not.toContain('Jeg siger det');
    expect(said(danger(at, [], { kind: 'violence', human: onDuty }), { at })).not.toContain('Gadeteamet');
  });
});

describe('their answer to a question about danger', () => {
  test('NEJ to keeping warm is an alarm', () => {
    expect(said(answered({ human: onDuty, question: 'can_stay_warm' }), { at: '2026-11-29T07:30' })).toBe(
      'Så ring 112 og sig, at du fryser og er ude. Sig, hvor du er. Jeg siger det også til Bo- og Gadeteamet. Hvor er du nu?',
    );
  });

  test('"it was a joke": staff are named on duty, and left out off duty', () => {
    const retracted = { answer: 'retracted', kind: 'suicide' } as const;
    expect(said(answered({ ...retracted, human: onDuty }), { at: '2026-11-26T01:00' })).toBe(
      'Godt at høre. Jeg har skrevet til Bo- og Gadeteamet, at du siger, du er okay. De må stadig gerne svare dig. Skriv, hvis det bliver svært.',
    );
    expect(said(answered(retracted), { at: '2026-11-26T01:00' })).toBe('Godt at høre. Skriv, hvis det bliver svært.');
  });

  test('after violence a retraction gets the quietest words', () => {
    expect(said(answered({ answer: 'retracted', kind: 'violence', human: onDuty }), { at: '2026-11-26T01:00' })).toBe(
      'Okay. I fare: ring 112.',
    );
  });
});

describe('the gentle question', () => {
  test('comes last, also when an answer comes with it', () => {
    const at = '2026-11-25T22:30';
    const talk = [contactAt('sociale-skadestue', copenhagen(at))];
    const reply = replyTo(
      [
        { say: 'danger_question', kind: 'suicide', about: 'self', talk },
        { say: 'plain', key: 'all_right' },
      ],
      { at },
    );
    expect(reply.text).toBe(
      'Det lyder hårdt. I fare: ring 112. Vil du tale med nogen nu: Den Sociale Skadestue, Vor Frue Plads, 98 12 32 92, til kl. 7. Okay. Skriv, når der er noget. Er du i fare lige nu? Skriv JA eller NEJ.',
    );
    expect(reply.asks).toBe('in_danger');
  });

  test('about somebody else asks whether there is danger, not whether the writer is in it', () => {
    const reply = replyTo(
      { say: 'danger_question', kind: 'freezing', about: 'other', talk: [] },
      { at: '2026-11-25T22:30' },
    );
    expect(reply.text).toMatch(/Er der fare lige nu\? Skriv JA eller NEJ\.$/);
    expect(reply.asks).toBe('in_danger');
  });
});
