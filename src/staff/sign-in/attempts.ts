// How often somebody may try a password, or a link. Counted before anything is looked up, in all processes together.
import { createHmac } from 'node:crypto';
import { networkOf } from '../../channels/limits.ts';
import type { Count } from '../../channels/limits.ts';

export interface AttemptsParts {
  count: Count;
  /** Names and addresses are counted under a keyed hash. */
  key: Uint8Array;
  now: () => Temporal.Instant;
}

const window = 15 * 60;
/**
 * In a quarter of an hour. One name from one network; one name from everywhere, so that many machines guess slowly,
 * and high enough that nobody is shut out by them; and one network, which many colleagues share.
 */
const most = { here: 10, name: 100, network: 200 };

/** True while it may be tried. Throws when nothing can be counted: then nobody comes in. */
export type MayTry = (address: string, login: string) => Promise<boolean>;

export function createMayTry({ count, key, now }: AttemptsParts): MayTry {
  const counted = (kind: string, who: string) => {
    const at = Math.floor(now().epochMilliseconds / 1000 / window);
    const hidden = createHmac('sha256', key).update(`${kind} ${who}`).digest('base64url');
    return count(`sign-in ${kind} ${at} ${hidden}`, 2 * window);
  };
  return async (address, login) => {
    const network = networkOf(address);
    const [byNetwork, byName, here] = await Promise.all([
      counted('network', network),
      counted('name', login),
      counted('here', `${network} ${login}`),
    ]);
    return byNetwork <= most.network && byName <= most.name && here <= most.here;
  };
}
