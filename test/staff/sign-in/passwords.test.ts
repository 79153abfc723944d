import { describe, expect, test } from '@jest/globals';
import { faultOf, hashPassword, isPassword } from '../../../src/staff/sign-in/passwords.ts';

const who = { login: 'prøve.person2', name: 'Prøve Åse Person' };

describe('a password', () => {
  test('opens its own hash and no other, however the keyboard writes its letters', async () => {
    const hash = await hashPassword('fire blå ord her');
    expect(await isPassword('fire blå ord her'.normalize('NFD'), hash)).toBe(true);
    expect(await isPassword('fire blå ord Her', hash)).toBe(false);
    expect(await isPassword('', hash)).toBe(false);
  });

  test('is kept as argon2id with the cost that OWASP asks for, and never twice the same', async () => {
    const [one, other] = [await hashPassword('fire blå ord her'), await hashPassword('fire blå ord her')];
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w-]{22}\$[\w-]{43}$/);
    expect(one).not.toBe(other);
  });

  test('fits nobody who has none', async () => {
    expect(await isPassword('', null)).toBe(false);
    expect(await isPassword('fire blå ord her', null)).toBe(false);
  });
});

describe('a password somebody chooses', () => {
  test.each(['fire blå ord her', 'korrekt-hest-batteri', 'øøæå1234!!xyz'])('"%s" may be used', (password) => {
    expect(faultOf(password, who)).toBeUndefined();
  });

  test.each([
    ['elleve tegn', 'mindst 12 tegn. Den har 11'],
    ['', 'mindst 12 tegn'],
    ['x'.repeat(201), 'højst have 200'],
    ['aaaaaaaaaaaaaaaa', 'gentager det samme'],
    ['PRØVE1234567!', 'ikke indeholde dit navn'],
    ['hej fra Åse i dag', 'ikke indeholde dit navn'],
  ])('"%s" may not, and is told why', (password, words) => {
    expect(faultOf(password, who)).toContain(words);
  });
});
