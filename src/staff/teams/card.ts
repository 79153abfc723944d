// The card of a hand-off in Microsoft Teams: who waits, who has it, and what can be done. Pure: the same card is posted,
// brought up to date, and given back to whoever pressed.
import type { IAdaptiveCard, IContainer, IExecuteAction, IFactSet, ITextBlock } from '@microsoft/teams.cards';
import { notSafeYet } from '../../conversation/care/unasked.ts';
import type { ConversationForStaff } from '../../storage/hand-offs/for-staff.ts';
import type { WaitingConversation } from '../../storage/hand-offs/waiting-line.ts';
import { factsOf, lastingFactsOf } from '../hand-off-facts.ts';
import type { QuickReplies } from '../quick-replies.ts';
import { digestOf } from '../staff-secrets.ts';
import { channelNames, clock, languageOf, subjectOf } from '../staff-words.ts';
import { buttonsFor } from './card-buttons.ts';

export interface CardParts {
  seen: ConversationForStaff;
  quickReplies: ReturnType<QuickReplies['groups']>;
  /** What was said is shown too; else only that something was. */
  showsText: boolean;
  /** Where the console is, without a slash at the end. */
  lyUrl: string;
  now: Temporal.Instant;
}

type Element = NonNullable<IAdaptiveCard['body']>[number];
export type Buttons = (IExecuteAction | { type: 'Action.OpenUrl'; title: string; url: string })[];

/** What a phone shows when it cannot show the card, and what every notification says: nothing about anybody. */
export const neutralWords = 'En samtale i Ly';

/** @returns the card as JSON. One whose hand-off is closed has no buttons: there is nothing left to press. */
export function handOffCard(parts: CardParts): IAdaptiveCard {
  const { handOff } = parts.seen;
  if (handOff === null)
    return cardOf([heading(`${parts.seen.alias}: lukket`, 'default'), text('Ly svarer selv igen.')]);
  const { body, actions } = buttonsFor(parts, handOff);
  return cardOf([...told(parts, handOff), ...body], actions);
}

/** In the chat, for whoever has several conversations: which one the words are for. */
export const chooseCard = (mine: readonly WaitingConversation[], words: string): IAdaptiveCard =>
  cardOf(
    [text('Du har flere samtaler. Hvem er det til?'), { ...text(plainly(words)), isSubtle: true }],
    mine.map(({ conversationId, id: handOffId, alias, lastSaid }): IExecuteAction => ({
      ...{ type: 'Action.Execute', verb: 'reply', title: alias },
      data: { conversationId, handOffId, after: String(lastSaid?.at.epochMilliseconds ?? ''), text: words },
    })),
  );

/** Of a conversation that was erased: nothing that was shown stays. */
export const erasedCard = (): IAdaptiveCard =>
  cardOf([heading('Samtalen er slettet', 'default'), text('Der er ikke mere at se her.')]);

/** Tells two cards apart. */
export const digestOfCard = (card: unknown): string => digestOf(JSON.stringify(card));

function cardOf(body: Element[], actions: Buttons = []): IAdaptiveCard {
  return {
    type: 'AdaptiveCard',
    $schema: 'https://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    fallbackText: neutralWords,
    body,
    ...(actions.length === 0 ? {} : { actions: actions as IExecuteAction[] }),
  };
}

function told(parts: CardParts, handOff: WaitingConversation): Element[] {
  const { seen, now } = parts;
  const isDanger = handOff.reason === 'danger';
  const practice = handOff.practice ? 'ØVELSE: ' : '';
  return [
    heading(`${practice}${isDanger ? 'FARE. ' : ''}${subjectOf(handOff)}`, styleOf(handOff)),
    text(`${seen.alias}, ${channelNames[seen.channel]}, skriver på ${languageOf(seen)}.`),
    { ...text(whoHasIt(handOff, now)), weight: 'Bolder' },
    facts(parts, handOff),
    ...knownOf(handOff, now).map((fact) => ({ ...text(plainly(fact)), spacing: 'Small' as const })),
    ...(handOff.state === 'open' ? lastWords(parts, handOff) : []),
    ...(notSafeYet(handOff) === null
      ? []
      : [
          { ...text('Andre kan have telefonen. Skriv ikke, før du ved, hvem der læser.'), color: 'Attention' as const },
        ]),
  ];
}

/** A card that changed with every message would take away what its owner is writing in it: the thread has those. */
const knownOf = (handOff: WaitingConversation, now: Temporal.Instant): string[] =>
  handOff.state === 'open' ? factsOf(handOff, now) : lastingFactsOf(handOff, now);

/** In colour and in words: colour alone says nothing to some. */
const styleOf = ({ reason, state }: WaitingConversation): NonNullable<IContainer['style']> => {
  if (state === 'taken') return 'good';
  return reason === 'danger' ? 'attention' : 'warning';
};

const heading = (words: string, style: NonNullable<IContainer['style']>): IContainer => ({
  type: 'Container',
  style,
  bleed: true,
  items: [{ ...text(words), size: 'Large', weight: 'Bolder', style: 'heading' }],
});

const text = (words: string): ITextBlock => ({ type: 'TextBlock', text: words, wrap: true });

/** Markdown is switched off by the backslash: what a citizen writes is shown as it was written. */
export const plainly = (words: string): string => words.replaceAll(/([\\`*_[\]#<>~|])/g, '\\$1');

function whoHasIt({ owner, takenAt }: WaitingConversation, now: Temporal.Instant): string {
  return owner === null
    ? 'Ingen har den.'
    : `${owner.name} har den${takenAt === null ? '' : ` siden ${clock(takenAt, now)}`}.`;
}

function facts({ now }: CardParts, handOff: WaitingConversation): IFactSet {
  const { openedAt, note, state } = handOff;
  const known = [
    { title: 'Venter siden', value: clock(openedAt, now) },
    ...(note === '' || state === 'taken' ? [] : [{ title: 'Lys note', value: note }]),
  ];
  return { type: 'FactSet', facts: known };
}

const mostLetters = 280;

function lastWords({ showsText, lyUrl, now }: CardParts, handOff: WaitingConversation): Element[] {
  const { lastHeard, conversationId } = handOff;
  if (lastHeard === null) return [];
  const at = clock(lastHeard.at, now);
  if (!showsText) return [text(`Skrev sidst ${at}. [Læs det i Ly](${lyUrl}/vagt/${conversationId})`)];
  const short = lastHeard.text.length > mostLetters ? `${lastHeard.text.slice(0, mostLetters)} ...` : lastHeard.text;
  return [{ type: 'Container', style: 'emphasis', items: [text(`Skrev ${at}:`), text(plainly(short))] }];
}
