// What Ly is to Microsoft Teams: a registered app, and the teams it may be in.

export interface TeamsAccount {
  /** Of the app's registration in Entra. */
  appId: string;
  appSecret: string;
  /** The municipality's own. Whoever is in another one gets a polite no. */
  tenantId: string;
  /** The registration is multi-tenant: its own tokens come from Microsoft's tenant for bots. */
  isMultiTenant: boolean;
  /** The ids of the teams whose channels may see conversations. */
  teams: readonly string[];
  /** What was said is shown in Teams too; else only that something was. */
  showsText: boolean;
  /** Null: Microsoft's own. Else a stand-in for its sign-in, its keys and its connector. */
  standInUrl: string | null;
}
