// What comes to an open page of colleagues by itself, over a real connection, and when it ends.
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { newDatabaseUrl } from '../../support/databases/test-database.ts';
import { citizenOf } from '../citizens.ts';
import { openStaffHouse, signedIn } from '../staff-house.ts';
import type { StaffHouse } from '../staff-house.ts';

interface News {
  lists: Record<string, string[]>;
  parts: Record<string, string>;
}

let houses: StaffHouse[] = [];
let streams: AbortController[] = [];
afterEach(async () => {
  for (const stream of streams) stream.abort();
  await Promise.all(houses.map((house) => house.close()));
  [houses, streams] = [[], []];
});

async function open(environment: Record<string, string> = {}): Promise<StaffHouse> {
  const house = await openStaffHouse(environment);
  houses.push(house);
  return house;
}

/** The events of an address, one after the other: their names and what they say. */
async function listen({ url }: StaffHouse, path: string, cookie: string) {
  const stream = new AbortController();
  streams.push(stream);
  const response = await fetch(url + path, { headers: { cookie }, signal: stream.signal });
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let read = '';
  return async function next(): Promise<{ name: string; news: News | null }> {
    for (;;) {
      const [, event = '', rest = ''] = /^(?:retry: \d+\n\n|:\n\n)*(id: .*?)\n\n([^]*)$/s.exec(read) ?? [];
      if (event !== '') {
        read = rest;
        const data = event.split('\n').flatMap((line) => (line.startsWith('data: ') ? [line.slice(6)] : []));
        const name = /^event: (.*)$/m.exec(event)?.[1] ?? '';
        return { name, news: name === 'parts' ? (JSON.parse(data.join('\n')) as News) : null };
      }
      const { value, done } = await reader.read();
      if (done) return { name: 'closed', news: null };
      read += value;
    }
  };
}

/** The line as it is when the page is opened, which may have another; then what changes. */
async function listenToLine(to: StaffHouse, cookie: string) {
  const next = await listen(to, '/vagt/live?vis=alle', cookie);
  return { begun: (await next()).news, next };
}

const rowsIn = (news: News | null) => Object.keys(news?.parts ?? {}).filter((id) => id.startsWith('row-'));

let house: StaffHouse;
let anna: Awaited<ReturnType<typeof signedIn>>;
beforeEach(async () => {
  house = await open();
  anna = await signedIn(house, { name: 'Anna Prøve' });
});

test('a new one comes with its row alone; when it is taken, that row is told again', async () => {
  const [first, second] = [citizenOf(house), citizenOf(house)];
  await first.says('menneske');
  const { begun, next } = await listenToLine(house, anna.cookie);
  expect(begun?.lists['line']).toEqual([`row-${await first.id()}`]);
  await second.says('jeg vil ikke leve mere');
  const { news } = await next();
  expect(news?.lists['line']).toEqual([`row-${await second.id()}`, `row-${await first.id()}`]);
  expect(rowsIn(news)).toEqual([`row-${await second.id()}`]);
  expect(news?.parts['tab-alle']).toContain('Alle (2)');
  await anna.visitor.send(`/vagt/${await first.id()}/take`, {}, '/vagt');
  expect((await next()).news?.parts[`row-${await first.id()}`]).toContain('Anna Prøve har den.');
});

test('a page that has it all is told nothing until something is new', async () => {
  const citizen = citizenOf(house);
  await citizen.says('menneske');
  const page = await anna.visitor.get('/vagt');
  const live = /data-live="([^"]*)"/.exec(page.text)?.[1]?.replaceAll('&amp;', '&') ?? '';
  const next = await listen(house, live, anna.cookie);
  await citizen.says('er der nogen');
  expect((await next()).news?.parts[`row-${await citizen.id()}`]).toContain('er der nogen');
});

test('a page with rows that are gone meanwhile is told that nobody waits', async () => {
  const next = await listen(house, '/vagt/live?vis=alle&fra=another', anna.cookie);
  expect((await next()).news?.lists['line']).toEqual([]);
});

test('a conversation that waits for nobody is not told of', async () => {
  const [waits, asks] = [citizenOf(house), citizenOf(house)];
  await waits.says('menneske');
  const { next } = await listenToLine(house, anna.cookie);
  await asks.says('hvor er der mad');
  await waits.says('hallo');
  expect(rowsIn((await next()).news)).toEqual([`row-${await waits.id()}`]);
});

test('who has logged out is told nothing more', async () => {
  const { next } = await listenToLine(house, anna.cookie);
  await anna.visitor.send('/log-ud', {}, '/vagt');
  await citizenOf(house).says('jeg vil ikke leve mere');
  expect((await next()).name).toBe('closed');
});

test('whose session is over is told so, and nothing more', async () => {
  const { next } = await listenToLine(house, anna.cookie);
  house.later({ hours: 13 });
  await citizenOf(house).says('jeg vil ikke leve mere');
  expect([await next(), await next()].map(({ name }) => name)).toEqual(['ended', 'closed']);
});

test('whose role was changed is told nothing more of the line, nor of an open conversation', async () => {
  const citizen = citizenOf(house);
  await citizen.says('menneske');
  const { next } = await listenToLine(house, anna.cookie);
  const nextInTalk = await listen(house, `/vagt/${await citizen.id()}/live`, anna.cookie);
  await nextInTalk();
  await house.desk.change({ id: 'test', name: 'test' }, anna.account, { roles: ['editor'] });
  await citizen.says('jeg er ved banegården');
  expect([await next(), await nextInTalk()].map(({ name }) => name)).toEqual(['ended', 'ended']);
});

test('an open conversation gets each message and note as it is written', async () => {
  const citizen = citizenOf(house);
  await citizen.says('menneske');
  const page = `/vagt/${await citizen.id()}`;
  const next = await listen(house, `${page}/live`, anna.cookie);
  await next();
  await citizen.says('jeg er ved banegården');
  const said = Object.values((await next()).news?.parts ?? {});
  expect(said).toContainEqual(expect.stringContaining('jeg er ved banegården'));
  await anna.visitor.send(`${page}/note`, { text: 'Har før sovet der.' }, page);
  expect(Object.values((await next()).news?.parts ?? {})).toEqual([expect.stringContaining('Har før sovet der.')]);
});

test('what another process writes down on the same PostgreSQL comes too', async () => {
  const DATABASE_URL = await newDatabaseUrl();
  const [one, other] = [await open({ DATABASE_URL }), await open({ DATABASE_URL })];
  const { cookie } = await signedIn(one, { name: 'Bo Prøve' });
  const { next } = await listenToLine(one, cookie);
  const citizen = citizenOf(other);
  await citizen.says('jeg vil ikke leve mere');
  expect((await next()).news?.lists['line']).toEqual([`row-${await citizen.id()}`]);
});

test('on PostgreSQL the line after a press is as the press left it, however soon it is fetched', async () => {
  const own = await open({ DATABASE_URL: await newDatabaseUrl() });
  const { visitor } = await signedIn(own, { name: 'Bo Prøve' });
  for (let times = 0; times < 10; times += 1) {
    const citizen = citizenOf(own);
    await citizen.says('menneske');
    await visitor.send(`/vagt/${await citizen.id()}/on_my_way`, { fra: 'alle' }, '/vagt');
    const row = (await visitor.get('/vagt')).text.split(`row-${await citizen.id()}`)[1];
    expect(row).toContain('Bo Prøve er på vej');
    await visitor.send(`/vagt/${await citizen.id()}/close`, {}, '/vagt');
  }
});
