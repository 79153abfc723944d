// The door by itself: what it takes in, what it answers, what it refuses.
import { describe, expect, test } from '@jest/globals';
import request from 'supertest';
import { cookiesOf, fieldsOf, openWebDoor, sendForm } from './web-door.ts';

const svar = { '/': '/#svar', '/kl': '/kl#svar', '/en': '/en#svar' };

describe('a form', () => {
  test.each(Object.entries(svar))('of %s becomes a turn and leads to %s, where its answer is', async (path, where) => {
    const door = openWebDoor();
    const page = await request(door.app).get(path);
    const sent = await sendForm(door.app, page, { text: 'hvor er der åbent nu' });
    expect([sent.status, sent.headers['location']]).toEqual([303, where]);
    const shown = await request(door.app).get(path).set('Cookie', cookiesOf(page));
    expect(shown.text).toMatch(/id="svar"[^]*svar på hvor er der åbent nu/);
  });

  test('has all that a turn needs, and the language only where it was chosen', async () => {
    const door = openWebDoor();
    await sendForm(door.app, await request(door.app).get('/'), { text: 'mad' });
    await sendForm(door.app, await request(door.app).get('/en'), { text: 'food' });
    expect(door.heard.map(({ text, chosenLanguage }) => [text, chosenLanguage])).toEqual([
      ['mad', undefined],
      ['food', 'en'],
    ]);
    expect(door.heard[0]).toMatchObject({ channel: 'web', media: 0, requestId: 'request-1' });
    expect(door.heard[0]?.at.toString()).toBe('2026-11-25T12:00:00Z');
  });
});

describe('a form sent again', () => {
  test('at once (pressed twice) has one id and one visitor, also before the first answer', async () => {
    const door = openWebDoor();
    const page = await request(door.app).get('/');
    await Promise.all([sendForm(door.app, page, { text: 'mad' }), sendForm(door.app, page, { text: 'mad' })]);
    expect(new Set(door.heard.map(({ providerId, address }) => providerId + address)).size).toBe(1);
  });

  test('with other words (the back button) is another message', async () => {
    const door = openWebDoor();
    const page = await request(door.app).get('/');
    await sendForm(door.app, page, { text: 'mad' });
    await sendForm(door.app, page, { text: 'toilet' });
    expect(new Set(door.heard.map(({ providerId }) => providerId)).size).toBe(2);
  });

  test('of a new page has another id, though the words are the same', async () => {
    const door = openWebDoor();
    await sendForm(door.app, await request(door.app).get('/'), { text: 'mad' });
    await sendForm(door.app, await request(door.app).get('/'), { text: 'mad' });
    expect(new Set(door.heard.map(({ providerId }) => providerId)).size).toBe(2);
  });
});

describe('odd words', () => {
  const hear = async (text: string) => {
    const door = openWebDoor();
    await sendForm(door.app, await request(door.app).get('/'), { text });
    return door.heard.map((message) => message.text);
  };

  test('nothing at all is heard as nothing, and answered', async () => {
    expect(await hear('')).toEqual(['']);
  });

  test('1,600 characters are heard to the last, with their lines as the browser counts them', async () => {
    const lines = `${'a'.repeat(99)}\n`.repeat(16);
    expect(await hear(lines.replaceAll('\n', '\r\n'))).toEqual([lines]);
  });

  test('more than that is cut, and never through an emoji', async () => {
    const [heard = ''] = await hear(`${'a'.repeat(1599)}😀 og mere`);
    expect([heard.length, heard.isWellFormed()]).toEqual([1600, true]);
  });

  test('another script and emoji come through whole', async () => {
    expect(await hear('😀 где спать')).toEqual(['😀 где спать']);
  });

  test('what looks like HTML is shown as it was written', async () => {
    const door = openWebDoor();
    const page = await request(door.app).get('/');
    await sendForm(door.app, page, { text: '<script>alert("1")</script>' });
    const shown = await request(door.app).get('/').set('Cookie', cookiesOf(page));
    expect(shown.text).not.toContain('<script>');
    expect(shown.text).toContain('&lt;script&gt;');
  });
});

const post = (door = openWebDoor()) => request(door.app).post('/message').type('form');

describe('a form that is not quite ours', () => {
  test('is heard all the same when only its words are right', async () => {
    const door = openWebDoor();
    const sent = await post(door).send({ text: 'jeg fryser', form: 'x', language: 'pl', visitor: 'x.y' });
    expect([sent.status, sent.headers['location']]).toEqual([303, '/#svar']);
    expect(door.heard).toMatchObject([{ text: 'jeg fryser', chosenLanguage: undefined }]);
  });

  test.each(['cross-site', 'same-site'])('is not heard when it stands on another site (%s)', async (site) => {
    const door = openWebDoor();
    const page = await request(door.app).get('/');
    const sent = await sendForm(door.app, page, { text: 'SLET' }).set('Sec-Fetch-Site', site);
    expect([sent.status, sent.headers['location'], cookiesOf(sent)]).toEqual([303, '/', []]);
    expect(door.heard).toEqual([]);
  });

  test('is heard from an old browser that does not say where it comes from', async () => {
    const door = openWebDoor();
    await post(door).send({ text: 'mad', ...fieldsOf(await request(door.app).get('/')) });
    expect(door.heard).toHaveLength(1);
  });
});

describe('a form that cannot be read', () => {
  test.each([
    ['without words', () => post().send({ language: 'da' })],
    ['that is no form', () => request(openWebDoor().app).post('/message').send({ text: 'mad' })],
  ])('%s leads to the page', async (_what, send) => {
    const sent = await send();
    expect([sent.status, sent.headers['location']]).toEqual([303, '/']);
  });

  test.each([
    ['far too large', 413, () => post().send({ text: 'a'.repeat(70_000) })],
    [
      'in an unknown alphabet',
      415,
      () => post().type('application/x-www-form-urlencoded; charset=klingon').send('text=a'),
    ],
  ])('%s is answered with 112 on the page', async (_what, status, send) => {
    const sent = await send();
    expect([sent.status, sent.type]).toEqual([status, 'text/html']);
    expect(sent.text).toMatch(/id="svar"[^]*<a href="tel:112">/);
  });
});

describe('the visitor', () => {
  test('is in a cookie that scripts cannot read, other sites cannot send, and that ends with the browser', async () => {
    const { headers } = await request(openWebDoor().app).get('/');
    expect(headers['set-cookie']).toEqual([expect.stringMatching(/^ly=[\w.-]+; Path=\/; HttpOnly; SameSite=Lax$/)]);
  });

  test('goes over https alone where the page does', async () => {
    const keys = { key: Buffer.alloc(32, 7), secure: true };
    const { headers } = await request(openWebDoor({ visitorKeys: keys }).app).get('/');
    expect(headers['set-cookie']).toEqual([expect.stringContaining('; Secure')]);
  });

  test('is not made anew for who has one, and never stands in the page or the address then', async () => {
    const door = openWebDoor();
    const first = await request(door.app).get('/');
    const again = await request(door.app).get('/').set('Cookie', cookiesOf(first));
    expect([cookiesOf(again), fieldsOf(again)['visitor']]).toEqual([[], undefined]);
    expect(again.text).not.toContain(fieldsOf(first)['visitor']);
  });
});

describe('a cookie', () => {
  test.each(['ly=forged', 'ly=a.b', 'ly=', 'ly=..', 'other=1'])(
    '"%s" is nobody: a new visitor is made',
    async (cookie) => {
      const page = await request(openWebDoor().app).get('/').set('Cookie', cookie);
      expect([page.status, cookiesOf(page).length]).toEqual([200, 1]);
    },
  );

  test('signed with another key is nobody: what they wrote is not shown', async () => {
    const visitorKeys = { key: Buffer.alloc(32, 8), secure: false };
    const stranger = await request(openWebDoor({ visitorKeys }).app).get('/');
    const history = () => Promise.reject(new Error('must not be read'));
    const page = await request(openWebDoor({ history }).app).get('/').set('Cookie', cookiesOf(stranger));
    expect([page.status, cookiesOf(page).length]).toEqual([200, 1]);
  });

  test('that the browser does not keep is not needed: the answer comes at once, and the talk goes on', async () => {
    const door = openWebDoor();
    const first = await sendForm(door.app, await request(door.app).get('/en'), { text: 'food', cookie: false });
    expect([first.status, first.text]).toEqual([200, expect.stringContaining('svar på food')]);
    const second = await sendForm(door.app, first, { text: 'toilet', cookie: false });
    expect(second.text).toMatch(/id="svar"[^]*svar på toilet[^]*<details>[^]*svar på food/);
    expect(new Set(door.heard.map(({ address }) => address)).size).toBe(1);
  });
});
