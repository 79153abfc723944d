// Who waits for a person hears honestly that nobody has answered yet, and whom to ring at this hour.
import { expect, test } from '@jest/globals';
import { countSegments } from '../../../src/answers/segments.ts';
import type { Contact } from '../../../src/answers/to-say.ts';
import type { UrgentKind } from '../../../src/vocabulary.ts';
import { copenhagen } from '../../support/copenhagen.ts';
import { fitsGsm7, forbiddenIn, hasLink, questionsIn } from '../../support/plain-language.ts';
import { contactAt, replyTo, shippedDangerLines } from '../../support/said.ts';

const kinds = Object.keys(shippedDangerLines) as UrgentKind[];
const languages = ['da', 'kl', 'en'] as const;
const hours = Array.from({ length: 24 }, (_, hour) => `2026-11-28T${String(hour).padStart(2, '0')}:30`);

const openLines = (kind: UrgentKind, at: string): Contact[] =>
  shippedDangerLines[kind]
    .map((id) => contactAt(id, copenhagen(at)))
    .filter(({ opening }) => opening.state === 'open')
    .slice(0, 2);
const waiting = (lines: Contact[], danger: boolean) => ({ say: 'nobody_yet', danger, lines, office: null }) as const;

test.each(kinds)('in %s, at every hour: 112 first, at most two segments, nothing asked', (kind) => {
  for (const at of hours) {
    for (const language of languages) {
      const { text } = replyTo(waiting(openLines(kind, at), true), { at, language });
      expect(text.indexOf('112')).toBeLessThan(60);
      expect([countSegments(text) <= 2, fitsGsm7(text), hasLink(text), forbiddenIn(text)]).toEqual([
        true,
        true,
        false,
        [],
      ]);
      expect(questionsIn(text)).toBeLessThanOrEqual(language === 'kl' ? 1 : 0);
    }
  }
});

test('in danger, at night: the line that is open, with its end', () => {
  const at = '2026-11-25T22:30';
  const { text } = replyTo(waiting(openLines('suicide', at), true), { at, language: 'da' });
  expect(text).toMatch(/^I fare: ring 112\. Ingen har kunnet svare endnu\. .*98 12 32 92 \(til 7\)/);
});

test('who asked for a human hears whom to ring, and 112 last', () => {
  const at = '2026-11-25T22:30';
  const talk = [contactAt('sociale-skadestue', copenhagen(at))];
  const { text } = replyTo(waiting(talk, false), { at, language: 'da' });
  expect(text).toMatch(/^Ingen har kunnet svare endnu\. .*98 12 32 92.* I fare: ring 112\.$/);
});

test('with no line open nothing is made up', () => {
  const { text } = replyTo(waiting([], true), { at: '2026-11-29T07:30', language: 'da' });
  expect(text).toBe('I fare: ring 112. Ingen har kunnet svare endnu.');
});
