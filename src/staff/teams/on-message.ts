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

/** The citizen has what was written first, if anything: what is changed afterwards reaches nobody. */
export async function onEdit(activity: Activity, parts: TeamsParts): Promise<TeamsPost> {
  const who = await whoActs(activity, 'own_profile', parts);
  if ('refused' in who) return say(who.refused);
  return say('Du har rettet noget, du skrev til Ly. Rettelsen er ikke sendt til borgeren. Skriv den som et nyt svar.');
}

interface Writing {
  activity: Activity;
  text: string;
  member: StaffMember;
  parts: TeamsParts;
}

/** As it was written: that Ly was mentioned is taken out, and of others the name stays. */
function textOf(activity: Activity): string {
  const { text, entities = [], recipient } = activity as Written;
  if (typeof text !== 'string') return '';
  const mentions = entities.filter((one): one is Mention => one.type === 'mention' && typeof one.text === 'string');
  const unmentioned = mentions.reduce((left, { text: tag, mentioned }) => {
    return left.replaceAll(tag, mentioned?.id === recipient.id ? '' : (mentioned?.name ?? ''));
  }, text);
  return asTyped(unmentioned).replaceAll('\r\n', '\n').toWellFormed().trim();
}

interface Mention {
  type: 'mention';
  text: string;
  mentioned?: { id?: string; name?: string };
}

interface Written {
  text?: unknown;
  entities?: { type?: string; text?: unknown }[];
  recipient: { id: string };
}

const letters: Record<string, string> = { nbsp: ' ', lt: '<', gt: '>', quot: '"', amp: '&', '#39': "'", '#160': ' ' };

/** Teams writes some letters as HTML does, the space after a mention among them; a phone would show it so. */
const asTyped = (text: string): string =>
  text
    .replaceAll(/&(nbsp|lt|gt|quot|amp|#39|#160);/g, (_whole, name: string) => letters[name] ?? '')
    .replaceAll('\u00a0', ' ');

async function inThread({ placeId, under }: TeamsSpot, writing: Writing): Promise<TeamsPost | null> {
  const { parts } = writing;
  const thread = under === null ? undefined : await parts.storage.teamsThreadAt(placeId, under);
  if (thread === undefined) return say('Svar i tråden under den samtale, det handler om. Eller skriv: /ly hvem venter');
  const seen = await parts.storage.conversationForStaff(thread.conversationId);
  if (seen?.handOff?.id !== thread.handOffId) return say(`Samtalen er lukket. ${notSent}`);
  const turn = await reply(seen, writing);
  if (!isDone(turn)) return say(whyNotSent(turn));
  return hasFiles(writing.activity) ? say(onlyWords) : null;
}

export const notSent = 'Det, du skrev, er ikke sendt til borgeren.';

/** Whoever has one conversation writes in it; whoever has several says which. */
async function inChat(writing: Writing): Promise<TeamsPost> {
  const { member, parts, text } = writing;
  const line = await parts.storage.waitingLine();
  // One to practise on is played in the console alone.
  const mine = line.filter(({ owner, state, practice }) => state === 'taken' && owner?.id === member.id && !practice);
  if (mine.length > 1) return { card: chooseCard(mine, text), summary: neutralWords };
  const [only] = mine;
  if (only === undefined)
    return say(`Du har ingen samtale lige nu. ${notSent} Skriv: hvem venter, eller hvad har åbent nu.`);
  const seen = await parts.storage.conversationForStaff(only.conversationId);
  const turn: StaffTurn = seen === undefined ? { outcome: 'gone' } : await reply(seen, writing);
  if (!isDone(turn)) return say(whyNotSent(turn));
  const size = only.channel === 'sms' ? ` (${sizeOfSms(text).segments} SMS)` : '';
  return say(`Sendt til ${only.alias}${size}.${hasFiles(writing.activity) ? ` ${onlyWords}` : ''}`);
}

const onlyWords = 'Kun ordene er sendt: billeder og filer når ikke borgeren.';

/** Teams sends the words themselves as a page of HTML too. */
const hasFiles = (activity: Activity): boolean =>
  ((activity as { attachments?: { contentType?: string }[] }).attachments ?? []).some(
    ({ contentType }) => contentType !== 'text/html',
  );

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
