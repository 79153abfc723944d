// Encrypts what is personal before it reaches a table, and finds an address without holding it.
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomFillSync } from 'node:crypto';
import type { Channel } from '../vocabulary.ts';

/** The data cannot be read, or the key is no key: the message says what to do. */
export class DataKeyError extends Error {
  override name = 'DataKeyError';
}

export const dataKeyBytes = 32;
const ivBytes = 12;
const tagBytes = 16;

/** A key for one purpose out of the data key: none of them tells anything about another. 32 bytes. */
export function deriveKey(dataKey: Uint8Array, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', dataKey, '', `ly ${purpose}`, 32));
}

/** Says which key this is, and nothing about the key. */
function keyIdOf(dataKey: Uint8Array): string {
  return deriveKey(dataKey, 'key id').toString('hex').slice(0, 8);
}

type SealedColumn =
  | 'conversations.address'
  | 'conversations.memory'
  | 'messages.text'
  | 'hand_offs.note'
  | 'staff_notes.text'
  | 'outbox.address'
  | 'outbox.text'
  | 'staff.email'
  | 'staff.phone'
  | 'staff_sessions.end_url'
  | 'staff_audit.detail'
  | 'teams_threads.shown'
  | 'teams_threads.told';

export interface SecretBox {
  keyId: string;
  /** AES-256-GCM, bound to its column and row: a ciphertext moved elsewhere does not open. */
  seal(text: string, column: SealedColumn, rowId: string): string;
  open(sealed: string, column: SealedColumn, rowId: string): string;
  /** HMAC-SHA256: the same for the same address, and nobody without the key can try all numbers. */
  addressHash(channel: Channel, address: string): string;
}

export function createSecretBox(dataKey: Uint8Array): SecretBox {
  const keyId = keyIdOf(dataKey);
  const encryptionKey = deriveKey(dataKey, 'encryption');
  const hashKey = deriveKey(dataKey, 'address hash');
  const nextIv = drawIvs();
  return {
    keyId,
    seal(text, column, rowId) {
      const iv = nextIv();
      const cipher = createCipheriv('aes-256-gcm', encryptionKey, iv).setAAD(Buffer.from(`${column} ${rowId}`));
      const sealed = Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
      return `${keyId}.${sealed.toString('base64url')}`;
    },
    open(sealed, column, rowId) {
      const [sealedWith, body] = sealed.split('.', 2);
      if (sealedWith !== keyId || body === undefined) throw new DataKeyError(`sealed with another key than ${keyId}`);
      const bytes = Buffer.from(body, 'base64url');
      const decipher = createDecipheriv('aes-256-gcm', encryptionKey, bytes.subarray(0, ivBytes), {
        authTagLength: tagBytes,
      });
      decipher.setAAD(Buffer.from(`${column} ${rowId}`)).setAuthTag(bytes.subarray(-tagBytes));
      return decipher.update(bytes.subarray(ivBytes, -tagBytes), undefined, 'utf8') + decipher.final('utf8');
    },
    addressHash: (channel, address) =>
      createHmac('sha256', hashKey).update(`${channel} ${address}`).digest('base64url'),
  };
}

/** Random and never used twice; drawn from the system many at a time, which costs as much as one. */
function drawIvs(): () => Buffer {
  const drawn = Buffer.alloc(ivBytes * 512);
  let used = drawn.length;
  return () => {
    if (used === drawn.length) {
      randomFillSync(drawn);
      used = 0;
    }
    used += ivBytes;
    return drawn.subarray(used - ivBytes, used);
  };
}
