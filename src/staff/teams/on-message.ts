// Somebody wrote to Ly in Teams. In the thread of a card, and in the chat with Ly, the words of whoever has the conversation
// go to the citizen; nobody else's do, and they are told so.
import type { Activity } from '@microsoft/teams.api';
import { sizeOfSms } from '../../answers/segments.ts';
import type { StaffTurn } from '../../conversation/staff-turn.ts';
import type { ConversationForStaff } from '../../storage/hand-offs/for-staff.ts';
import type { StaffMember } from '../../storage/staff/staff-records.ts';
import { actingOf } from '../act-rights.ts';
import { accessOf, may } from '../conversation-access.ts';
import { digestOf } from '../staff-secrets.ts';
import { whyUndone } from '../staff-words.ts';
import { chooseCard, neutralWords } from './card.ts';
import { runCommand } from './commands.ts';
import type { TeamsPost } from './connector.ts';
import type { TeamsParts } from './open-teams.ts';
import { spotOf, whoActs } from './who-acts.ts';
import type { TeamsSpot } from './who-acts.ts';

/** What Ly says back where it was written; null where the thread shows it by itself. */
export async function onMessage(activity: Activity, parts: TeamsParts): Promise<TeamsPost | null> {
  const text = textOf(activity);
  const spot = spotOf(activity);
  const who = await whoActs(activity, 'own_profile', parts);
  if ('refused' in who) return say(who.refused);
  const { member } = who;
  const command = await runCommand(text, { member, isChat: spot.kind === 'personal', parts });
  if (command !== null) return say(command);
  const writing = { activity, text, member, parts };
  return spot.kind === 'personal' ? inChat(writing) : inThread(spot, writing);
}

interface Writing {
  activity: Activity;
  text: string;
  member: StaffMember;
  parts: TeamsParts;
}

/** As it was written; that Ly was mentioned is taken out before. */
const textOf = (activity: Activity): string => {
  const { text } = activity as { text?: unknown };
  return typeof text === 'string' ? text.replaceAll('\r\n', '\n').toWellFormed().trim() : '';
};

async function inThread({ placeId, under }: TeamsSpot, writing: Writing): Promise<TeamsPost | null> {
  const { parts } = writing;
  const thread = under === null ? undefined : await parts.storage.teamsThreadAt(placeId, under);
  if (thread === undefined) return say('Svar i tråden under den samtale, det handler om. Eller skriv: /ly hvem venter');
  const seen = await parts.storage.conversationForStaff(thread.conversationId);
  if (seen?.handOff?.id !== thread.handOffId) return say(`Samtalen er lukket. ${notSent}`);
  const turn = await reply(seen, writing);
  return isDone(turn) ? null : say(whyNotSent(turn));
}

const notSent = 'Det, du skrev, er ikke sendt til borgeren.';

/** Whoever has one conversation writes in it; whoever has several says which. */
async function inChat(writing: Writing): Promise<TeamsPost> {
  const { member, parts, text } = writing;
  const line = await parts.storage.waitingLine();
  const mine = line.filter(({ owner, state }) => state === 'taken' && owner?.id === member.id);
  if (mine.length > 1) return { card: chooseCard(mine, text), summary: neutralWords };
  const [only] = mine;
  if (only === undefined)
    return say(`Du har ingen samtale lige nu. ${notSent} Skriv: hvem venter, eller hvad har åbent nu.`);
  const seen = await parts.storage.conversationForStaff(only.conversationId);
  const turn: StaffTurn = seen === undefined ? { outcome: 'gone' } : await reply(seen, writing);
  if (!isDone(turn)) return say(whyNotSent(turn));
  return say(`Sendt til ${only.alias}${only.channel === 'sms' ? ` (${sizeOfSms(text).segments} SMS)` : ''}.`);
}

type Undone = Exclude<StaffTurn, { outcome: 'done' | 'done_before' }>;

const isDone = (turn: StaffTurn): turn is Exclude<StaffTurn, Undone> =>
  turn.outcome === 'done' || turn.outcome === 'done_before';

const whyNotSent = (turn: Undone): string =>
  `${turn.outcome === 'gone' ? 'Samtalen findes ikke mere.' : whyUndone(turn)} ${notSent}`;

async function reply(seen: ConversationForStaff, { activity, text, member, parts }: Writing): Promise<StaffTurn> {
  if (!may(member, 'reply', accessOf(seen))) return { outcome: 'refused', why: 'not_taken' };
  return parts.takeStaffTurn({
    ...{ act: 'reply', text, by: actingOf(member), conversationId: seen.conversationId, needs: 'own' },
    // Teams sends what it got no answer to once more.
    formId: digestOf(['teams', activity.conversation.id, activity.id].join('\n')),
    ...{ requestId: parts.newId(), at: parts.now() },
  });
}

const say = (text: string): TeamsPost => ({ text, summary: neutralWords });
