// A button of a card was pressed: the same act as in the console, with the same rights. Pressed twice it is done once.
import type { Activity, AdaptiveCardActionResponse } from '@microsoft/teams.api';
import type { StaffTurn } from '../../conversation/staff-turn.ts';
import type { ConversationForStaff } from '../../storage/hand-offs/for-staff.ts';
import type { StaffMember } from '../../storage/staff/staff-records.ts';
import { actingOf, rightFor } from '../act-rights.ts';
import { accessOf, may } from '../conversation-access.ts';
import { digestOf } from '../staff-secrets.ts';
import { whyUndone } from '../staff-words.ts';
import { erasedCard, handOffCard } from './card.ts';
import { pressedButton } from './card-buttons.ts';
import type { CardAct, PressedButton } from './card-buttons.ts';
import type { TeamsParts } from './open-teams.ts';
import { notSent } from './on-message.ts';
import { cardParts } from './teams-sender.ts';
import { whoActs } from './who-acts.ts';

const notUnderstood = 'Knappen kan ikke bruges mere. Åbn samtalen i Ly.';
const notHandedToYou = 'Samtalen er ikke givet videre til dig.';

export async function onAction(activity: Activity, parts: TeamsParts): Promise<AdaptiveCardActionResponse> {
  const { value } = activity as { value?: { action?: unknown } };
  const parsed = pressedButton.safeParse(value?.action);
  if (!parsed.success) return say(notUnderstood);
  const pressed = parsed.data;
  const who = await whoActs(activity, rightFor[pressed.verb], parts);
  if ('refused' in who) return say(who.refused);
  const seen = await parts.storage.conversationForStaff(pressed.data.conversationId);
  if (seen === undefined) return show(erasedCard());
  if (!may(who.member, rightFor[pressed.verb], accessOf(seen))) return say(notHandedToYou);
  // A card of a hand-off that is closed: whoever waits now has a card of their own.
  if (seen.handOff?.id !== pressed.data.handOffId) return showNow({ ...seen, handOff: null }, parts);
  const turn = await act(pressed, { member: who.member, seen, parts });
  return answer(turn, { verb: pressed.verb, seen, parts });
}

interface Acting {
  member: StaffMember;
  seen: ConversationForStaff;
  parts: TeamsParts;
}

function act({ verb, data }: PressedButton, { member, seen, parts }: Acting): Promise<StaffTurn> {
  const { conversationId, handOffId, after } = data;
  const text = verb === 'note' ? data.note : wordsToSend(data, seen, parts);
  return parts.takeStaffTurn({
    ...{ act: verb, text, by: actingOf(member), conversationId, needs: neededFor(verb) },
    // A slow press comes twice: what it says is said once.
    formId: digestOf(['teams', handOffId, member.id, verb, after, text].join('\n')),
    ...{ requestId: parts.newId(), at: parts.now() },
  });
}

/** What was written, and the quick reply behind it. */
function wordsToSend({ text, quick }: PressedButton['data'], seen: ConversationForStaff, { quickReplies }: TeamsParts) {
  const urgent = seen.handOff?.urgent ?? null;
  const chosen = quick === '' ? '' : (quickReplies.find(quick, { ...seen, urgent })?.text ?? '');
  return [text.trim(), chosen].filter((one) => one !== '').join(' ');
}

/** Cards are pressed long after they were shown: nobody writes in, closes or gives back what they do not have. */
function neededFor(verb: CardAct): 'own' | 'waiting' {
  return verb === 'reply' || verb === 'close' || verb === 'hand_back' ? 'own' : 'waiting';
}

interface Answering extends Omit<Acting, 'member'> {
  verb: CardAct;
}

async function answer(turn: StaffTurn, { verb, seen, parts }: Answering): Promise<AdaptiveCardActionResponse> {
  // What somebody wrote where a colleague has it did not reach the citizen.
  if (turn.outcome === 'taken' && verb === 'reply') return say(`${whyUndone(turn)} ${notSent}`);
  // Who was quicker stands on the card, which whoever pressed gets at once.
  if (turn.outcome === 'done' || turn.outcome === 'done_before' || turn.outcome === 'taken') {
    const now = await parts.storage.conversationForStaff(seen.conversationId);
    return now === undefined ? show(erasedCard()) : showNow(now, parts);
  }
  return turn.outcome === 'gone' ? show(erasedCard()) : say(whyUndone(turn));
}

const showNow = (seen: ConversationForStaff, parts: TeamsParts): AdaptiveCardActionResponse =>
  show(handOffCard(cardParts(seen, { ...parts, showsText: parts.account.showsText })));

const show = (value: ReturnType<typeof handOffCard>): AdaptiveCardActionResponse => ({
  statusCode: 200,
  type: 'application/vnd.microsoft.card.adaptive',
  value,
});

/** Seen by whoever pressed, alone. What they wrote stands in its box still. */
const say = (value: string): AdaptiveCardActionResponse => ({
  statusCode: 200,
  type: 'application/vnd.microsoft.activity.message',
  value,
});
