// A message that goes on from the ones before it.
import { expect, test } from '@jest/globals';
import { understand } from '../support/understanding.ts';

const answer = '[bot] Åbent nu: Testcaféen Lyset, Eksempelgade, til 15.';

test('"og i morgen?" keeps the need and changes the time', () => {
  expect(understand('og i morgen?', ['hvor kan jeg sove i nat', answer])).toMatchObject({
    needs: ['sleep'],
    when: 'tomorrow',
  });
  expect(understand('og i morgen?').needs).not.toContain('sleep');
});

test('"hvad tid lukker den" is about the place Ly named', () => {
  const meaning = understand('hvad tid lukker den', ['hvor er der åbent nu', answer]);
  expect(meaning).toMatchObject({ needs: ['open_now'], aspect: 'hours', place: { id: 'testcafeen' } });
});

test('"har de åbent på søndag" is about that place too: "de" may stand for "det", and is a word of its own', () => {
  const meaning = understand('har de åbent på søndag', ['hvor er der åbent nu', answer]);
  expect(meaning).toMatchObject({ when: 'weekday:sun', place: { id: 'testcafeen' } });
});

test('"hvor ligger det" asks for its address', () => {
  const meaning = understand('hvor ligger det', ['hvor er der åbent nu', answer]);
  expect(meaning).toMatchObject({ aspect: 'address', place: { id: 'testcafeen' } });
});

test('"må jeg have hund med" adds a wish', () => {
  expect(understand('må jeg have hund med', ['hvor kan jeg sove', answer]).filters).toEqual(['dog']);
});

test('"den er låst" is a signal, whatever came before', () => {
  expect(understand('den er låst', ['hvor er der åbent nu', answer]).signal).toBe('locked');
});

test('"hun er 17" after a question for a bed is a child in danger; "hun er 37" is not', () => {
  expect(understand('hun er 17', ['hvor kan min søster sove i nat', answer]).urgent).toBe('child');
  expect(understand('hun er 37', ['hvor kan min søster sove i nat', answer]).urgent).toBeNull();
});

test('a message with a need of its own stands for itself', () => {
  expect(understand('hvor er der et toilet', ['hvor kan jeg sove i nat', answer]).needs).toEqual(['toilet']);
});

test('"ja" keeps the language of the conversation', () => {
  expect(understand('ja', ['Massakkut sumi ammava?', '[bot] ...']).language).toBe('kl');
  expect(understand('ja', ['where can i sleep tonight']).language).toBe('en');
  expect(understand('ja').language).toBe('da');
});

test('a follow-up that names another need asks for that one', () => {
  expect(understand('hvad med et toilet', ['hvor kan jeg spise', answer]).needs).toEqual(['toilet']);
  expect(understand('i stedet for mad så et bad', ['hvor kan jeg spise', answer]).needs).toEqual(['shower']);
  expect(understand('er der plads i natvarmestuen', ['hvor kan jeg spise', answer])).toMatchObject({
    needs: ['sleep'],
    aspect: 'room',
    place: null,
  });
});

test('"hvad koster det" is about what was asked for before; alone it is a rule of some house', () => {
  expect(understand('hvad koster det', ['hvor kan jeg spise', answer])).toMatchObject({
    needs: ['food'],
    aspect: 'price',
  });
  expect(understand('hvad koster det').needs).not.toContain('food');
});

test('a yes to the offer of a human asks for one; a yes to another question does not', () => {
  expect(understand('ja tak', ['jeg er så træt', '[bot] Skal jeg hente et menneske? Skriv JA.']).needs).toEqual([
    'human',
  ]);
  expect(understand('ja tak', ['hvor er der mad', '[bot] Vil du vide mere?']).needs).not.toContain('human');
});

test('what changed on the way still holds: after "og i morgen?" an address is asked for tomorrow', () => {
  const earlier = ['hvor kan jeg sove i nat', answer, 'og i morgen?', answer];
  expect(understand('hvor ligger det', earlier)).toMatchObject({ needs: ['sleep'], when: 'tomorrow' });
  expect(understand('hvor ligger det', earlier.slice(0, 2)).when).toBe('tonight');
});
