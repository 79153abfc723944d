// Run as a process of its own: writes turns into the folder of its first argument, beside another process that does the same.
import { openStorage } from '../../src/storage/open-storage.ts';
import { otherNumber, turnOf } from './turn-to-save.ts';

const [, , folder = '', turns = '0'] = process.argv;
const storage = await openStorage({ folder, dataKey: Buffer.alloc(32, 7) });
process.stdout.write('ready\n');
for (let count = 0; count < Number(turns); count += 1) {
  await storage.saveTurn(turnOf(await storage.findConversation('sms', otherNumber)));
}
await storage.close();
