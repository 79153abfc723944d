// The line as it is shown: each row made once, and the same for every colleague who looks at it.
import { notSafeYet } from '../../conversation/care/unasked.ts';
import { whomToRing } from '../../conversation/escalation.ts';
import type { Content } from '../../knowledge/content-schema.ts';
import type { WaitingConversation } from '../../storage/hand-offs/waiting-line.ts';
import type { StaffMember } from '../../storage/staff/staff-records.ts';
import { may } from '../conversation-access.ts';
import { factsOf } from '../hand-off-facts.ts';
import type { Part } from '../live-parts.ts';
import { readTemplate } from '../staff-pages.ts';
import type { QuickReply } from '../quick-replies.ts';
import { channelNames, clock, filterNames, filters, languageOf, subjectOf } from '../staff-words.ts';
import type { Filter } from '../staff-words.ts';

/** A row with what decides who sees it. */
export interface LineRow {
  waiting: WaitingConversation;
  html: string;
}

export interface RowParts {
  content: Pick<Content, 'duty'>;
  /** To send without opening the conversation, in the citizen's language. */
  quickReplies: (waiting: Pick<WaitingConversation, 'language'>) => readonly QuickReply[];
  now: Temporal.Instant;
}

/** As much of a message as tells what it is about. Letters. */
const mostLetters = 280;
const template = readTemplate<object>('row.eta', import.meta.url);
const tabTemplate = readTemplate<object>('tab.eta', import.meta.url);

export function rowOf(waiting: WaitingConversation, { content, quickReplies, now }: RowParts): LineRow {
  const { state, reason, channel, openedAt, lastHeard, lastSaid } = waiting;
  const isDanger = reason === 'danger';
  const needsCare = notSafeYet(waiting) !== null;
  const html = template({
    ...{ id: waiting.conversationId, waiting, isDanger, needsCare },
    subject: subjectOf(waiting),
    channel: channelNames[channel],
    language: languageOf(waiting),
    since: clock(openedAt, now),
    heard: shortened(lastHeard?.text),
    // Differs where a colleague who looks elsewhere has to be told.
    news: [reason, waiting.owner?.id, lastHeard?.at.epochMilliseconds].join(' '),
    said: shortened(lastSaid?.text),
    facts: factsOf(waiting, now),
    ring: isSilentAtTheEnd(waiting) ? whomToRing(content.duty, now) : [],
    nobodyOnDuty: state === 'open' && waiting.rung === 0 && !waiting.practice,
    quickReplies: isDanger && state === 'open' && !needsCare ? quickReplies(waiting) : [],
  });
  return { waiting, html };
}

const shortened = (text = ''): string => (text.length > mostLetters ? `${text.slice(0, mostLetters)} ...` : text);

/** Everybody was told, and nobody has taken it. */
const isSilentAtTheEnd = ({ state, rung, nextRungAt }: WaitingConversation): boolean =>
  state === 'open' && rung > 0 && nextRungAt === null;

/** The page of the line as this colleague sees it: how many there are of each, and who. */
export function lineLists(member: StaffMember, filter: Filter, rows: readonly LineRow[]) {
  return {
    tabs: filterNames.map((one): Part => {
      const count = seenBy(member, one, rows).length;
      const id = `tab-${one}`;
      return { id, html: tabTemplate({ id, filter: one, name: filters[one], count, isHere: one === filter }) };
    }),
    line: rowsFor(member, filter, rows).map(({ waiting, html }): Part => ({
      id: `row-${waiting.conversationId}`,
      html,
    })),
  };
}

const seenBy = (member: StaffMember, filter: Filter, rows: readonly LineRow[]): LineRow[] =>
  rows.filter(({ waiting }) => may(member, 'read', waiting) && fits(waiting, filter, member));

/** What this colleague sees of the line, in their order. */
function rowsFor(member: StaffMember, filter: Filter, rows: readonly LineRow[]): LineRow[] {
  const seen = seenBy(member, filter, rows);
  const speaksGreenlandic = member.languages.includes('kl');
  // Who has nobody comes before who has; danger stays first; after it come those that few can answer.
  const order = ({ waiting: { state, reason, language } }: LineRow): number => {
    if (state === 'taken') return 3;
    if (reason === 'danger') return 0;
    return speaksGreenlandic && language === 'kl' ? 1 : 2;
  };
  return seen.toSorted((one, other) => order(one) - order(other));
}

/** What is only practised stands apart: in the line somebody waits. */
function fits({ state, owner, practice }: WaitingConversation, filter: Filter, member: StaffMember): boolean {
  if (practice || filter === 'oevelse') return practice && filter === 'oevelse';
  if (filter === 'mine') return owner?.id === member.id;
  return filter === 'alle' || state === 'open';
}
