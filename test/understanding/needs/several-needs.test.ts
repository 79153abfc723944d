// Several needs in one message: each that is asked for is found, and what is only told is none.
import { expect, test } from '@jest/globals';
import type { Need } from '../../../src/vocabulary.ts';
import { understand } from '../../support/understanding.ts';

test.each<[text: string, needs: Need[]]>([
  ['toilet, mad', ['toilet', 'food']],
  ['bad og noget mad', ['shower', 'food']],
  ['hvor kan jeg sove og spise', ['sleep', 'food']],
  ['hvor kan jeg sove. hvor er der et toilet', ['sleep', 'toilet']],
  ['jeg vil gerne vaske tøj og have et bad', ['laundry', 'shower']],
  ['food and a shower', ['food', 'shower']],
])('"%s" asks for %j', (text, needs) => {
  expect(understand(text).needs.toSorted()).toEqual(needs.toSorted());
});

test.each<[text: string, need: Need]>([
  ['jeg har sovet på gaden, hvor kan jeg få et bad', 'shower'],
  ['jeg er hjemløs og mangler mad', 'food'],
  ['mad og drikke', 'food'],
  ['no cpr, where can i sleep', 'sleep'],
])('"%s" tells of one thing and asks for another', (text, need) => {
  expect(understand(text).needs).toEqual([need]);
});

test('what is declined is not asked for', () => {
  expect(understand('ikke mad, toilet').needs).toEqual(['toilet']);
  expect(understand('mad, toilet').needs).toContain('food');
});
