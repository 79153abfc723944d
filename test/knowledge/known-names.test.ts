// The names that understanding looks for in a message.
import { expect, test } from '@jest/globals';
import { checkContent } from '../../src/knowledge/load-content.ts';
import { namesIn } from '../../src/knowledge/known-names.ts';
import { draft, testguiden, testhuset } from './checking/content-draft.ts';

function namesOf(documents: Record<string, unknown>) {
  const checked = checkContent(draft(documents));
  if ('problems' in checked) throw new Error(JSON.stringify(checked.problems));
  return namesIn(checked.content);
}

test('a place is known by its name, its short name and what else people call it', () => {
  const place = testhuset({ name: 'Testhuset Aalborg', shortName: 'Testhuset', aka: ['prøvehuset'] });
  expect(namesOf({ places: [place] })).toContainEqual({
    id: 'testhuset',
    name: 'Testhuset Aalborg',
    aka: ['Testhuset', 'prøvehuset'],
    is: 'place',
    need: 'warm_room',
  });
});

test('a guide is known by what people call it and never by its title, which is for staff', () => {
  const names = namesOf({ guides: [testguiden({ title: 'Læge', aka: ['prøvelæge', 'læge på prøve'] })] });
  expect(names.filter(({ is }) => is === 'guide')).toEqual([
    { id: 'testguiden', name: 'prøvelæge', aka: ['læge på prøve'], is: 'guide' },
  ]);
  expect(namesOf({ guides: [testguiden()] }).filter(({ is }) => is === 'guide')).toEqual([]);
});
