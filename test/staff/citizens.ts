// Citizens who write to the house of a test, and where colleagues find them.
import type { StaffHouse } from './staff-house.ts';
import type { Channel } from '../../src/vocabulary.ts';

let written = 0;

/** Somebody with a number, or a page, of their own. */
export function citizenOf(house: StaffHouse, channel: Channel = 'sms') {
  const address = channel === 'sms' ? `+45200${String((written += 1)).padStart(5, '0')}` : `visitor-${(written += 1)}`;
  return {
    address,
    async says(text: string): Promise<void> {
      const incoming = { channel, address, text, media: 0, at: house.now() } as const;
      await house.ly.takeTurn({ ...incoming, providerId: `message-${(written += 1)}`, requestId: 'test' });
    },
    id: async (): Promise<string> => (await house.storage.findConversation(channel, address)).id,
    /** Oldest first. */
    async heard(): Promise<string[]> {
      const said = await house.storage.history(channel, address, 40);
      return said.filter(({ from }) => from !== 'citizen').map(({ text }) => text);
    },
  };
}

export type Citizen = ReturnType<typeof citizenOf>;
