// How Teams presents Ly: what it is called, where its bot may be, and what can be written to it.

/** Version 1.19 of Microsoft's schema, as far as Ly uses it: learn.microsoft.com/microsoftteams/platform/resources/schema/manifest-schema */
export interface AppManifest {
  $schema: string;
  manifestVersion: string;
  version: string;
  id: string;
  /** At most 32 characters in the name; addresses with https. */
  developer: { name: string; websiteUrl: string; privacyUrl: string; termsOfUseUrl: string };
  icons: { color: string; outline: string };
  /** At most 30 and 100 characters. */
  name: { short: string; full: string };
  /** At most 80 and 4000 characters. */
  description: { short: string; full: string };
  accentColor: string;
  bots: Bot[];
  /** Microsoft asks for these two where a bot is all there is. */
  permissions: string[];
  validDomains: string[];
}

interface Bot {
  botId: string;
  scopes: BotScope[];
  supportsFiles: boolean;
  isNotificationOnly: boolean;
  /** At most ten commands, of at most 32 characters. */
  commandLists: { scopes: BotScope[]; commands: { title: string; description: string }[] }[];
}

type BotScope = 'team' | 'personal';

export interface PackagedApp {
  /** Of the registration in Entra: the bot's, and the package's too. */
  appId: string;
  /** With https. */
  publicUrl: string;
  /** Larger than that of the package that is uploaded already, or Teams refuses it. */
  version: string;
}

export const iconNames = { color: 'color.png', outline: 'outline.png' } as const;

const scopes: BotScope[] = ['team', 'personal'];

const commands = [
  { title: 'hvem venter', description: 'Hvem der venter på en kollega lige nu' },
  { title: 'hvad har åbent nu', description: 'Det samme svar, som en borger får' },
  { title: 'kold nat til', description: 'Om kolde nætter' },
  { title: 'hjælp', description: 'Hvad du kan skrive til Ly' },
];

/** Not in group chats: a conversation belongs in the channel that duty names. Asks for no permission to read what others write. */
export function appManifest({ appId, publicUrl, version }: PackagedApp): AppManifest {
  return {
    $schema: 'https://developer.microsoft.com/json-schemas/teams/v1.19/MicrosoftTeams.schema.json',
    manifestVersion: '1.19',
    ...{ version, id: appId },
    // Ly has no page of terms of its own: the front page says what it is.
    developer: { name: 'Ly', websiteUrl: publicUrl, privacyUrl: publicUrl, termsOfUseUrl: publicUrl },
    icons: iconNames,
    name: { short: 'Ly', full: 'Ly: samtaler med mennesker på gaden' },
    description: {
      short: 'Se, hvem der venter, og tag samtalen.',
      full: 'Ly svarer mennesker på gaden på SMS og på nettet. Har nogen brug for et menneske, kommer der et kort i kanalen: tag samtalen, svar i tråden, og giv den tilbage. Præcis en kollega har den.',
    },
    accentColor: '#12507b',
    bots: [
      { botId: appId, scopes, supportsFiles: false, isNotificationOnly: false, commandLists: [{ scopes, commands }] },
    ],
    permissions: ['identity', 'messageTeamMembers'],
    validDomains: [new URL(publicUrl).hostname],
  };
}
