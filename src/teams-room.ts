// Microsoft Teams, where it is configured: what it gets from the house, and nothing of it is loaded elsewhere.
import type { Ly } from './assemble.ts';
import type { World } from './open-house.ts';
import type { Settings } from './settings.ts';
import { createQuickReplies } from './staff/quick-replies.ts';
import type { TeamsRoom } from './staff/teams/open-teams.ts';
import type { Storage } from './storage/open-storage.ts';

interface TeamsRoomParts {
  settings: Settings;
  storage: Storage;
  ly: Pick<Ly, 'answers' | 'suggestAnswer'>;
  takeStaffTurn: Ly['takeStaffTurn'];
  world: World;
}

/** Null where Teams is off. */
export async function openTeamsRoom(parts: TeamsRoomParts): Promise<TeamsRoom | null> {
  const { settings, storage, ly, takeStaffTurn, world } = parts;
  const { teams: account, publicUrl: lyUrl } = settings;
  if (account === null) return null;
  const quickReplies = createQuickReplies({ ...ly, suggest: ly.suggestAnswer, ...world });
  const { openTeams } = await import('./staff/teams/open-teams.ts');
  return openTeams({ account, storage, takeStaffTurn, quickReplies, suggest: ly.suggestAnswer, lyUrl, ...world });
}
