// What people ask for, as they write it.
import { describe, expect, test } from '@jest/globals';
import type { Need } from '../../../src/vocabulary.ts';
import { understand } from '../../support/understanding.ts';

describe('one need', () => {
  const cases: [text: string, need: Need][] = [
    ['hvor er der åbent nu', 'open_now'],
    ['HVOR ER DER ÅBENT', 'open_now'],
    ['maannakkut sumi ammavoq', 'open_now'],
    ['where is open now', 'open_now'],
    ['tolet', 'toilet'],
    ['a ska ha en sted å sov', 'sleep'],
    ['sumi sinissinnaavunga', 'sleep'],
    ['i need a bed for tonight', 'sleep'],
    ['hvor kan jeg spise', 'food'],
    ['kaappunga', 'food'],
    ['afrusning', 'detox'],
    ['hvor kan jeg få et bad', 'shower'],
    ['har ikke cpr', 'no_cpr'],
    ['jeg vil snakke med et menneske', 'human'],
    ['jeg bliver smidt ud af min lejlighed på fredag', 'housing'],
    ['rene nåle', 'needles'],
    ['nie mam gdzie spac', 'sleep'],
    ['unde pot dormi la noapte', 'sleep'],
    ['ich brauche einen schlafplatz', 'sleep'],
    ['где можно переночевать', 'sleep'],
    ['ابحث عن مكان انام فيه', 'sleep'],
    ['neturiu kur miegoti', 'sleep'],
    ['jestem głodny', 'food'],
    ['mi e foame', 'food'],
    ['waan gaajaysanahay', 'food'],
    ['хочу їсти', 'food'],
  ];
  test.each(cases)('"%s" asks for %s', (text, need) => {
    expect(understand(text).needs).toEqual([need]);
  });
});

test('two needs in one message are both found', () => {
  expect(new Set(understand('jeg mangler et bad og noget mad').needs)).toEqual(new Set(['shower', 'food']));
});

test('a stated category beats what is open', () => {
  expect(understand('er der en varmestue der har åbent').needs).toEqual(['warm_room']);
});

test('the bare name of a place asks for what it is', () => {
  expect(understand('lyscafeen').needs).toEqual(['warm_room']);
});

describe('commands', () => {
  const commands: [text: string, need: Need][] = [
    ['STOP', 'stop'],
    ['stop!', 'stop'],
    ['unsubscribe', 'stop'],
    ['START', 'start'],
    ['SLET', 'delete_data'],
    ['delete', 'delete_data'],
    ['piikkit', 'delete_data'],
    ['MENNESKE', 'human'],
    ['HJÆLP', 'help_menu'],
    ['help', 'help_menu'],
    ['ikiunnga', 'help_menu'],
    ['STPO', 'stop'],
    ['Stopp', 'stop'],
    ['unisiguk', 'stop'],
    ['strat', 'start'],
    ['SLÆT', 'delete_data'],
    ['delet', 'delete_data'],
    ['mennekse', 'human'],
    ['jhælp', 'help_menu'],
    ['hjaelp', 'help_menu'],
    ['hlep', 'help_menu'],
    ['ikiunga', 'help_menu'],
  ];
  test.each(commands)('%s is obeyed', (text, need) => {
    expect(understand(text)).toMatchObject({ needs: [need], confidence: 0.99 });
  });

  test.each([
    'hvor er busstop ved Testparken',
    'jeg vil stoppe med at drikke',
    'stop bussen jeg skal af',
    'hvornår stopper bussen',
  ])('in "%s" nobody asks to be left alone', (text) => {
    expect(understand(text).needs).not.toContain('stop');
  });
});

test('what nobody can read is not guessed at', () => {
  expect(understand('').needs).toEqual([]);
  expect(understand('...').needs).toEqual([]);
});
