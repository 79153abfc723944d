// A colleague asks what a message says in Danish: a machine's draft, marked as one, written down, and kept nowhere.
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { createTranslate } from '../../../src/understanding/model/translate.ts';
import { openModelServer, openTestModel, says } from '../../understanding/model/model-server.ts';
import type { ModelServer } from '../../understanding/model/model-server.ts';
import { citizenOf } from '../citizens.ts';
import type { Citizen } from '../citizens.ts';
import { openStaffHouse, signedIn } from '../staff-house.ts';
import type { StaffHouse, Visitor } from '../staff-house.ts';

const greenlandic = 'maannakkut sumi ammavoq, nerisassanik pissarsivissaqarpa';
const draft = { danish: 'Hvor er der åbent nu, og er der mad?' };
const on = {
  ...{ MODEL_PROVIDER: 'compatible', MODEL_NAME: 'test-model', MODEL_BASE_URL: 'http://localhost:1/v1' },
  MODEL_TRANSLATES: 'on',
};

let server: ModelServer;
let house: StaffHouse;
let anna: Visitor;
let citizen: Citizen;
let page: string;
beforeAll(async () => {
  server = await openModelServer();
});
afterAll(() => server.close());
beforeEach(async () => {
  server.answers(says(draft));
  await enter(on);
});
afterEach(() => house.close());

async function enter(settings: Record<string, string>): Promise<void> {
  house = await openStaffHouse(settings, createTranslate(openTestModel(server.baseUrl).ask, []));
  ({ visitor: anna } = await signedIn(house, { name: 'Anna Prøve' }));
  citizen = citizenOf(house);
  await citizen.says(greenlandic);
  page = `/vagt/${await citizen.id()}`;
}

const messageOf = async (text: string): Promise<string> => {
  const seen = await house.storage.conversationForStaff(await citizen.id());
  return seen?.messages.find((message) => message.text === text)?.id ?? '';
};
const ask = async (text = greenlandic) => anna.send(`${page}/translate`, { message: await messageOf(text) }, page);
const trail = async () =>
  (await house.storage.auditTrail({ limit: 99 })).filter(({ action }) => action === 'translate');

test('the draft is shown with the message it is of, and says that it may be wrong', async () => {
  const { status, text } = await ask();
  expect(status).toBe(200);
  for (const shown of ['Maskinoversættelse. Kan være forkert.', draft.danish, `<q>${greenlandic}</q>`])
    expect(text).toContain(shown);
});

test('that it was asked for is written down, and what it said is kept nowhere', async () => {
  await ask();
  expect((await trail()).map(({ by, conversationId }) => [by.name, conversationId])).toEqual([
    ['Anna Prøve', await citizen.id()],
  ]);
  expect((await anna.get(page)).text).not.toContain(draft.danish);
});

test('a page says a draft may be had where the words are not Danish, and nowhere else', async () => {
  await citizen.says('hvor kan jeg få noget mad');
  const { text } = await anna.get(page);
  expect(text.match(/Oversæt til dansk/g)).toHaveLength(1);
  expect(text).toContain(`value="${await messageOf(greenlandic)}">Oversæt til dansk`);
});

test('a machine that does not answer is told of, and the message stands as it is', async () => {
  server.answers((response) => void response.writeHead(500).end());
  const { status, text } = await ask();
  expect([status, text.includes('Der kom ingen oversættelse'), text.includes(greenlandic)]).toEqual([503, true, true]);
});

test('whatever the machine writes is text on the page, and numbers in it are hidden', async () => {
  server.answers(says({ danish: '<script>alert(1)</script> ring til 20998877' }));
  const { text } = await ask();
  expect(text).not.toMatch(/<script>alert|20998877/);
  expect(text).toContain('&lt;script&gt;');
});

test('what Ly or a colleague wrote is not sent to a machine', async () => {
  const [answer] = await citizen.heard();
  const before = server.reached.length;
  expect((await ask(answer)).status).toBe(422);
  expect([server.reached.length - before, await trail()]).toEqual([0, []]);
});

test('another organisation that was not given the conversation gets nothing', async () => {
  const { visitor } = await signedIn(house, { name: 'Ude Prøve', organisation: 'Testforening' });
  const before = server.reached.length;
  const answer = await visitor.send(`${page}/translate`, { message: await messageOf(greenlandic) }, '/vagt');
  expect([answer.status, server.reached.length - before]).toEqual([403, 0]);
});

test('a draft changes nothing that is decided: no danger, no need, no hand-off', async () => {
  server.answers(says({ danish: 'Jeg vil ikke leve mere.' }));
  const before = await house.storage.conversationForStaff(await citizen.id());
  await ask();
  expect(await house.storage.conversationForStaff(await citizen.id())).toEqual(before);
});

test('switched off there is neither a button nor a door', async () => {
  await house.close();
  await enter({ ...on, MODEL_TRANSLATES: 'off' });
  expect((await anna.get(page)).text).not.toContain('Oversæt til dansk');
  expect((await ask()).status).toBe(404);
});
