// One conversation as its page shows it: the note on top, what was said, and what colleagues wrote.
import { kindsOf, notSafeYet } from '../../conversation/care/unasked.ts';
import type { ConversationForStaff } from '../../storage/hand-offs/for-staff.ts';
import type { StoredMessage } from '../../storage/records.ts';
import type { Understand } from '../../understanding/meaning.ts';
import type { StaffMember } from '../../storage/staff/staff-records.ts';
import { municipality } from '../conversation-access.ts';
import { readTemplate } from '../staff-pages.ts';
import type { Lists, Part } from '../live-parts.ts';
import { adviceAboutOthers, adviceFor, channelNames, clock, nameOfKind, needNames, subjectOf } from '../staff-words.ts';
import { summaryOf } from './summary.ts';
import type { Summary } from './summary.ts';

interface Viewing {
  understand: Understand;
  now: Temporal.Instant;
  /** Whether a machine may be asked for a Danish draft. */
  translates: boolean;
  /** Who looks. */
  member: Pick<StaffMember, 'id' | 'organisation'>;
}

const statusTemplate = readTemplate<object>('status.eta', import.meta.url);
const messageTemplate = readTemplate<object>('message.eta', import.meta.url);
const noteTemplate = readTemplate<object>('note.eta', import.meta.url);

/** What the page is called. */
export const titleOf = ({ alias, practice }: ConversationForStaff): string => (practice ? `ØVELSE: ${alias}` : alias);

/** "SMS, slutter på 07". */
export const wayOf = ({ channel, lastDigits }: ConversationForStaff): string =>
  lastDigits === null ? channelNames[channel] : `${channelNames[channel]}, slutter på ${lastDigits}`;

/** Every part of the page that may change while somebody looks at it. */
export function conversationLists(seen: ConversationForStaff, viewing: Viewing): Lists {
  const { now } = viewing;
  return {
    status: [{ id: 'status', html: statusTemplate(statusOf(seen, viewing)) }],
    talk: seen.messages.map((message): Part => {
      const id = `m-${message.id}`;
      const by = { citizen: seen.alias, ly: 'Ly', staff: 'Kollega' }[message.from];
      const translate = mayBeTranslated(message, viewing) ? `/vagt/${seen.conversationId}/translate` : null;
      const shown = { id, message, by, at: clock(message.at, now), language: seen.language, translate };
      return { id, html: messageTemplate(shown) };
    }),
    notes: notesFor(seen, viewing).map((note): Part => {
      const id = `n-${note.id}`;
      return { id, html: noteTemplate({ id, note, at: clock(note.at, now) }) };
    }),
  };
}

/** What a citizen wrote, and not in Danish. */
const mayBeTranslated = ({ from, text }: StoredMessage, { understand, translates }: Viewing): boolean =>
  translates && from === 'citizen' && understand(text).language !== 'da';

/** The citizen's JA was to what they wrote: what the municipality's own wrote to each other stays theirs. */
const notesFor = ({ notes }: ConversationForStaff, { member }: Viewing) =>
  member.organisation === municipality ? notes : notes.filter(({ by }) => by.id === member.id);

function statusOf(seen: ConversationForStaff, { understand, now, member }: Viewing) {
  const { conversationId: id, handOff, messages } = seen;
  const summary = summaryOf(messages, understand);
  const owner = handOff?.owner ?? null;
  return {
    ...{ id, handOff, seen, owner },
    isMine: owner?.id === member.id,
    subject: handOff ? subjectOf(handOff) : null,
    since: handOff ? clock(handOff.openedAt, now) : null,
    needs: summary.needs.map((need) => needNames[need]).join(', '),
    where: summary.where,
    dangers: summary.dangers.map(({ text, kind }) => ({ text, kind: nameOfKind(kind) })),
    answered: messages.findLast(({ from }) => from === 'ly')?.text ?? null,
    isUnsafe: notSafeYet(handOff ?? undefined) !== null,
    called: handOff?.called112At ? clock(handOff.called112At, now) : null,
    advice: adviceTo(seen, summary),
  };
}

function adviceTo({ handOff }: ConversationForStaff, { aboutOther, needs }: Summary): string[] {
  const others = aboutOther || needs.includes('relative_help') || needs.includes('worried_about_other');
  return [
    ...kindsOf(handOff ?? undefined).flatMap((kind) => adviceFor[kind] ?? []),
    ...(others ? [adviceAboutOthers] : []),
  ];
}
