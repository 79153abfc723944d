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
  ['jeg mangler både et bad og nye bukser', ['shower', 'clothes']],
  ['først noget at spise, så et sted at sove i nat', ['food', 'sleep']],
  ['jeg skal bruge en seng, og hvor kan jeg vaske mit tøj', ['sleep', 'laundry']],
  ['rene kanyler og en læge der kan se på mit sår', ['needles', 'doctor']],
  ['hvad er åbent nu, og hvor er der et toilet', ['open_now', 'toilet']],
  ['i need a jacket and a place to sleep tonight', ['clothes', 'sleep']],
])('"%s" asks for %j', (text, needs) => {
  expect(understand(text).needs.toSorted()).toEqual(needs.toSorted());
});

test.each<[text: string, need: Need]>([
  ['jeg har sovet på gaden, hvor kan jeg få et bad', 'shower'],
  ['jeg er hjemløs og mangler mad', 'food'],
  ['mad og drikke', 'food'],
  ['jeg har spist og fået et bad, hvor kan jeg sove', 'sleep'],
  ['jeg behøver ikke et bad, men hvor er der et toilet', 'toilet'],
  ['i have had a shower already, where can i eat', 'food'],
  ['no cpr, where can i sleep', 'sleep'],
])('"%s" tells of one thing and asks for another', (text, need) => {
  expect(understand(text).needs).toEqual([need]);
});

test('what is declined is not asked for', () => {
  expect(understand('ikke mad, toilet').needs).toEqual(['toilet']);
  expect(understand('mad, toilet').needs).toContain('food');
});
