// What became of every message, asked of what Ly remembers and of what Twilio was given.
import type { StoredMessage } from '../../src/storage/records.ts';
import type { SmsForm } from '../channels/sms/signed-sms.ts';
import type { Town } from './town.ts';

/** Of messages that got a 2xx and no text with it: Ly has promised that they are kept and answered. */
export interface Reckoning {
  promised: number;
  storedOnce: number;
  /** Twilio took the answer that Ly wrote, at least once. */
  answered: number;
  /** Not stored, or not answered. */
  lost: number;
  /** Answers that Twilio took once more than they were written. */
  doubles: number;
  /** Those of them where nobody could know that the first one was taken. */
  doublesAfterUnclear: number;
}

/** More messages than anybody here has. */
const all = 1000;

export async function reckon(town: Town, promised: readonly SmsForm[]): Promise<Reckoning> {
  const storage = await town.openStorage();
  const people: Reckoning[] = [];
  for (const [number, forms] of Map.groupBy(promised, ({ From }) => From ?? '')) {
    people.push(ofPerson(forms, await storage.history('sms', number, all), takenFor(number, town)));
  }
  await storage.close();
  return people.reduce(sum);
}

interface Taken {
  text: string;
  /** Whoever sent it could not know that it was taken: the connection broke, or the process or its database did. */
  unclear: boolean;
}

function takenFor(number: string, { twilio, brokeAt }: Town): Taken[] {
  const taken = twilio.taken.filter(({ to }) => to === number);
  return taken.map(({ body, at, dropped }) => ({ text: body, unclear: dropped || brokeAt(at) }));
}

function ofPerson(forms: readonly SmsForm[], said: readonly StoredMessage[], taken: readonly Taken[]): Reckoning {
  const copiesOf = (form: SmsForm) => said.filter(({ from, text }) => from === 'citizen' && text === form.Body);
  const isAnswered = (form: SmsForm) =>
    copiesOf(form).some((message) => {
      const next = said[said.indexOf(message) + 1];
      return next?.from === 'ly' && taken.some(({ text }) => text === next.text);
    });
  const storedOnce = forms.filter((form) => copiesOf(form).length === 1);
  const answered = forms.filter(isAnswered);
  return {
    promised: forms.length,
    storedOnce: storedOnce.length,
    answered: answered.length,
    lost: forms.filter((form) => !isAnswered(form)).length,
    ...doublesIn(said, taken),
  };
}

function doublesIn(said: readonly StoredMessage[], taken: readonly Taken[]) {
  let [doubles, doublesAfterUnclear] = [0, 0];
  for (const [text, copies] of Map.groupBy(taken, (one) => one.text)) {
    const written = said.filter((one) => one.from === 'ly' && one.text === text).length;
    const tooMany = copies.length - Math.max(1, written);
    doubles += Math.max(0, tooMany);
    doublesAfterUnclear += Math.max(0, Math.min(tooMany, copies.filter(({ unclear }) => unclear).length));
  }
  return { doubles, doublesAfterUnclear };
}

function sum(one: Reckoning, other: Reckoning): Reckoning {
  return {
    promised: one.promised + other.promised,
    storedOnce: one.storedOnce + other.storedOnce,
    answered: one.answered + other.answered,
    lost: one.lost + other.lost,
    doubles: one.doubles + other.doubles,
    doublesAfterUnclear: one.doublesAfterUnclear + other.doublesAfterUnclear,
  };
}
