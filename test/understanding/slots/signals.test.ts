// Answers to Ly's questions, and words that only mean something after an answer.
import { describe, expect, test } from '@jest/globals';
import type { Signal } from '../../../src/understanding/meaning.ts';
import { understand } from '../../support/understanding.ts';

describe.each<[Signal, string[]]>([
  ['yes', ['JA', 'ja tak', 'aap', 'yes']],
  ['no', ['nej', 'naamik', 'no']],
  ['more', ['MERE', 'mre', 'er der andre steder', 'more']],
  ['locked', ['LÅST', 'laast', 'den er låst', 'parnaaqqavoq', 'door is locked', 'shut']],
  ['again', ['?', '???', 'hvad mener du']],
  ['retraction', ['nej det var bare for sjov jeg har det fint', 'i was only joking']],
  ['angry', ['i hjælper sgu aldrig nogen LORTEROBOT', 'fuck you']],
])('%s', (signal, texts) => {
  test.each(texts)('"%s"', (text) => {
    expect(understand(text).signal).toBe(signal);
  });
});

test.each(['ja jeg skal bruge et sted at sove', 'nej men hvor er der mad', 'hvor er der åbent'])(
  '"%s" is a message, no mere answer',
  (text) => {
    expect(understand(text).signal).toBeNull();
  },
);
