// Processes are killed, one after the other, while messages come in.
import { inParallel, isPromise, messagesOf, postUntilTaken } from './citizens.ts';
import { reckon } from './reckoning.ts';
import type { Reckoning } from './reckoning.ts';
import { openTown } from './town.ts';
import type { TownOptions } from './town.ts';

export interface Crashes extends TownOptions {
  messages: number;
  kills: number;
}

/** Webhooks under way at any moment: some of them at the moment of each kill. */
const atOnce = 12;

export async function killWhileMessagesComeIn({ messages, kills, ...how }: Crashes): Promise<Reckoning> {
  const town = await openTown(how);
  const aKill = messages / kills;
  let [taken, killed, back] = [0, 0, Promise.resolve()];
  try {
    const promised = await inParallel(messagesOf(messages), atOnce, async (form) => {
      // Of what comes between two kills half comes when every process is there again: none is killed in an idle town.
      if (taken > killed * aKill) await back;
      const twiml = await postUntilTaken(town.doors, form);
      taken += 1;
      if (killed < kills && taken >= (killed + 0.5) * aKill) {
        killed += 1;
        back = town.crash(killed % how.processes);
        // Whoever waits for it hears of it.
        back.catch(() => undefined);
      }
      return isPromise(twiml) ? form : null;
    });
    await back;
    await town.finish();
    return await reckon(
      town,
      promised.filter((form) => form !== null),
    );
  } finally {
    await town.close();
  }
}
