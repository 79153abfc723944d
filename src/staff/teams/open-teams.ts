// Opens the corner of Teams: the way in, and the two senders. Loaded only where Teams is configured.
import type { Router } from 'express';
import type { Activity } from '@microsoft/teams.api';
import type { Sender } from '../../channels/delivery.ts';
import { SendError } from '../../channels/send-error.ts';
import type { SuggestAnswer } from '../../conversation/facts/suggest-answer.ts';
import type { TakeStaffTurn } from '../../conversation/staff-turn.ts';
import type { Log } from '../../log.ts';
import type { Storage } from '../../storage/open-storage.ts';
import type { QuickReplies } from '../quick-replies.ts';
import { neutralWords } from './card.ts';
import { createConnector } from './connector.ts';
import type { TeamsConnector, TeamsPost } from './connector.ts';
import { onAction } from './on-action.ts';
import { onEdit, onMessage } from './on-message.ts';
import type { TeamsAccount } from './teams-account.ts';
import { openTeamsApp } from './teams-app.ts';
import { createTeamsSenders } from './teams-sender.ts';
import { spotOf, whyNotHere } from './who-acts.ts';

export interface TeamsParts {
  account: TeamsAccount;
  storage: Storage;
  takeStaffTurn: TakeStaffTurn;
  quickReplies: QuickReplies;
  suggest: SuggestAnswer;
  /** Where the console is, without a slash at the end. */
  lyUrl: string;
  now: () => Temporal.Instant;
  newId: () => string;
  log: Log;
}

export interface TeamsRoom {
  /** POST /api/messages. */
  router: Router;
  senders: { teams: Sender; teams_thread: Sender };
}

export async function openTeams(parts: TeamsParts): Promise<TeamsRoom> {
  const { app, router, serviceUrl } = await openTeamsApp(parts.account, parts.log);
  const connector = createConnector(app);
  const at = { connector, parts };
  app.on('message', ({ activity }) => hear(activity, { ...at, reads: onMessage }));
  app.on('messageUpdate', ({ activity }) => hear(activity, { ...at, reads: onEdit }));
  app.on('card.action', async ({ activity }) => {
    const refused = whyNotHere(spotOf(activity), parts);
    if (refused !== null)
      return { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: refused };
    await remember(activity, parts);
    return onAction(activity, parts);
  });
  app.on('install.add', ({ activity }) => remember(activity, parts));
  app.on('install.remove', ({ activity }) => forget(activity, parts));
  app.on('conversationUpdate', ({ activity }) =>
    isDeletion(activity) ? forget(activity, parts) : remember(activity, parts),
  );
  const senders = createTeamsSenders({ ...parts, connector, serviceUrl, showsText: parts.account.showsText });
  return { router, senders };
}

interface Hearing {
  connector: TeamsConnector;
  parts: TeamsParts;
  /** What is said to it; null for nothing. */
  reads: (activity: Activity, parts: TeamsParts) => Promise<TeamsPost | null>;
}

async function hear(activity: Activity, { connector, parts, reads }: Hearing): Promise<void> {
  const spot = spotOf(activity);
  const refused = whyNotHere(spot, parts);
  if (refused === null) await remember(activity, parts);
  const said: TeamsPost | null =
    refused === null ? await reads(activity, parts) : { text: refused, summary: neutralWords };
  if (said === null) return;
  const to = { id: spot.placeId, serviceUrl: spot.serviceUrl, ...(spot.under === null ? {} : { under: spot.under }) };
  try {
    await connector.post(to, said);
  } catch (error) {
    if (!(error instanceof SendError)) throw error;
    // What they wrote is done, or is not: only the word of it was lost.
    parts.log.warn('teams_answer_lost', { reason: error.reason });
  }
}

/** How the channel or chat is reached, for what Ly posts by itself. Of nobody else's. */
async function remember(activity: Activity, { account, storage, now }: TeamsParts): Promise<void> {
  const spot = spotOf(activity);
  if (whyNotHere(spot, { account }) !== null || spot.kind === 'other' || spot.tenantId === null) return;
  const { placeId: id, kind, teamId, tenantId, serviceUrl } = spot;
  await storage.rememberTeamsPlace({ id, kind, teamId, tenantId, serviceUrl, staffId: null }, now());
}

/** Teams tells twice that Ly was taken out, in either order; the other time it is a member that left. */
function isDeletion(activity: Activity): boolean {
  const { channelData, membersRemoved = [] } = activity as Told;
  if (membersRemoved.some(({ id }) => id === activity.recipient.id)) return true;
  return ['channelDeleted', 'teamDeleted'].includes(channelData?.eventType ?? '');
}

interface Told {
  channelData?: { eventType?: string };
  membersRemoved?: { id: string }[];
}

/** Ly was taken out, or the channel is gone: whoever watches over Ly hears of it before a night needs it. */
async function forget(activity: Activity, { account, storage, now }: TeamsParts): Promise<void> {
  const spot = spotOf(activity);
  if (spot.kind !== 'channel' || whyNotHere(spot, { account }) !== null) return;
  const { channelData } = activity as { channelData?: { channel?: { id?: string } } };
  const id = channelData?.channel?.id ?? spot.placeId;
  await storage.teamsPlaceUnreached({ id, reason: 'teams_removed', at: now(), gone: true });
}
