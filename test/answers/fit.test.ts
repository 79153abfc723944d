// What is dropped when a text is too long, in which order, and what an SMS costs.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import calculator from 'sms-segments-calculator';
import { fit, withoutLimit } from '../../src/answers/fit.ts';
import type { Room } from '../../src/answers/fit.ts';
import { countSegments, encodingOf, toGsm7 } from '../../src/answers/segments.ts';

const letters = "abcæøåÆØÅé 0123456789.,:;?()-'\n@£$";

describe('segments', () => {
  test('160 letters are one, 161 are two, 307 are three', () => {
    expect([160, 161, 306, 307].map((length) => countSegments('ø'.repeat(length)))).toEqual([1, 2, 2, 3]);
  });

  test('one letter outside the alphabet halves what fits', () => {
    expect(countSegments('“' + 'a'.repeat(100))).toBe(2);
    expect([encodingOf('Søndergade'), encodingOf('“nu”')]).toEqual(['GSM-7', 'UCS-2']);
  });

  test('the short way counts as the calculator does', () => {
    const text = fc.array(fc.constantFrom(...letters), { maxLength: 480 }).map((all) => all.join(''));
    fc.assert(
      fc.property(text, (one) => countSegments(one) === new calculator.SegmentedMessage(one).segments.length),
      { numRuns: 60 },
    );
  });

  test('typographic marks and letters of the old spelling become what an SMS has', () => {
    expect(toGsm7('“nu” – vent… ĸaĸortoĸ, áma, Café, Søndergade')).toBe(
      '"nu" - vent... qaqortoq, ama, Café, Søndergade',
    );
    expect(encodingOf(toGsm7('“nu” – vent… ĸaĸortoĸ âma'))).toBe('GSM-7');
  });
});

/** A reply of so many letters, with what each room leaves out taken off. */
function write(lengths: { answer: number; more: number; secondPlace: number; presentation: number }) {
  return (room: Room) => {
    const extra = (['secondPlace', 'more', 'presentation'] as const).filter((one) => room[one]);
    const text = 'a'.repeat(lengths.answer) + extra.map((one) => one[0]?.repeat(lengths[one])).join('');
    return { text, named: [], asks: null };
  };
}
const kept = ({ text }: { text: string }) => [...new Set(text)].join('');

describe('fitting', () => {
  test('all of it where it costs nothing', () => {
    expect(kept(fit(write({ answer: 100, more: 20, secondPlace: 20, presentation: 20 }), 2))).toBe('asmp');
  });

  test('MERE is not worth a segment of its own', () => {
    expect(kept(fit(write({ answer: 120, more: 20, secondPlace: 20, presentation: 20 }), 2))).toBe('asp');
  });

  test('then the second place goes, then the presentation, never the answer', () => {
    expect(kept(fit(write({ answer: 200, more: 20, secondPlace: 60, presentation: 60 }), 2))).toBe('ap');
    expect(kept(fit(write({ answer: 280, more: 20, secondPlace: 60, presentation: 60 }), 2))).toBe('a');
    expect(kept(fit(write({ answer: 900, more: 20, secondPlace: 60, presentation: 60 }), 2))).toBe('a');
  });

  test('on the web nothing is dropped', () => {
    expect(kept(withoutLimit(write({ answer: 900, more: 20, secondPlace: 60, presentation: 60 })))).toBe('asmp');
  });
});
