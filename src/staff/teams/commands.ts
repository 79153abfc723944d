// What a colleague can ask Ly in Teams without opening anything: who waits, and what is open now.
import type { StaffMember } from '../../storage/staff/staff-records.ts';
import type { WaitingConversation } from '../../storage/hand-offs/waiting-line.ts';
import { may } from '../conversation-access.ts';
import { clock, subjectOf } from '../staff-words.ts';
import type { TeamsParts } from './open-teams.ts';

interface Asking {
  member: StaffMember;
  /** In the chat with Ly the words of a command need no "/ly" before them. */
  isChat: boolean;
  parts: TeamsParts;
}

type Command = (asking: Asking) => Promise<string> | string;

const help =
  'Du kan skrive: /ly hvem venter, /ly hvad har åbent nu. I en tråd går det, du skriver til Ly, til borgeren.';
const notYours = 'Din rolle giver ikke adgang til det.';
/** More than this is read in the console. */
const mostRows = 10;

const commands = new Map<string, Command>(
  Object.entries({
    'hvem venter': whoWaits,
    'hvad har åbent nu': ({ parts }: Asking) =>
      parts.suggest('open_now', { language: 'da', channel: 'web', urgent: null, at: parts.now() }) ??
      'Ly kender ikke noget, der er åbent nu.',
    // Nothing in Ly is opened for a cold night yet: saying so is better than a switch that opens no door.
    'kold nat til': ({ parts }: Asking) =>
      `Ly har ingen kontakt for kolde nætter. Åbner et sted ekstra, så ret stedets åbningstider i indholdet: ${parts.lyUrl}/vagt`,
    hjælp: () => help,
  }),
);

/** The answer, in words of our own; null where it was no command. */
export async function runCommand(text: string, asking: Asking): Promise<string | null> {
  const words = text
    .toLowerCase()
    .replaceAll(/\s+/g, ' ')
    .replace(/[?.!]+$/, '')
    .trim();
  const isMarked = /^\/?ly\b/.test(words);
  if (!isMarked && !asking.isChat) return null;
  const command = commands.get(words.replace(/^\/?ly\b[ ,:]*/, ''));
  if (command !== undefined) return command(asking);
  // "ly" may begin a sentence to a citizen; with the stroke it is meant for Ly.
  return words.startsWith('/ly') ? help : null;
}

async function whoWaits({ member, parts }: Asking): Promise<string> {
  if (!may(member, 'see_line')) return notYours;
  const { storage, newId, now, lyUrl } = parts;
  const line = (await storage.waitingLine()).filter((one) => !one.practice && may(member, 'read', one));
  const by = { id: member.id, name: member.name };
  await storage.audit({ id: newId(), at: now(), by, action: 'see_line', conversationId: null, detail: 'Teams' });
  const waiting = line.filter(({ state }) => state === 'open');
  if (line.length === 0) return 'Ingen venter lige nu.';
  const rest = line.length > mostRows ? [`... og ${line.length - mostRows} mere i [vagten](${lyUrl}/vagt)`] : [];
  return [`${waiting.length} venter:`, ...line.slice(0, mostRows).map((one) => inOneLine(one, parts)), ...rest].join(
    '\n\n',
  );
}

function inOneLine(one: WaitingConversation, { lyUrl, now }: TeamsParts): string {
  const danger = one.reason === 'danger' ? 'FARE. ' : '';
  const owner = one.owner === null ? 'ingen har den' : `${one.owner.name} har den`;
  const since = clock(one.openedAt, now());
  return `- ${danger}[${subjectOf(one)}](${lyUrl}/vagt/${one.conversationId}), ${one.alias}, siden ${since}, ${owner}`;
}
