// Who shows a talk live hears that something was said in it, whichever process wrote it down.
import type { Log } from '../log.ts';
import type { Storage } from '../storage/open-storage.ts';
import type { Channel } from '../vocabulary.ts';

export type TalkStorage = Pick<Storage, 'subscribe' | 'addressHash' | 'addressHashOf'>;

/** Returns what ends it. */
export type Follow = (channel: Channel, address: string, changed: () => void) => () => void;

/** By address, since a talk that is erased begins anew under another id. One look-up a turn, however many follow. */
export function createFollow(storage: TalkStorage, log: Log): Follow {
  const followers = new Map<string, Set<() => void>>();
  const tell = (hash: string | undefined) => followers.get(hash ?? '')?.forEach((changed) => changed());
  const tellAll = () => followers.forEach((own) => own.forEach((changed) => changed()));

  storage.subscribe((event) => {
    if (followers.size === 0) return;
    if (event.kind === 'missed') tellAll();
    if (event.kind !== 'turn') return;
    storage.addressHashOf(event.conversationId).then(tell, (error: unknown) => {
      log.error('talk_unreadable', { conversationId: event.conversationId, error });
      // It may be anybody's: each looks for itself.
      tellAll();
    });
  });

  return (channel, address, changed) => {
    const hash = storage.addressHash(channel, address);
    const own = followers.get(hash) ?? new Set();
    followers.set(hash, own);
    const one = () => changed();
    own.add(one);
    return () => {
      own.delete(one);
      if (own.size === 0 && followers.get(hash) === own) followers.delete(hash);
    };
  };
}
