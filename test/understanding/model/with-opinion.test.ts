// The rules and the model together: it adds and raises, and takes nothing away.
import { expect, test } from '@jest/globals';
import type { KnownName, Meaning } from '../../../src/understanding/meaning.ts';
import { sureEnough, withOpinion } from '../../../src/understanding/model/with-opinion.ts';
import type { Opinion } from '../../../src/understanding/model/opinion.ts';
import { understand } from '../../support/understanding.ts';

const names: KnownName[] = [
  { id: 'testcafeen', name: 'Testcaféen Lyset', aka: [], is: 'place' },
  { id: 'testparken', name: 'Testparken', aka: [], is: 'landmark' },
];
const plain: Meaning = {
  ...understand('x'),
  needs: [],
  urgent: null,
  check: null,
  confidence: 0,
  filters: [],
  when: null,
};
const calm: Opinion = {
  ...{ needs: [], place: null, where: null, filters: [], when: [] },
  danger: { kind: null, certainty: 'none' },
};
const merged = (meaning: Partial<Meaning>, opinion: Partial<Opinion> | null): Meaning =>
  withOpinion({ ...plain, ...meaning }, opinion && { ...calm, ...opinion }, names);

test('without an opinion the meaning stays as it is', () => {
  expect(merged({ needs: ['food'], confidence: 0.3 }, null)).toEqual({ ...plain, needs: ['food'], confidence: 0.3 });
});

test('an opinion that says nothing changes nothing', () => {
  expect(merged({ needs: ['food'], confidence: 0.3 }, {})).toEqual({ ...plain, needs: ['food'], confidence: 0.3 });
});

test('where nothing was understood, the needs of the model are taken, two at most, each once', () => {
  expect(merged({}, { needs: ['food', 'food', 'sleep', 'toilet'] }).needs).toEqual(['food', 'sleep']);
});

test('a need the rules were sure of is never changed, and one they were not is', () => {
  expect(merged({ needs: ['food'], confidence: sureEnough }, { needs: ['sleep'] }).needs).toEqual(['food']);
  expect(merged({ needs: ['food'], confidence: sureEnough - 0.01 }, { needs: ['sleep'] }).needs).toEqual(['sleep']);
});

test.each(['out_of_scope', 'thanks', 'greeting', 'feedback'] as const)(
  'an answer the rules would give is not taken back for %s',
  (need) => {
    expect(merged({ needs: ['sleep'], confidence: 0.2 }, { needs: [need] }).needs).toEqual(['sleep']);
    expect(merged({}, { needs: [need] }).needs).toEqual([need]);
  },
);

test('sure of a danger is an alarm, with nothing beside it', () => {
  const opinion = { needs: ['food' as const], danger: { kind: 'freezing' as const, certainty: 'sure' as const } };
  expect(merged({}, opinion)).toMatchObject({ urgent: 'freezing', check: null, needs: ['urgent'], filters: [] });
});

test('perhaps a danger is one gentle question', () => {
  const opinion = { needs: ['food' as const], danger: { kind: 'medical' as const, certainty: 'perhaps' as const } };
  expect(merged({}, opinion)).toMatchObject({ urgent: null, check: 'medical', needs: ['food'] });
});

test.each(['none', 'perhaps'] as const)('an alarm of the rules stays, whatever the model says: %s', (certainty) => {
  const alarm = { urgent: 'suicide' as const, needs: ['urgent' as const] };
  expect(merged(alarm, { needs: ['thanks'], danger: { kind: 'medical', certainty } })).toEqual({ ...plain, ...alarm });
});

test('a gentle question of the rules stays, and is raised where the model is sure', () => {
  expect(merged({ check: 'freezing' }, {}).check).toBe('freezing');
  expect(merged({ check: 'freezing' }, { danger: { kind: 'medical', certainty: 'perhaps' } }).check).toBe('freezing');
  expect(merged({ check: 'freezing' }, { danger: { kind: 'freezing', certainty: 'sure' } }).urgent).toBe('freezing');
});

test('a kind without certainty, and certainty without a kind, raise nothing', () => {
  expect(merged({}, { danger: { kind: 'medical', certainty: 'none' } })).toMatchObject({ urgent: null, check: null });
  expect(merged({}, { danger: { kind: null, certainty: 'sure' } })).toMatchObject({ urgent: null, check: null });
});

test('place, landmark, time and wishes come with a need, and what the rules found stays', () => {
  const opinion: Partial<Opinion> = {
    ...{
      needs: ['food'],
      place: 'testcafeen',
      where: 'testparken',
      when: ['tomorrow', 'part:evening'],
      filters: ['dog'],
    },
  };
  expect(merged({ filters: ['free'] }, opinion)).toMatchObject({
    ...{ place: { id: 'testcafeen', name: 'Testcaféen Lyset' }, where: { id: 'testparken', name: 'Testparken' } },
    ...{ when: 'part:evening+tomorrow', filters: ['free', 'dog'] },
  });
  expect(merged({ when: 'tonight' }, opinion).when).toBe('tonight');
  expect(merged({}, { ...opinion, needs: [] })).toEqual(plain);
});

test('an id that content has no more is no place', () => {
  expect(merged({}, { needs: ['food'], place: 'gone' }).place).toBe(plain.place);
});

test('what is open is asked of now where no time is said', () => {
  expect(merged({}, { needs: ['open_now'] }).when).toBe('now');
});
