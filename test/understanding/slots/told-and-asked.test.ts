// What is told beside a question is no time, place or wish of it; what is asked is.
import { expect, test } from '@jest/globals';
import { understand } from '../../support/understanding.ts';

test('what is told in a sentence of its own is no time; what is asked in it is', () => {
  expect(understand('det går godt nu. hvor kan jeg få et bad').when).toBeNull();
  expect(understand('jeg lugter. hvor kan jeg få et bad nu').when).toBe('now');
});

test('"now" says nothing beside "tonight", and much alone', () => {
  expect(understand('nu skal jeg bruge en seng i nat').when).toBe('tonight');
  expect(understand('er der et åbent toilet nu').when).toBe('now');
});

test('a street is where somebody is though nobody knows it; a building site is no street', () => {
  expect(understand('jeg er på prøvegade, hvor er der et toilet').where).toEqual({ name: 'Prøvegade', id: null });
  expect(understand('jeg er på byggeplads, hvor er der et toilet').where).toBeNull();
});

test('a paper that somebody sells is no place; who asks for its house means one', () => {
  expect(understand('hvem taler jeg med om at sælge hus forbi').place).toBeNull();
  expect(understand('hvor ligger hus forbi').place).toEqual({ name: 'Hus Forbi', id: null });
});

test('a child with somebody is a wish; a number alone is none', () => {
  expect(understand('toilet, har min datter på 4 med').filters).toContain('children');
  expect(understand('toilet, har 4 poser med').filters).not.toContain('children');
});

test('how long something lasted is no age; how old somebody is is one', () => {
  expect(understand('jeg var tømrer i 22 år, hvor er der arbejde').age).toBeNull();
  expect(understand('jeg er 22 år, hvor er der arbejde').age).toBe('18-29');
  expect(understand('hun bliver snart næsten 17 år, hvor er der arbejde').age).toBe('under18');
});
