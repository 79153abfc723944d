// The two senders of Teams. One posts the card of a hand-off into a channel that the ladder rings. The other makes every
// thread of a conversation show how it is now: done again it changes nothing, so it may be done again after any crash.
import type { Sender } from '../../channels/delivery.ts';
import { SendError } from '../../channels/send-error.ts';
import type { ConversationForStaff } from '../../storage/hand-offs/for-staff.ts';
import type { TeamsThread } from '../../storage/hand-offs/teams-threads.ts';
import type { Storage } from '../../storage/open-storage.ts';
import type { DueOutgoing } from '../../storage/records.ts';
import type { QuickReplies } from '../quick-replies.ts';
import { digestOfCard, erasedCard, handOffCard, neutralWords } from './card.ts';
import type { CardParts } from './card.ts';
import { goneReasons } from './connector.ts';
import type { TeamsAddress, TeamsConnector } from './connector.ts';
import { isTaking, partsOfThread } from './thread.ts';
import type { TellPart } from './thread.ts';

export interface TeamsSenderParts {
  connector: TeamsConnector;
  storage: Pick<
    Storage,
    | 'conversationForStaff'
    | 'liveTeamsThreads'
    | 'putTeamsThread'
    | 'saveTeamsThread'
    | 'teamsPlace'
    | 'teamsPlaceReached'
    | 'teamsPlaceUnreached'
  >;
  quickReplies: Pick<QuickReplies, 'groups'>;
  showsText: boolean;
  lyUrl: string;
  /** Of Teams itself, for a channel that Ly has not heard from yet. */
  serviceUrl: string;
  now: () => Temporal.Instant;
  newId: () => string;
}

export function createTeamsSenders(parts: TeamsSenderParts): { teams: Sender; teams_thread: Sender } {
  return {
    teams: { send: (outgoing) => postCard(outgoing, parts), findSent: again },
    teams_thread: { send: ({ conversationId }) => bringUpToDate(conversationId, parts), findSent: again },
  };
}

/** Nobody knows how an attempt ended: a card twice is better than none, and bringing up to date twice changes nothing. */
const again = (): Promise<null> => Promise.resolve(null);

/** What the card of this conversation is made of at this moment. */
export function cardParts(
  seen: ConversationForStaff,
  parts: Pick<TeamsSenderParts, 'quickReplies' | 'showsText' | 'lyUrl' | 'now'>,
): CardParts {
  const { quickReplies, showsText, lyUrl, now } = parts;
  const urgent = seen.handOff?.urgent ?? null;
  return { seen, quickReplies: quickReplies.groups({ ...seen, urgent }), showsText, lyUrl, now: now() };
}

/** Each rung posts anew, so that a danger that nobody has taken is seen again. Whoever was quicker makes it needless. */
async function postCard(
  { conversationId, address, text }: DueOutgoing,
  parts: TeamsSenderParts,
): Promise<string | null> {
  if (address === null) throw new Error('a card needs a channel');
  const { connector, storage, newId, now } = parts;
  const seen = await storage.conversationForStaff(conversationId);
  if (seen?.handOff?.state !== 'open') return null;
  const card = handOffCard(cardParts(seen, parts));
  // Whatever the card does not know is told under it, also what was written before and saved after it was read.
  const postedAt = seen.messages.at(-1)?.at ?? now();
  const to = await addressOf(address, parts);
  const activityId = await reaching(to, parts, () => connector.post(to, { card, summary: text }));
  await storage.putTeamsThread({
    ...{ id: newId(), conversationId, handOffId: seen.handOff.id, channelId: address, activityId },
    ...{ shown: digestOfCard(card), told: [], postedAt, forgotten: false },
  });
  return activityId;
}

/** One that Teams refuses keeps no other from being brought up to date. */
async function bringUpToDate(conversationId: string, parts: TeamsSenderParts): Promise<null> {
  const seen = await parts.storage.conversationForStaff(conversationId);
  const threads = await parts.storage.liveTeamsThreads(conversationId);
  const failures: SendError[] = [];
  for (const thread of threads) {
    try {
      await (thread.forgotten || seen === undefined
        ? takeBack(thread, parts)
        : showNow(thread, { seen, parts, isNewest: newestIn(threads, thread.channelId) === thread }));
    } catch (error) {
      // Where Teams does not answer it answers for no other thread: waiting for each would outlast the attempt.
      if (!(error instanceof SendError) || error.outcome !== 'refused') throw error;
      if (goneReasons.includes(error.reason)) await parts.storage.saveTeamsThread({ ...thread, ended: true });
      else failures.push(error);
    }
  }
  // What may be tried again is: the others are as they should be by then.
  const worth = failures.find(({ retryable }) => retryable) ?? failures[0];
  if (worth !== undefined) throw worth;
  return null;
}

const newestIn = (threads: readonly TeamsThread[], channelId: string): TeamsThread | undefined =>
  threads.findLast((thread) => thread.channelId === channelId);

interface Showing {
  seen: ConversationForStaff;
  parts: TeamsSenderParts;
  /** Of several cards of one conversation in a channel, the newest has the talk under it. */
  isNewest: boolean;
}

async function showNow(thread: TeamsThread, { seen, parts, isNewest }: Showing): Promise<void> {
  const { connector, storage, showsText, lyUrl, now } = parts;
  const isOver = seen.handOff?.id !== thread.handOffId;
  const at = await addressOf(thread.channelId, parts, thread.activityId);
  const told = isNewest ? partsOfThread(seen, thread, { showsText, lyUrl, now: now() }) : [];
  let shown = await removeErased(thread, { seen, at, parts });
  // What was said before it was closed is told before the card says that it is closed.
  for (const part of told) shown = await tell(part, shown, { at, parts });
  const card = handOffCard(cardParts(isOver ? { ...seen, handOff: null } : seen, parts));
  const digest = digestOfCard(card);
  if (digest !== shown.shown)
    await reaching(at, parts, () => connector.update(at, thread.activityId, { card, summary: neutralWords }));
  if (digest !== shown.shown || isOver) await storage.saveTeamsThread({ ...shown, shown: digest, ended: isOver });
}

interface Telling {
  at: TeamsAddress;
  parts: TeamsSenderParts;
}

/** As much as is seen of a conversation: of a longer one nobody knows whether an early message is gone. */
const mostSeen = 200;

/** After SLET with an open alarm the talk is gone and the card stays; what colleagues are told of it goes as well. */
async function removeErased(
  thread: TeamsThread,
  { seen, at, parts }: Telling & Pick<Showing, 'seen'>,
): Promise<TeamsThread> {
  if (seen.messages.length >= mostSeen) return thread;
  const isThere = new Set(seen.messages.map(({ id }) => id));
  const isKept = ({ messageId }: TeamsThread['told'][number]) => isThere.has(messageId) || isTaking(messageId);
  let shown = thread;
  for (const { activityId } of thread.told.filter((one) => !isKept(one))) {
    await reaching(at, parts, () => parts.connector.remove(at, activityId)).catch(unlessGone);
    shown = { ...shown, told: shown.told.filter((one) => one.activityId !== activityId) };
    await parts.storage.saveTeamsThread({ ...shown, ended: false });
  }
  return shown;
}

/** Written down at once: after a crash at most one post comes twice. */
async function tell(part: TellPart, thread: TeamsThread, { at, parts }: Telling): Promise<TeamsThread> {
  const { connector, storage } = parts;
  const { messageId, text, digest } = part;
  const before = thread.told.find((one) => one.messageId === messageId);
  if (before?.shown === digest) return thread;
  const post = { text, summary: neutralWords };
  const activityId = await reaching(at, parts, async () => {
    if (before === undefined) return connector.post(at, post);
    await connector.update(at, before.activityId, post);
    return before.activityId;
  });
  const shown = { messageId, activityId, shown: digest };
  const told =
    before === undefined ? [...thread.told, shown] : thread.told.map((one) => (one === before ? shown : one));
  const next = { ...thread, told };
  await storage.saveTeamsThread({ ...next, ended: false });
  return next;
}

/** The conversation was erased: its posts go, and the card says only that. */
async function takeBack(thread: TeamsThread, parts: TeamsSenderParts): Promise<void> {
  const { connector, storage } = parts;
  const at = await addressOf(thread.channelId, parts, thread.activityId);
  let { told } = thread;
  for (const { activityId } of thread.told) {
    await reaching(at, parts, () => connector.remove(at, activityId)).catch(unlessGone);
    told = told.filter((one) => one.activityId !== activityId);
    await storage.saveTeamsThread({ ...thread, told, ended: false });
  }
  const post = { card: erasedCard(), summary: neutralWords };
  await reaching(at, parts, () => connector.update(at, thread.activityId, post)).catch(unlessGone);
  await storage.saveTeamsThread({ ...thread, told, shown: digestOfCard(post.card), ended: true });
}

/** What is not there need not be taken away. */
function unlessGone(error: unknown): void {
  if (!(error instanceof SendError && goneReasons.includes(error.reason))) throw error;
}

async function addressOf(id: string, { storage, serviceUrl }: TeamsSenderParts, under?: string): Promise<TeamsAddress> {
  const place = await storage.teamsPlace(id);
  return { id, serviceUrl: place?.serviceUrl ?? serviceUrl, ...(under === undefined ? {} : { under }) };
}

/** Whoever watches over Ly sees which channel cannot be reached, and since when. */
async function reaching<Answer>(
  at: TeamsAddress,
  parts: TeamsSenderParts,
  ask: () => Promise<Answer>,
): Promise<Answer> {
  const { storage, now } = parts;
  try {
    const answer = await ask();
    await storage.teamsPlaceReached(at.id);
    return answer;
  } catch (error) {
    if (error instanceof SendError && !isOnlyThePost(error, at)) {
      const { reason } = error;
      await storage.teamsPlaceUnreached({ id: at.id, reason, at: now(), gone: goneReasons.includes(reason) });
    }
    throw error;
  }
}

/** Somebody deleted the card, or a post under it: that says nothing of the channel. */
const isOnlyThePost = ({ reason }: SendError, { under }: TeamsAddress): boolean =>
  under !== undefined && reason === 'teams_404';
