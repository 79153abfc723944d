// PostgreSQL is stopped and started again while messages come in, some of them from people in danger.
import { smsForm } from '../channels/sms/signed-sms.ts';
import type { SmsForm } from '../channels/sms/signed-sms.ts';
import type { LocalPostgres } from '../support/databases/local-postgres.ts';
import { inDanger, inParallel, isPromise, messagesOf, numberOf, post, postUntilTaken } from './citizens.ts';
import { reckon } from './reckoning.ts';
import type { Reckoning } from './reckoning.ts';
import { openTown } from './town.ts';
import type { Town } from './town.ts';

export interface Outage {
  postgres: LocalPostgres;
  processes: number;
  messages: number;
  /** People in danger who write while it is down. */
  cries: number;
}

export interface OutageReckoning extends Reckoning {
  /** Messages that got words with the webhook's answer, since they could not be kept. */
  answeredAtOnce: number;
  /** What the people in danger were told with it; undefined when it failed. */
  told: (string | undefined)[];
  /** How long the slowest of them waited. */
  slowestMs: number;
  /** Of the last third, after it was started again. */
  notKeptAfterwards: number;
}

const atOnce = 12;

export async function stopDatabaseWhileMessagesComeIn(outage: Outage): Promise<OutageReckoning> {
  const { postgres, processes, messages, cries } = outage;
  const town = await openTown({ databaseUrl: await postgres.newDatabase(), processes, listWorks: true });
  try {
    const forms = messagesOf(messages);
    const [third, twoThirds] = [Math.floor(messages / 3), Math.floor((messages * 2) / 3)];
    const before = await takeUntilStopped(forms.slice(0, third), town, postgres);
    const told = await inParallel(criesOf(cries), atOnce, (form) => cry(form, town));
    const [meanwhile] = await Promise.all([take(forms.slice(third, twoThirds), town), postgres.start()]);
    const after = await take(forms.slice(twoThirds), town);
    await town.finish();
    const answers = [...before, ...meanwhile, ...after];
    const promised = answers.filter(({ twiml }) => isPromise(twiml)).map(({ form }) => form);
    return {
      ...(await reckon(town, promised)),
      answeredAtOnce: answers.length - promised.length,
      told: told.map(({ twiml }) => twiml),
      slowestMs: Math.max(...told.map(({ milliseconds }) => milliseconds)),
      notKeptAfterwards: after.filter(({ twiml }) => !isPromise(twiml)).length,
    };
  } finally {
    await town.close();
  }
}

interface Answered {
  form: SmsForm;
  twiml: string;
}

const take = (forms: readonly SmsForm[], town: Town): Promise<Answered[]> =>
  inParallel(forms, atOnce, async (form) => ({ form, twiml: await postUntilTaken(town.doors, form) }));

/** It is stopped in the middle of them. */
async function takeUntilStopped(forms: readonly SmsForm[], town: Town, postgres: LocalPostgres): Promise<Answered[]> {
  const half = Math.floor(forms.length / 2);
  const early = await take(forms.slice(0, half), town);
  const [late] = await Promise.all([take(forms.slice(half), town), postgres.stop().then(() => town.broke())]);
  return [...early, ...late];
}

/** From people who have not written before. */
const criesOf = (count: number): SmsForm[] =>
  Array.from({ length: count }, (_, person) => smsForm({ From: numberOf(90_000 + person), Body: inDanger }));

/** Once: whoever is in danger is answered at the first try. */
async function cry(form: SmsForm, { doors }: Town): Promise<{ twiml: string | undefined; milliseconds: number }> {
  const began = performance.now();
  const [door = ''] = Number(form.From?.at(-1)) % 2 === 0 ? doors() : doors().toReversed();
  const twiml = await post(door, form);
  return { twiml, milliseconds: Math.round(performance.now() - began) };
}
