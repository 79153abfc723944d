// Closed too soon: what colleagues are done with may not be over where the phone lies.
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { openColleaguesHouse } from './colleagues-house.ts';
import type { ColleaguesHouse } from './colleagues-house.ts';

let house: ColleaguesHouse;
beforeEach(async () => {
  house = await openColleaguesHouse();
});
afterEach(() => house.close());

test('closed soon after violence, a reply still waits for "it is safe to write"', async () => {
  await house.says('han slår mig');
  await house.act('take');
  await house.act('close');
  expect(await house.act('reply', { text: 'hej' })).toEqual({ outcome: 'refused', why: 'take_first' });
  expect(await house.told('take')).toEqual([]);
  expect(await house.act('reply', { text: 'hej' })).toEqual({ outcome: 'not_safe_yet', kind: 'violence' });
  await house.act('safe_to_write');
  expect(await house.told('reply', { text: 'hej' })).toEqual(['hej']);
});

test('closed after anything else, a reply goes out at once', async () => {
  await house.says('jeg vil ikke leve mere');
  await house.act('take');
  await house.act('close');
  expect(await house.told('reply', { text: 'hej' })).toEqual([expect.stringContaining('Anna'), 'hej']);
});
