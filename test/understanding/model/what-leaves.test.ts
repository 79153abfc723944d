// Everything that leaves the house for the model is caught, byte by byte, and searched for what must not leave.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createMaskForModel } from '../../../src/understanding/model/mask-for-model.ts';
import { createAskModel } from '../../../src/understanding/model/second-opinion.ts';
import type { AskModel } from '../../../src/understanding/model/second-opinion.ts';
import { createTranslate } from '../../../src/understanding/model/translate.ts';
import { openTestLy, wordsNobodyKnows } from './ly-with-model.ts';
import type { TestLy } from './ly-with-model.ts';
import { nothing, openModelServer, openTestModel, says } from './model-server.ts';
import type { ModelServer, TestModel } from './model-server.ts';

let server: ModelServer;
let model: TestModel;
let ly: TestLy;
let askModel: AskModel;
beforeAll(async () => {
  server = await openModelServer(says(nothing));
  model = openTestModel(server.baseUrl);
  askModel = createAskModel(model.ask, []);
  ly = await openTestLy(model.ask);
});
afterAll(() => Promise.all([ly.close(), server.close()]));

/** None of them is anybody's. */
const secrets = {
  'a phone number': ['20 99 88 77', '20998877', '+4520998877', '0045 20998877'],
  'a CPR number': ['010203-4321', '0102034321', '010203 4321'],
  'a mail address': ['qvist.prove@example.org', 'qvist.prove(at)example.org'],
  'a card number': ['4571 1234 1234 1234', '4571123412341234'],
  'a page': ['https://example.org/qvist?id=7', 'www.example.org/qvist'],
  'an id': ['3f2b8c1a-9d4e-4f6a-8b7c-112233445566', '99887766554'],
};
const names = [
  'jeg hedder Qvistmark Prøvesen', 'jeg hedder qvistmark', 'mit navn er Qvistmark', 'my name is qvistmark', 'Qvistmark Prøvesen',
  'det er Qvistmark igen', 'jeg er Qvistmark', 'min søster Qvistmark', 'hilsen Qvistmark', 'mvh qvistmark', 'Ateqarpunga Qvistmark',
  'kender du Qvistmark', 'sagsbehandler Qvistmark Prøvesen', 'nazywam się Qvistmark', "I'm Qvistmark",
]; // prettier-ignore

const leaves = /qvist|prøvesen|20 ?99 ?88|998877|010203|4321|4571|112233|99887766/i;

/** Each of them is asked about. */
const unknownWords = ['plimsdorf', 'grunkelmat', 'vrimpelstang', 'grunkelmat vrimpelstang'];

/** What came out since, all of it. */
const since = (from: number): string => server.reached.slice(from).map(({ everything }) => everything).join('\n'); // prettier-ignore

test.each(Object.entries(secrets))('%s does not leave, in any way it is written', async (_what, written) => {
  const before = server.reached.length;
  for (const secret of written) await askModel({ text: `hej ${secret}`, language: 'da', earlier: [] });
  expect(server.reached.length - before).toBe(written.length);
  expect(since(before)).not.toMatch(leaves);
});

test.each(names)('a name that can be told from the words around it does not leave: %s', async (said) => {
  const before = server.reached.length;
  await askModel({ text: `Hej. ${said}`, language: 'da', earlier: [] });
  expect(server.reached.length).toBe(before + 1);
  expect(since(before)).not.toMatch(leaves);
});

test('neither the number they write from nor an id of theirs leaves, over a whole conversation', async () => {
  const before = server.reached.length;
  const from = { address: '+4520112233' };
  const turns = [];
  for (const word of unknownWords) turns.push(await ly.turn(word, from));
  const ids = turns.flatMap(({ saved }) => [saved.conversation.id, saved.heard?.id, saved.requestId]);
  const out = since(before);
  expect(server.reached.length).toBe(before + 4);
  for (const secret of ['20112233', ...ids]) expect(out).not.toContain(secret);
});

test('of what was said before the last two turns leave, masked', async () => {
  const from = { address: 'visitor-4f8e6c', channel: 'web' as const };
  for (const word of ['plimsdorf 0102034321', ...unknownWords.slice(1)]) await ly.turn(word, from);
  const { user, everything } = server.reached.at(-1)!;
  expect(user.before?.map((said) => said.from)).toEqual(['citizen', 'ly', 'citizen', 'ly']);
  expect(user.before?.[0]?.text).toBe(unknownWords[1]);
  expect(everything).not.toMatch(/visitor-|0102034321/);
});

test('nothing is said of the machine, the library or who runs it', async () => {
  await ly.turn(wordsNobodyKnows);
  expect(server.reached.at(-1)!.everything).not.toMatch(/langchain|stainless|linux|x64|v26|openai-organization/i);
});

test('what a colleague has translated is masked alike', async () => {
  const before = server.reached.length;
  const translate = createTranslate(model.ask, []);
  for (const said of [...Object.values(secrets).flat(), ...names]) await translate(said);
  expect(server.reached.length).toBeGreaterThan(before + 20);
  expect(since(before)).not.toMatch(leaves);
});

const mask = createMaskForModel([
  { id: 'lyset', name: 'Testcaféen Lyset', aka: ['Testcaféen'], is: 'place' },
  { id: 'stenhus', name: 'Qvistmarks Prøvehus', aka: [], is: 'landmark' },
]);

test('names of the city stay: they are what is asked about', () => {
  for (const said of [
    'Hvornår åbner Testcaféen, og er der mad kl. 18? Jeg har 50 kr.',
    'er der langt til Testcaféen Lyset',
    'ved Qvistmarks Prøvehus',
    'der er et sted der hedder Testcaféen',
  ])
    expect(mask(said)).toBe(said);
});

test('a word of such a name alone may be somebody, and so may a house that content does not know', () => {
  expect(mask('kender du Qvistmark')).toBe('kender du [navn]');
  expect(mask('hvornår åbner Ukendthuset')).toBe('hvornår åbner [navn]');
});

test('German, where every noun has a capital, is left but for what the words around tell', () => {
  expect(mask('Wo ist das Essen, ich habe Hunger. ich heiße Qvistmark')).toBe(
    'Wo ist das Essen, ich habe Hunger. ich heiße [navn]',
  );
});

test('a text made to be slow to read is masked all the same', () => {
  const said = `1 1 1 ${' '.repeat(4000)} ${'-'.repeat(4000)} x`;
  expect(mask(said)).toBe(said);
});
