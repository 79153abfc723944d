// The shape of the house: what a reader may count on without looking.
import { expect, test } from '@jest/globals';
import { cornerOf, importsOf, nameOf, roomOf, sourceFiles } from '../support/source-tree.ts';
import type { Import, SourceFile } from '../support/source-tree.ts';

/** Floors from the top. A room uses rooms on lower floors, never one above, never its neighbour. */
const floors = [
  ['src'],
  ['settings'],
  ['staff'],
  ['channels'],
  ['conversation'],
  ['understanding', 'knowledge', 'answers'],
  ['storage'],
];
const everywhere = ['src/vocabulary.ts', 'src/log.ts'];
const topFiles =
  /^src\/(main|app|assemble|settings|errors|housekeeping|log|vocabulary|ask|understand|dialogue|import|content-check|doctor|fallback-twiml|open-house|live-ly|staff-room|teams-room|staff-command|teams-command|web-page|phone-number|rehearsal|dialogue-player|shipped-documents|shipped-learning|learn)\.ts$/;
const drawers = /^(utils?|helpers?|common|misc|shared|index|types|lib)\b/;

const source = sourceFiles('src');
const code = source.filter(({ path }) => path.endsWith('.ts'));
const tests = sourceFiles('test').filter(({ path }) => path.endsWith('.ts'));

const floorOf = (path: string): number => floors.findIndex((rooms) => rooms.includes(roomOf(path)));

function breaksTheFloors({ from, to, typeOnly }: Import): boolean {
  if (to === null || everywhere.includes(to) || roomOf(from) === roomOf(to)) return false;
  const down = floorOf(to) - floorOf(from);
  return down < 0 || (down === 0 && !typeOnly);
}

function leavesItsCorner({ from, to }: Import): boolean {
  if (to === null || roomOf(from) !== roomOf(to)) return false;
  const [here, there] = [cornerOf(from), cornerOf(to)];
  return here !== null && there !== null && here !== there;
}

const shown = ({ from, to }: Import): string => `${from} -> ${to}`;

test('every file of src lies in a known room, or is one of the few at the top', () => {
  const lost = source.filter(({ path }) => floorOf(path) === -1 || (roomOf(path) === 'src' && !topFiles.test(path)));
  expect(lost.map(({ path }) => path)).toEqual([]);
});

test('imports only go down, and from a neighbour only types', () => {
  expect(code.flatMap(importsOf).filter(breaksTheFloors).map(shown)).toEqual([]);
});

test('an import that goes up, or takes a value from a neighbour, would be seen', () => {
  const up = importsOf({ path: 'src/storage/x.ts', text: "import { takeTurn } from '../conversation/turn.ts';" });
  const neighbour = importsOf({
    path: 'src/answers/x.ts',
    text: "import { openingAt } from '../knowledge/opening-hours.ts';",
  });
  const types = importsOf({
    path: 'src/answers/x.ts',
    text: "import type { Opening } from '../knowledge/opening.ts';",
  });
  expect([...up, ...neighbour, ...types].map(breaksTheFloors)).toEqual([true, true, false]);
});

test('corners of a room do not import each other', () => {
  expect(code.flatMap(importsOf).filter(leavesItsCorner).map(shown)).toEqual([]);
});

test('vocabulary.ts imports nothing', () => {
  expect(code.filter(({ path }) => path === 'src/vocabulary.ts').flatMap(importsOf)).toEqual([]);
});

test('rooms have one level of corners at most', () => {
  expect(source.filter(({ path }) => path.split('/').length > 4).map(({ path }) => path)).toEqual([]);
});

test('no file is longer than 250 lines', () => {
  const long = [...code, ...tests].filter(({ text }) => text.split('\n').length > 251);
  expect(long.map(({ path, text }) => `${path}: ${text.split('\n').length}`)).toEqual([]);
});

test('no folder holds more than twelve files', () => {
  const perFolder = Map.groupBy([...source, ...tests], ({ path }: SourceFile) => path.slice(0, path.lastIndexOf('/')));
  const full = [...perFolder].filter(([folder, files]) => folder !== 'src' && files.length > 12);
  expect(full.map(([folder, files]) => `${folder}: ${files.length}`)).toEqual([]);
});

test('there are no drawers, and names are kebab-case and unique', () => {
  const names = code.map(({ path }) => nameOf(path));
  const badlyNamed = names.filter((name) => drawers.test(name) || !/^[a-z0-9]+(-[a-z0-9]+)*\.ts$/.test(name));
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  expect({ badlyNamed, twice }).toEqual({ badlyNamed: [], twice: [] });
});
