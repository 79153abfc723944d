// What a colleague does in a conversation: takes it, writes, gives it back, closes it. Saved the same way as a citizen's turn.
import type { PlainKey } from '../answers/to-say.ts';
import type { Conversation, HandOff, Holder, Outgoing, TurnToSave } from '../storage/records.ts';
import type { Language } from '../vocabulary.ts';
import { othersMayHoldThePhone, recall } from './memory.ts';
import type { TurnParts } from './turn.ts';

export interface StaffAction {
  act: 'take' | 'reply' | 'hand_back' | 'close';
  channel: Conversation['channel'];
  address: string;
  /** The words of a reply. */
  text?: string | undefined;
  requestId: string;
  at: Temporal.Instant;
}

/** Who has the conversation afterwards, what becomes of the hand-off, and what the citizen is told. */
const effects: Record<StaffAction['act'], { holder: Holder; handOff: HandOff['state']; tells: PlainKey | null }> = {
  take: { holder: 'with_staff', handOff: 'taken', tells: 'staff_joined' },
  reply: { holder: 'with_staff', handOff: 'taken', tells: null },
  hand_back: { holder: 'bot', handOff: 'closed', tells: 'staff_left' },
  close: { holder: 'bot', handOff: 'closed', tells: null },
};

const minutesToExpiry = 10;
const mostTries = 10;

export type TakeStaffTurn = (action: StaffAction) => Promise<TurnToSave>;

export function createStaffTurn(parts: TurnParts): TakeStaffTurn {
  return async function takeStaffTurn(action) {
    for (let tries = 1; tries <= mostTries; tries += 1) {
      const turn = await staffTurn(action, parts);
      if ((await parts.storage.saveTurn(turn)) === 'saved') return turn;
    }
    throw new Error(`the conversation changed ${mostTries} times while a colleague acted`);
  };
}

async function staffTurn(action: StaffAction, parts: TurnParts): Promise<TurnToSave> {
  const conversation = await parts.storage.findConversation(action.channel, action.address);
  const handOff = await parts.storage.openHandOff(conversation.id);
  const effect = effects[action.act];
  return {
    conversation: { ...conversation, holder: effect.holder },
    readVersion: conversation.version,
    heard: null,
    outgoing: outgoing(action, conversation, parts),
    handOff: handOff ? { ...handOff, state: effect.handOff } : null,
    reports: [],
    erase: 'nothing',
    requestId: action.requestId,
    at: action.at,
  };
}

/** After violence nothing goes out that nobody asked for: others may hold the phone. What a colleague writes always does. */
function outgoing(action: StaffAction, conversation: Conversation, parts: TurnParts): Outgoing[] {
  const expiresAt = action.at.add({ minutes: minutesToExpiry });
  if (action.act === 'reply') {
    return [{ id: parts.newId(), kind: 'staff_reply', urgency: 'danger', text: action.text ?? '', expiresAt: null }];
  }
  const { tells } = effects[action.act];
  const quiet = conversation.stopped || othersMayHoldThePhone(recall(conversation.memory, action.at));
  if (tells === null || quiet) return [];
  const voice = {
    language: conversation.language ?? ('da' satisfies Language),
    channel: action.channel,
    at: action.at.toZonedDateTimeISO('Europe/Copenhagen'),
    isFirst: false,
  };
  const { text } = parts.writeReply([{ say: 'plain', key: tells }], voice);
  return [{ id: parts.newId(), kind: 'reply', urgency: 'ordinary', text, expiresAt }];
}
