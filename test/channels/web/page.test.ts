// The page itself: its languages, its six needs, and that nothing in it is anybody else's.
import { describe, expect, test } from '@jest/globals';
import { createPage } from '../../../src/channels/web/page.ts';
import { openPhraseBook } from '../../../src/answers/phrase-book.ts';
import { readDocuments } from '../../../src/shipped-documents.ts';
import type { Language } from '../../../src/vocabulary.ts';

const { phrases } = await readDocuments(null);
const languages: Language[] = ['da', 'kl', 'en'];

function render(language: Language, drafts = true): string {
  const book = openPhraseBook(phrases, drafts);
  const files = { stylesheet: '/ly.css?1', script: '/ly.js?1' };
  const page = createPage({ phrases: book, hearLanguage: () => 'other', ...files, idleMinutes: 5 });
  const messages = [
    { id: 'm1', from: 'citizen' as const, text: 'Ring 112 sagde de' },
    { id: 'm2', from: 'ly' as const, text: 'Ring 112' },
    { id: 'm3', from: 'citizen' as const, text: 'mad' },
    { id: 'm4', from: 'staff' as const, text: '98 12 32 92' },
  ];
  return page.render({ language, messages, visitor: null, goesOn: true });
}

describe.each(languages)('the page in %s', (language) => {
  const html = render(language);

  test('says its language', () => {
    expect(html).toMatch(new RegExp(`^\\s*<!doctype html>\\n<html lang="${language}">`));
  });

  test('has 112 first of all, to be called', () => {
    expect(html.indexOf('<a href="tel:112"')).toBeLessThan(html.indexOf('<h1>'));
  });

  test('has six needs, each a sentence of its own that it sends', () => {
    const sentences = [...html.matchAll(/<button name="text" value="([^"]+)">([^<]+)</g)].map(([, sent, shown]) => [
      sent,
      shown,
    ]);
    expect(new Set(sentences.map(([sent]) => sent)).size).toBe(6);
    expect(sentences.filter(([sent, shown]) => sent !== shown)).toEqual([]);
  });

  test('asks nobody else for anything, and has nothing inline', () => {
    const elsewhere = [...html.matchAll(/(?:src|href|action)="([^"]+)"/g)].map(([, to]) => to);
    expect(elsewhere.filter((to) => !/^(\/(?!\/)|tel:|data:,$)/.test(to ?? ''))).toEqual([]);
    expect(html).not.toMatch(/<script(?! src=)|<style|style="|\son\w+="/);
  });

  test('makes links of the numbers of answers, not of what the citizen wrote', () => {
    expect([...html.matchAll(/<p class="said"><span>([^]*?)<\/span>/g)].map(([, said]) => said)).toEqual([
      'mad',
      '<a href="tel:98123292">98 12 32 92</a>',
      'Ring 112 sagde de',
      'Ring <a href="tel:112">112</a>',
    ]);
  });
});

describe('Greenlandic that there is not', () => {
  /** What the page says in Danish, and how much of it is marked so. */
  const inDanish = (html: string) =>
    [...html.matchAll(/<(?!html)(\w+)[^>]* lang="da"[^>]*>([^<]+)</g)].map(([, , text]) => text);

  test('stands in Danish, and says so to whoever reads it aloud', () => {
    const danish = phrases.languages.da['page'] as Record<string, string>;
    expect(inDanish(render('kl'))).toEqual(expect.arrayContaining(['Dansk', danish['send'], danish['to_delete']]));
  });

  test('and that nobody has approved is Danish too where drafts are off', () => {
    expect(inDanish(render('kl', false)).length).toBeGreaterThan(inDanish(render('kl')).length);
  });

  test('is never said of a page that has all its sentences', () => {
    expect([inDanish(render('da')), inDanish(render('en'))]).toEqual([['Dansk'], ['Dansk']]);
  });
});
