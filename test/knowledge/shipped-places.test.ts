// Finding on the facts that are shipped: the hours at which an answer matters most.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { place } from '../../src/knowledge/content-schema.ts';
import { inWords, periodsInWords } from '../support/copenhagen.ts';
import { find } from '../support/find-query.ts';
import type { Wish } from '../support/find-query.ts';

const file = new URL('../../content/places.json', import.meta.url);
const places = place.array().parse(JSON.parse(readFileSync(file, 'utf8')));
const openNow: Wish = {
  groups: [['warm_room', 'night_room', 'drop_in'], ['greenlandic_house', 'day_school', 'library'], ['talk']],
};

/** "kk-varmestue-dag: open until …" for every door of a group that is open. */
function openDoors(at: string, group: number): string[] {
  return find(places, { ...openNow, at })
    .filter((found) => found.group === group && found.opening.state === 'open')
    .map(({ place, opening }) => `${place.id}: ${inWords(opening)}`)
    .sort();
}

function nextDoor(at: string): string | undefined {
  const [next] = find(places, { ...openNow, at }).filter(
    ({ group, opening }) => group === 1 && opening.state !== 'open' && opening.opensAt !== null,
  );
  return next && `${next.place.id}: ${inWords(next.opening)}`;
}

describe('what is open now', () => {
  test('on a Wednesday at 13: two warm places', () => {
    expect(openDoors('2026-11-25T13:00', 1)).toEqual([
      'kk-varmestue-dag: open until 2026-11-25T15:00',
      'parasollen: open until 2026-11-25T19:00',
    ]);
  });

  test('they come before everything else that is open', () => {
    const [one, two] = find(places, { ...openNow, at: '2026-11-25T13:00' });
    expect([one, two].map((found) => found!.place.id).sort()).toEqual(['kk-varmestue-dag', 'parasollen']);
  });

  test('on a Thursday at 03:10: the night room, and a talk', () => {
    expect(openDoors('2026-11-26T03:10', 1)).toEqual(['kk-natvarmestue: open until 2026-11-26T07:00']);
    expect(openDoors('2026-11-26T03:10', 3)).toEqual(['sociale-skadestue: open until 2026-11-26T07:00']);
  });

  test('on a Saturday at 18: no warm place, the night room next, a talk meanwhile', () => {
    expect(openDoors('2026-11-28T18:00', 1)).toEqual([]);
    expect(nextDoor('2026-11-28T18:00')).toBe('kk-natvarmestue: closed, opens 2026-11-28T21:00');
    expect(openDoors('2026-11-28T18:00', 3)).toEqual(['sociale-skadestue: open until 2026-11-29T07:00']);
  });

  test('on a Sunday at 07:30, the thinnest hour: nothing, and the day room at nine', () => {
    expect([1, 2, 3].flatMap((group) => openDoors('2026-11-29T07:30', group))).toEqual([]);
    expect(nextDoor('2026-11-29T07:30')).toBe('kk-varmestue-dag: closed, opens 2026-11-29T09:00');
  });

  test('on a Sunday at 11 nobody knows whether it is the week of the café', () => {
    const cafe = find(places, { ...openNow, at: '2026-11-29T11:00' }).find((found) => found.place.id === 'parasollen');
    expect(cafe?.opening).toMatchObject({ state: 'unknown', because: 'alternating_week_unknown' });
  });

  test('on Christmas Eve at 22: the night room', () => {
    expect(openDoors('2026-12-24T22:00', 1)).toEqual(['kk-natvarmestue: open until 2026-12-25T07:00']);
  });
});

test('tonight, asked at noon, is the night room from nine and the café until seven', () => {
  const tonight = find(places, {
    groups: [['warm_room', 'night_room', 'drop_in']],
    when: 'tonight',
    at: '2026-11-25T12:00',
  });
  const evening = tonight
    .filter(({ periods }) => periods.length > 0)
    .map(({ place, periods }) => [place.id, ...periodsInWords(periods)]);
  expect(evening).toContainEqual(['kk-natvarmestue', '2026-11-25T21:00/2026-11-26T07:00']);
  expect(evening).toContainEqual(['parasollen', '2026-11-25T10:00/2026-11-25T19:00']);
  expect(evening.map(([id]) => id)).not.toContain('kk-varmestue-dag');
});
