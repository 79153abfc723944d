// Of ten who press at once exactly one gets it, and of two processes that climb at once one does, on both databases.
import { describe, expect, test } from '@jest/globals';
import { emptyDatabase, newDatabaseUrl } from '../../support/databases/test-database.ts';
import { openColleaguesHouse } from './colleagues-house.ts';
import type { ColleaguesHouse } from './colleagues-house.ts';
import { onDuty } from './made-up-duty.ts';

const duty = [onDuty('Testholdet', { rungs: [1, 2, 3], reach: [{ way: 'sms', to: '+4520000091' }] })];
const ten = Array.from({ length: 10 }, (_, index) => ({
  ...{ id: `staff-${index}`, name: `Prøve ${index}`, shownAs: '', organisation: null },
}));

/** Ten colleagues, spread over the processes, and one conversation. */
async function tenPress(processes: readonly ColleaguesHouse[]): Promise<void> {
  const [first] = processes as [ColleaguesHouse];
  await first.says('jeg vil ikke leve mere');
  const turns = await Promise.all(ten.map((by, index) => processes[index % processes.length]!.act('take', { by })));
  const owner = (await first.handOff())?.owner;
  expect(turns.filter(({ outcome }) => outcome === 'done')).toHaveLength(1);
  expect(turns.filter(({ outcome }) => outcome !== 'done')).toEqual(
    ten.slice(1).map(() => ({ outcome: 'taken', by: owner })),
  );
}

async function climbTogether(processes: readonly ColleaguesHouse[]): Promise<void> {
  const [first] = processes as [ColleaguesHouse];
  for (const last of ['11', '12', '13']) {
    first.address = `+45200000${last}`;
    await first.says('jeg vil ikke leve mere');
  }
  await first.rung();
  processes.forEach((house) => house.wait(3));
  for (let round = 0; round < 3; round += 1) await Promise.all(processes.map((house) => house.climb()));
  expect(await first.rung()).toEqual(['+4520000091', '+4520000091', '+4520000091']);
}

describe('on SQLite', () => {
  test('ten colleagues', async () => {
    const house = await openColleaguesHouse({ duty });
    await tenPress([house]);
    await house.close();
  });

  test('two rounds of the ladder', async () => {
    const house = await openColleaguesHouse({ duty });
    await climbTogether([house]);
    await house.close();
  });
});

describe('on PostgreSQL, in three processes', () => {
  async function inThree(work: (processes: readonly ColleaguesHouse[]) => Promise<void>): Promise<void> {
    const databaseUrl = await newDatabaseUrl();
    const open = () => openColleaguesHouse({ duty, databaseUrl });
    const processes = [await open(), await open(), await open()];
    await work(processes);
    await Promise.all(processes.map((house) => house.close()));
    await emptyDatabase(databaseUrl);
  }

  test('ten colleagues', () => inThree(tenPress));
  test('rounds of the ladder at the same moment', () => inThree(climbTogether));
});
