// Colleagues take over in Microsoft Teams with all of these, or not at all.
import { z } from 'zod';
import type { TeamsAccount } from '../staff/teams/teams-account.ts';
import { isBegun, missingOf, webAddress } from './setting-forms.ts';
import type { SetNames } from './setting-forms.ts';

const entraId = (what: string) => z.guid(`give ${what}: an id such as 00000000-0000-0000-0000-000000000000`);

export const teamsFields = {
  TEAMS_APP_ID: entraId("the id of the app's registration").optional(),
  TEAMS_APP_SECRET: z.string().optional(),
  TEAMS_TENANT_ID: entraId("the id of the municipality's own tenant").optional(),
  TEAMS_APP_TYPE: z.enum(['single', 'multi'], { error: 'give single or multi, as the app is registered' }).optional(),
  TEAMS_TEAMS: z
    .string()
    .transform((text) => text.split(',').map((one) => one.trim()))
    .refine((ids) => ids.every((id) => /^19:[^\s@]+@thread\.(tacv2|skype)$/.test(id)), {
      error: 'give the ids of the teams Ly may be in, with commas between, such as 19:0a1b2c@thread.tacv2',
    })
    .optional(),
  TEAMS_SHOWS_TEXT: z.enum(['on', 'off'], { error: 'give on or off' }).optional(),
  TEAMS_STAND_IN_URL: webAddress("give the address of a stand-in for Microsoft's sign-in and connector").optional(),
};

/** What has to be set together; the others have a default. */
const needed = ['TEAMS_APP_ID', 'TEAMS_APP_SECRET', 'TEAMS_TENANT_ID', 'TEAMS_TEAMS'];

export function teamsAccount(given: z.infer<z.ZodObject<typeof teamsFields>>): TeamsAccount | null {
  const { TEAMS_APP_ID: appId, TEAMS_APP_SECRET: appSecret, TEAMS_TENANT_ID: tenantId, TEAMS_TEAMS: teams } = given;
  if (!appId || !appSecret || !tenantId || !teams) return null;
  return {
    ...{ appId, appSecret, tenantId, teams },
    isMultiTenant: given.TEAMS_APP_TYPE === 'multi',
    showsText: given.TEAMS_SHOWS_TEXT === 'on',
    standInUrl: given.TEAMS_STAND_IN_URL ?? null,
  };
}

export function halfOfTeams(set: SetNames): string[] {
  if (!isBegun(set, Object.keys(teamsFields))) return [];
  return [
    ...missingOf(set, needed, 'Teams needs it'),
    ...missingOf(set, ['PUBLIC_URL'], 'cards in Teams lead back to Ly with it'),
  ];
}
