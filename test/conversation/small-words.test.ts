// Short words whose meaning depends on what was said before: where somebody in danger is, HJÆLP, MERE, a mother's children.
import { describe, expect, test } from '@jest/globals';
import { recall } from '../../src/conversation/memory.ts';
import type { Memory } from '../../src/conversation/memory.ts';
import { chooseNextStep } from '../../src/conversation/next-step.ts';
import type { Situation } from '../../src/conversation/step.ts';
import type { Meaning } from '../../src/understanding/meaning.ts';

const at = Temporal.Instant.from('2026-11-28T21:30:00Z');
const nothing = recall({}, at);

/** What Ly does next with a text that means this, after what is remembered. */
function nextStep(meaning: Partial<Meaning>, remembered: Partial<Memory> = {}, text = 'test') {
  const situation = {
    incoming: { channel: 'web', text, at, media: 0 },
    conversation: { holder: 'bot', stopped: false },
    memory: { ...nothing, ...remembered },
    meaning: { needs: [], urgent: null, check: null, signal: null, topic: null, place: null, filters: [], ...meaning },
    isFirst: false,
  } as unknown as Situation;
  return chooseNextStep(situation);
}

describe('after a question about danger that has no yes or no', () => {
  const danger = { kind: 'freezing', at: at.subtract({ minutes: 2 }).toString() } as const;
  const question = {
    asks: 'free_text',
    kind: 'freezing',
    until: at.add({ minutes: 20 }).toString(),
    again: false,
  } as const;
  const told = { do: 'take_danger_answer', answer: 'said_more', kind: 'freezing' };

  test('words that ask for nothing tell more of it', () => {
    expect(nextStep({ needs: ['out_of_scope'] }, { danger, question })).toEqual(told);
    expect(nextStep({ needs: [] }, { danger, question })).toEqual(told);
  });

  test('so does a yes or a no', () => {
    expect(nextStep({ needs: ['greeting'], signal: 'yes' }, { danger, question })).toEqual(told);
  });

  test('who asks for a door gets the door', () => {
    expect(nextStep({ needs: ['food'] }, { danger, question })).toMatchObject({ do: 'answer_needs' });
  });

  test('without such a question the same words are what they are', () => {
    expect(nextStep({ needs: ['out_of_scope'] }, { danger })).toMatchObject({ do: 'answer_needs' });
    expect(nextStep({ signal: 'yes' })).toEqual({ do: 'say', key: 'yes_to_what' });
  });
});

describe('HJÆLP', () => {
  test.each(['hjælp', 'HJÆLP MIG NU', '  help me', 'ikiunga'])('"%s" is a cry', (text) => {
    expect(nextStep({ needs: ['help_menu'] }, {}, text)).toEqual({ do: 'say', key: 'help_cry' });
  });

  test.each(['hvad kan du hjælpe med', 'what can you do'])('"%s" asks what Ly can do', (text) => {
    expect(nextStep({ needs: ['help_menu'] }, {}, text)).toEqual({ do: 'say', key: 'help' });
  });
});

test('MERE after nothing asks what for', () => {
  const query = { need: 'food', when: null, where: null, filters: [], age: null } as const;
  expect(nextStep({ signal: 'more' })).toEqual({ do: 'say', key: 'more_of_what' });
  expect(nextStep({ signal: 'more' }, { query: { ...query, filters: [] } })).toMatchObject({ do: 'show_more' });
});

test('who writes of their children is not the one under 18', () => {
  const child = { needs: ['urgent'], urgent: 'child', about: 'self', immediate: false } as const;
  expect(nextStep({ ...child, needs: ['urgent'] })).toMatchObject({ about: 'self' });
  expect(nextStep({ ...child, needs: ['urgent'], filters: ['children'] })).toMatchObject({ about: 'other' });
});

describe('words in a language nobody here reads', () => {
  const openDoors = { do: 'answer_needs', needs: ['open_now'], cold: false };

  test('get the open doors', () => {
    expect(nextStep({ language: 'other', needs: ['out_of_scope'] })).toEqual(openDoors);
    expect(nextStep({ language: 'other', needs: [] })).toEqual(openDoors);
  });

  test('get what they ask for where that is understood', () => {
    expect(nextStep({ language: 'other', needs: ['food'] })).toMatchObject({ needs: ['food'] });
  });

  test('the same in Danish is told what Ly knows', () => {
    expect(nextStep({ language: 'da', needs: [] })).toEqual({ do: 'admit_not_understood' });
  });
});
