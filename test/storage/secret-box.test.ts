import { describe, expect, test } from '@jest/globals';
import { createSecretBox, deriveKey } from '../../src/storage/secret-box.ts';

const dataKey = Buffer.alloc(32, 1);
const box = createSecretBox(dataKey);

describe('a sealed text', () => {
  test('opens in its own place, with every letter', () => {
    const text = 'Må jeg få et bad? ĸ 🙂';
    expect(box.open(box.seal(text, 'messages.text', 'm1'), 'messages.text', 'm1')).toBe(text);
    expect(box.open(box.seal('', 'messages.text', 'm1'), 'messages.text', 'm1')).toBe('');
  });

  test('does not open in another row or another column', () => {
    const sealed = box.seal('noget', 'messages.text', 'm1');
    expect(() => box.open(sealed, 'messages.text', 'm2')).toThrow();
    expect(() => box.open(sealed, 'outbox.text', 'm1')).toThrow();
  });

  test('does not open when a letter of it was changed or cut off', () => {
    const sealed = box.seal('noget', 'messages.text', 'm1');
    const changed = sealed.slice(0, -3) + (sealed.at(-3) === 'A' ? 'B' : 'A') + sealed.slice(-2);
    expect(() => box.open(changed, 'messages.text', 'm1')).toThrow();
    expect(() => box.open(sealed.slice(0, 20), 'messages.text', 'm1')).toThrow();
  });

  test('is another one each time, so that equal texts do not look equal', () => {
    expect(box.seal('ja', 'messages.text', 'm1')).not.toBe(box.seal('ja', 'messages.text', 'm1'));
  });

  test('says which key it needs when it meets another one', () => {
    const other = createSecretBox(Buffer.alloc(32, 2));
    expect(() => other.open(box.seal('noget', 'messages.text', 'm1'), 'messages.text', 'm1')).toThrow(/another key/);
  });
});

describe('the hash of an address', () => {
  test('is the same for the same address, channel and key, and for nothing else', () => {
    const hash = box.addressHash('sms', '+4520000001');
    expect(createSecretBox(dataKey).addressHash('sms', '+4520000001')).toBe(hash);
    expect(box.addressHash('web', '+4520000001')).not.toBe(hash);
    expect(box.addressHash('sms', '+4520000002')).not.toBe(hash);
    expect(createSecretBox(Buffer.alloc(32, 2)).addressHash('sms', '+4520000001')).not.toBe(hash);
  });
});

test('keys for two purposes have nothing in common', () => {
  expect(deriveKey(dataKey, 'web visitor')).toHaveLength(32);
  expect(deriveKey(dataKey, 'web visitor')).not.toEqual(deriveKey(dataKey, 'encryption'));
});
