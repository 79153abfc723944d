// The page with the real house behind it: what a person meets who writes there.
import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import request from 'supertest';
import type { Response } from 'supertest';
import { openTestHouse } from '../../support/open-test-house.ts';
import type { TestHouse } from '../../support/open-test-house.ts';
import { cookiesOf, fieldsOf, sendForm } from './web-door.ts';

let house: TestHouse;

beforeAll(async () => {
  house = await openTestHouse('2026-11-25T13:00');
});

afterAll(() => house.close());

/** The answer that stands first on the page. */
const answerOn = (page: Response): string =>
  (/id="svar"[^]*?<p class="said">([^]*?)<\/p>/.exec(page.text)?.[1] ?? '').replaceAll(/<[^>]+>/g, '');

/** Somebody with a browser without JavaScript: opens the page, then writes and sees the page that comes. */
async function visit(path = '/') {
  const first = await request(house.app).get(path);
  let page = first;
  const see = () => request(house.app).get(path).set('Cookie', cookiesOf(first));
  return {
    first,
    see,
    page: () => page,
    async write(text: string): Promise<string> {
      const sent = await sendForm(house.app, first, { text }).send({ form: fieldsOf(page)['form'] });
      expect([sent.status, sent.headers['location']]).toEqual([303, `${path}#svar`]);
      page = await see();
      return answerOn(page);
    },
  };
}

test('hvor er der åbent nu: the two that are open, with their end and their year', async () => {
  const answer = await (await visit()).write('hvor er der åbent nu');
  expect(answer).toMatch(/Korshærens varmestue[^.]*til 15/);
  expect(answer).toMatch(/Parasollen[^.]*til 19/);
  expect(answer).toContain('2020');
});

test('each of the six needs of each page gets an answer of its own, in its language', async () => {
  for (const path of ['/', '/kl', '/en']) {
    const visitor = await visit(path);
    const sentences = [...visitor.first.text.matchAll(/<button name="text" value="([^"]+)">/g)].map(
      ([, text]) => text ?? '',
    );
    const answers = new Set<string>();
    for (const sentence of sentences) answers.add(await visitor.write(sentence));
    expect([path, answers.size]).toEqual([path, 6]);
    expect([...answers].join()).not.toMatch(/forstod jeg ikke|did not understand|Paasinngilakkit/);
  }
});

test('pressed twice at once, it is answered once', async () => {
  const first = await request(house.app).get('/');
  await Promise.all([sendForm(house.app, first, { text: 'mad' }), sendForm(house.app, first, { text: 'mad' })]);
  const page = await request(house.app).get('/').set('Cookie', cookiesOf(first));
  expect(page.text.match(/<li class="ly"/g)).toHaveLength(1);
});

test('another visitor sees nothing of it', async () => {
  await (await visit()).write('jeg vil ikke leve mere');
  const other = await visit();
  expect((await other.see()).text).not.toMatch(/leve mere|id="svar"/);
});

test('SLET: the page confirms it, and nothing else is left on it', async () => {
  const visitor = await visit();
  await visitor.write('hvor kan jeg få et bad');
  expect(await visitor.write('SLET')).toMatch(/slettet/);
  expect(visitor.page().text).not.toMatch(/et bad|<details>/);
  expect(await visitor.write('toilet')).toMatch(/toilet/i);
});

test.each(['', ' \n ', '😀😀', 'a'.repeat(1600), 'где мне спать сегодня', '<b>mad</b>'])(
  'an odd message gets a sensible answer (%#)',
  async (text) => {
    expect((await (await visit()).write(text)).length).toBeGreaterThan(20);
  },
);

describe('when the database fails', () => {
  const onDatabase = (sql: string) => {
    const database = new DatabaseSync(join(house.dataFolder, 'ly.sqlite'));
    database.exec(sql);
    database.close();
  };
  let first: Response;
  beforeEach(async () => {
    first = await request(house.app).get('/en');
    onDatabase('alter table conversations rename to gone');
  });
  afterEach(() => onDatabase('alter table gone rename to conversations'));

  test('a danger still hears 112 and the lines that are open', async () => {
    const sent = await sendForm(house.app, first, { text: 'jeg vil ikke leve mere' });
    expect([sent.status, sent.type]).toEqual([500, 'text/html']);
    expect(answerOn(sent)).toMatch(/112[^]*\d\d \d\d \d\d \d\d/);
    expect(house.logged.text()).not.toMatch(/leve mere/);
  });

  test('everybody else hears 112 and a number, in the language of the page', async () => {
    const sent = await sendForm(house.app, first, { text: 'food' });
    expect([sent.status, answerOn(sent)]).toEqual([500, expect.stringMatching(/call 112/i)]);
  });

  test('the page opens all the same', async () => {
    const page = await request(house.app).get('/').set('Cookie', cookiesOf(first));
    expect([page.status, page.text]).toEqual([500, expect.stringMatching(/112[^]*<textarea/)]);
  });
});

test('nobody sends more than 30 kB over the wire, after the longest of talks either', async () => {
  const visitor = await visit('/kl');
  for (let round = 0; round < 8; round += 1) await visitor.write(`${round}${'"'.repeat(1599)}`);
  const page = visitor.page();
  const files = ['ly.css', 'ly.js'].map((name) => new RegExp(`"(/${name}[?][^"]+)"`).exec(page.text)?.[1] ?? '');
  const answers = [page, ...(await Promise.all(files.map((file) => request(house.app).get(file))))];
  const sizes = answers.map(({ status, headers }) => (status === 200 ? Number(headers['content-length']) : NaN));
  expect(sizes.reduce((sum, size) => sum + size)).toBeLessThan(30_000);
});
