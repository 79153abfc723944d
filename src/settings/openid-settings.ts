// The municipality's own sign-in for colleagues.
import { z } from 'zod';
import type { OpenIdSettings } from '../staff/sign-in/openid.ts';
import { isBegun, missingOf, webAddress } from './setting-forms.ts';
import type { SetNames } from './setting-forms.ts';

export const openIdFields = {
  OIDC_ISSUER: webAddress('give the address of the provider, such as https://login.example.org/tenant/v2.0').optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_GROUP_HELPER: z.string().optional(),
  OIDC_GROUP_EDITOR: z.string().optional(),
  OIDC_GROUP_MANAGER: z.string().optional(),
};

export function openIdSettings(given: z.infer<z.ZodObject<typeof openIdFields>>): OpenIdSettings | null {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = given;
  if (!issuer || !clientId || !clientSecret) return null;
  const { OIDC_GROUP_HELPER: helper = '', OIDC_GROUP_EDITOR: editor = '', OIDC_GROUP_MANAGER: manager = '' } = given;
  return { issuer, clientId, clientSecret, groups: { helper, editor, manager } };
}

/** Without a group nobody would come in, and with one group alone somebody would come in with less than they should. */
export function halfOfOpenId(set: SetNames): string[] {
  const names = Object.keys(openIdFields);
  if (!isBegun(set, names)) return [];
  return missingOf(set, [...names, 'PUBLIC_URL'], "the municipality's sign-in needs it");
}
