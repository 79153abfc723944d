// Everything behind the page: what comes in, what it shows, and what comes to it by itself.
import type { Router } from 'express';
import type { Ly } from './assemble.ts';
import { createEventStreams } from './channels/event-streams.ts';
import { createFollow } from './channels/follow-talks.ts';
import type { createLimits } from './channels/limits.ts';
import type { ShownMessage } from './channels/web/talk.ts';
import { webChat } from './channels/web/web-chat.ts';
import type { WebChatParts } from './channels/web/web-chat.ts';
import { asksYesOrNo, othersMayHoldThePhone, recall } from './conversation/memory.ts';
import { isAlwaysHeard } from './conversation/next-step.ts';
import type { World } from './open-house.ts';
import type { Settings } from './settings.ts';
import type { Storage } from './storage/open-storage.ts';
import { deriveKey } from './storage/secret-box.ts';

export interface WebPage {
  router: Router;
  /** Ends what is held open, so that a server can close. */
  hangUp(): void;
}

interface WebPageParts {
  settings: Settings;
  storage: Storage;
  ly: Ly;
  take: WebChatParts['takeTurn'];
  limits: ReturnType<typeof createLimits>;
  key: Uint8Array;
  world: World;
}

/** As much of a talk as a page shows: more than anybody scrolls back. */
const shownMessages = 40;

export function openWebPage({ settings, storage, ly, take, limits, key, world }: WebPageParts): WebPage {
  const streams = createEventStreams();
  const follow = createFollow(storage, world.log);
  const router = webChat({
    takeTurn: take,
    turnsAway: async (caller, text) => !isAlwaysHeard(ly.understand(text)) && limits.isFlooding(caller, world.now()),
    ...talkReaders(storage, world.now),
    follow: (visitor, changed) => follow('web', visitor, changed),
    streams,
    fallbackText: ly.answerWhenBroken,
    phrases: ly.answers,
    hearLanguage: (text) => ly.understand(text).language,
    visitorKeys: { key: deriveKey(key, 'web visitor'), secure: settings.publicUrl.startsWith('https:') },
    idleMinutes: settings.webIdleMinutes,
    ...world,
  });
  return { router, hangUp: streams.endAll };
}

function talkReaders(storage: Storage, now: World['now']): Pick<WebChatParts, 'history' | 'messagesAfter'> {
  const read = async (visitor: string, messages: ShownMessage[]): Promise<ShownMessage[]> => {
    const last = messages.at(-1);
    if (!last) return [];
    const memory = recall((await storage.findConversation('web', visitor)).memory, now());
    const isForNoOtherEyes = othersMayHoldThePhone(memory);
    return messages.with(-1, { ...last, asksYesOrNo: last.from === 'ly' && asksYesOrNo(memory), isForNoOtherEyes });
  };
  return {
    history: async (visitor) => read(visitor, await storage.history('web', visitor, shownMessages)),
    messagesAfter: async (visitor, place) => {
      const after = { channel: 'web', address: visitor, place, limit: shownMessages } as const;
      const messages = await storage.messagesAfter(after);
      return messages && read(visitor, messages);
    },
  };
}
