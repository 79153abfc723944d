// One SMS as the outbox hands it out; a test names only what it is about.
import type { DueOutgoing } from '../../../src/storage/records.ts';
import { reply, someNumber } from '../../storage/turn-to-save.ts';

export const dueSms = (changed: Partial<DueOutgoing> = {}): DueOutgoing => ({
  ...reply('Åbent nu: Testhuset.'),
  conversationId: 'c1',
  channel: 'sms',
  route: 'sms',
  address: someNumber,
  providerId: null,
  attempts: 0,
  unclearSince: null,
  requestId: 'request-1',
  ...changed,
});
