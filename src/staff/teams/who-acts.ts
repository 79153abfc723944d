// Who in Teams may come in: the municipality's own tenant, the teams that were named, and colleagues that Ly knows.
import type { Activity } from '@microsoft/teams.api';
import type { StaffMember } from '../../storage/staff/staff-records.ts';
import { may } from '../conversation-access.ts';
import type { StaffAction } from '../conversation-access.ts';
import type { TeamsParts } from './open-teams.ts';

/** Where something was written or pressed. */
export interface TeamsSpot {
  /** Of the channel, or of a one-to-one chat. */
  placeId: string;
  /** The card whose thread it is in; null in a chat, and in a channel outside of every thread. */
  under: string | null;
  kind: 'channel' | 'personal' | 'other';
  teamId: string | null;
  tenantId: string | null;
  serviceUrl: string;
}

/** What Teams sends is checked to be from Teams, not to be whole. */
export function spotOf(activity: Activity): TeamsSpot {
  const { conversation, channelData, serviceUrl = '' } = activity;
  const [placeId = '', under = null] = conversation.id.split(';messageid=');
  const { conversationType } = conversation as { conversationType?: string };
  const kind = conversationType === 'channel' || conversationType === 'personal' ? conversationType : 'other';
  const tenantId = channelData?.tenant?.id ?? conversation.tenantId ?? null;
  return { placeId, under, kind, teamId: channelData?.team?.id ?? null, tenantId, serviceUrl };
}

type Gate = Pick<TeamsParts, 'account' | 'storage'>;

const notHere = 'Her kan Ly ikke bruges. Ly er kun i kommunens egne teams, som lederen har valgt.';
const notYours = 'Din rolle giver ikke adgang til det. Spørg din leder, hvis du skal bruge den.';

/** Null where Ly may be used; else what to say, and nothing of anybody. */
export function whyNotHere({ kind, teamId, tenantId }: TeamsSpot, { account }: Pick<Gate, 'account'>): string | null {
  const isOurs = tenantId === account.tenantId;
  if (kind === 'personal') return isOurs ? null : notHere;
  return isOurs && kind === 'channel' && teamId !== null && account.teams.includes(teamId) ? null : notHere;
}

/** The colleague, or a polite no that says what to do. */
export async function whoActs(
  { from }: Activity,
  action: StaffAction,
  { storage }: Pick<Gate, 'storage'>,
): Promise<{ member: StaffMember } | { refused: string }> {
  const entraId = from.aadObjectId ?? '';
  const member = entraId === '' ? undefined : await storage.findStaffByEntraId(entraId);
  if (member === undefined) return { refused: unknown(entraId) };
  return may(member, action) ? { member } : { refused: notYours };
}

const unknown = (entraId: string): string =>
  `Jeg kender dig ikke som kollega i Ly. Bed din leder om at sætte dette id ind hos dig under Kolleger: ${entraId}`;
