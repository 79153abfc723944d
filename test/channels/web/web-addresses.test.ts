// Addresses, headers, and what happens when the house fails.
import { describe, expect, test } from '@jest/globals';
import request from 'supertest';
import { cookiesOf, openWebDoor, sendForm } from './web-door.ts';

describe('an address', () => {
  test.each(['/', '/kl', '/en', '/kl/', '/EN'])('%s is a page that nobody keeps a copy of', async (path) => {
    const page = await request(openWebDoor().app).get(path);
    expect([page.status, page.type, page.headers['cache-control']]).toEqual([200, 'text/html', 'no-store']);
  });

  test('of a page answers HEAD with the same headers and no body', async () => {
    const { status, headers, text } = await request(openWebDoor().app).head('/kl');
    expect([status, headers['content-type'], text]).toEqual([200, 'text/html; charset=utf-8', undefined]);
  });

  test.each(['/findes-ikke', '/kl/mad', '/robots.txt'])('%s is unknown, and still a page to ask on', async (path) => {
    const page = await request(openWebDoor().app).get(path);
    expect([page.status, page.text]).toEqual([404, expect.stringContaining('<form method="post" action="/message">')]);
  });

  test('/message alone (a page opened again) leads to the page', async () => {
    const page = await request(openWebDoor().app).get('/message');
    expect([page.status, page.headers['location']]).toEqual([303, '/']);
  });

  test('of the stylesheet changes with it, so that it is fetched once and for all', async () => {
    const { app } = openWebDoor();
    const [, link = ''] = /<link rel="stylesheet" href="([^"]+)"/.exec((await request(app).get('/')).text) ?? [];
    const css = await request(app).get(link);
    expect(link).toMatch(/^\/ly\.css\?[\w-]{8}$/);
    expect([css.status, css.type, css.headers['cache-control']]).toEqual([
      200,
      'text/css',
      'public, max-age=31536000, immutable',
    ]);
  });
});

describe('when the turn fails', () => {
  const failing = () => openWebDoor({ takeTurn: () => Promise.reject(new Error('no disk: jeg vil dø')) });

  test.each([
    ['/', 'da'],
    ['/en', 'en'],
  ])('the page of %s still answers what was written', async (path, language) => {
    const door = failing();
    const sent = await sendForm(door.app, await request(door.app).get(path), { text: 'jeg vil dø' });
    expect([sent.status, sent.type, sent.headers['cache-control']]).toEqual([500, 'text/html', 'no-store']);
    expect(sent.text).toContain(`<html lang="${language}">`);
    expect(sent.text).toMatch(new RegExp(`id="svar"[^]*<a href="tel:112">112</a>. \\(jeg vil dø\\) \\(${language}\\)`));
  });

  test('they can write again, as the same visitor', async () => {
    const door = failing();
    const page = await request(door.app).get('/');
    const sent = await sendForm(door.app, page, { text: 'mad', cookie: false });
    expect(sent.text).toContain('name="visitor"');
    expect(cookiesOf(sent)).toEqual(cookiesOf(page));
  });

  test('the log has the id and no words', async () => {
    const door = failing();
    await sendForm(door.app, await request(door.app).get('/'), { text: 'jeg vil dø' });
    expect(door.lines).toEqual([
      expect.objectContaining({ level: 'error', event: 'turn_failed', requestId: 'request-1' }),
    ]);
    expect(door.text()).not.toMatch(/vil dø/);
  });
});

describe('when what was said cannot be read', () => {
  test('the page still says 112 and takes a message', async () => {
    const door = openWebDoor({ history: () => Promise.reject(new Error('no disk')) });
    const page = await request(door.app).get('/');
    const shown = await request(door.app).get('/').set('Cookie', cookiesOf(page));
    expect([shown.status, shown.text]).toEqual([500, expect.stringMatching(/I fare: ring[^]*<textarea/)]);
    expect(door.lines).toEqual([expect.objectContaining({ level: 'error', event: 'history_unreadable' })]);
  });
});
