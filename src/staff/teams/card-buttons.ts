// The buttons of a card, the boxes to write in, and what comes back when one is pressed. Everybody in the channel sees the
// same ones: whoever presses what is not theirs is told so.
import { z } from 'zod';
import type { IAdaptiveCard, IExecuteAction } from '@microsoft/teams.cards';
import { notSafeYet } from '../../conversation/care/unasked.ts';
import type { WaitingConversation } from '../../storage/hand-offs/waiting-line.ts';
import type { QuickReply } from '../quick-replies.ts';
import { languageOf } from '../staff-words.ts';
import type { Buttons, CardParts } from './card.ts';

/** The acts of colleagues that a card has a button for; each is the button's verb. */
const cardActs = [
  'take',
  'reply',
  'hand_back',
  'close',
  'note',
  'on_my_way',
  'called_112',
  'cannot',
  'false_alarm',
  'safe_to_write',
] as const;
export type CardAct = (typeof cardActs)[number];

/** As much as the console takes: what is too long is refused in words, not cut. */
const mostLetters = 5000;
const written = z
  .string()
  .transform((text) => text.replaceAll('\r\n', '\n').toWellFormed())
  .pipe(z.string().max(mostLetters))
  .catch('');

/** Whatever went out was made by us, and anybody may have changed it on its way back. */
export const pressedButton = z.object({
  verb: z.enum(cardActs),
  data: z.object({
    conversationId: z.string().min(1).max(100),
    /** The one the card was about: pressed late, it changes no other. */
    handOffId: z.string().max(100).catch(''),
    /** The last reply the card knew of: the same press twice, and not the same words once more, has the same one. */
    after: z.string().max(100).catch(''),
    /** The box of the reply. */
    text: written,
    /** The box of the note among colleagues. */
    note: written,
    /** The key of a quick reply; '' for none. */
    quick: z.string().max(100).catch(''),
  }),
});
export type PressedButton = z.infer<typeof pressedButton>;

interface Pressable {
  body: NonNullable<IAdaptiveCard['body']>;
  actions: Buttons;
}

const titles: Record<CardAct, string> = {
  take: 'Tag samtalen',
  reply: 'Send',
  hand_back: 'Giv tilbage til Ly',
  close: 'Luk samtalen',
  note: 'Gem note',
  on_my_way: 'Set, jeg er på vej',
  called_112: '112 er ringet',
  cannot: 'Jeg kan ikke',
  false_alarm: 'Falsk alarm',
  safe_to_write: 'Det er sikkert at skrive',
};

export function buttonsFor(parts: CardParts, handOff: WaitingConversation): Pressable {
  const press = pressFor(handOff, parts.seen.messages.findLast(({ from }) => from === 'staff')?.id ?? '');
  const open = {
    type: 'Action.OpenUrl' as const,
    title: 'Åbn i Ly',
    url: `${parts.lyUrl}/vagt/${handOff.conversationId}`,
  };
  const isDanger = handOff.reason === 'danger';
  const in112 = isDanger && handOff.called112At === null ? [press('called_112')] : [];
  const falseAlarm = isDanger ? [press('false_alarm')] : [];
  if (handOff.state === 'open') {
    const first = { ...press('take'), style: 'positive' as const };
    return {
      body: [],
      actions: [first, press('on_my_way'), press('cannot'), ...in112, open, ...secondary(falseAlarm)],
    };
  }
  const isUnsafe = notSafeYet(handOff) !== null;
  return {
    body: isUnsafe ? noteBox : [...replyBoxes(parts), ...noteBox],
    actions: [
      ...(isUnsafe ? [press('safe_to_write')] : [{ ...press('reply'), style: 'positive' as const }]),
      ...[press('hand_back'), press('close'), press('note'), ...in112, open],
      ...secondary(falseAlarm),
    ],
  };
}

const pressFor =
  ({ conversationId, id: handOffId }: WaitingConversation, after: string) =>
  (verb: CardAct): IExecuteAction => ({
    type: 'Action.Execute',
    verb,
    title: titles[verb],
    data: { conversationId, handOffId, after },
    // A button that writes nothing takes no box with it.
    associatedInputs: verb === 'reply' || verb === 'note' ? 'auto' : 'none',
  });

/** Behind "..." in Teams: not pressed by mistake. */
const secondary = (actions: IExecuteAction[]): IExecuteAction[] =>
  actions.map((action) => ({ ...action, mode: 'secondary' }));

function replyBoxes({ seen, quickReplies }: CardParts): Pressable['body'] {
  const choices = quickReplies
    .flatMap(({ replies }) => replies)
    .map((reply) => ({ title: inWords(reply), value: reply.key }));
  return [
    {
      ...{ type: 'Input.Text', id: 'text', isMultiline: true, maxLength: 1600 },
      label: `Svar på ${languageOf(seen)}`,
      placeholder:
        seen.channel === 'sms' ? 'SMS: ingen links. Korte svar når bedst frem.' : 'Borgeren læser det på skærmen.',
    },
    {
      ...{ type: 'Input.ChoiceSet', id: 'quick', style: 'compact', choices },
      label: 'Eller et hurtigt svar',
      placeholder: 'Vælg et svar',
    },
  ];
}

/** What it says in Danish first: whoever does not read the citizen's language knows what they send. */
const inWords = ({ text, danish, stateWords }: QuickReply): string =>
  `${text === danish ? text : `${danish} - ${text}`} (${stateWords})`;

const noteBox: Pressable['body'] = [
  {
    ...{ type: 'Input.Text', id: 'note', isMultiline: true, maxLength: 1600 },
    label: 'Note mellem kolleger. Borgeren ser den ikke',
  },
];
