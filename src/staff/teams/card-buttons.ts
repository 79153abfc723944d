// The buttons of a card, and the boxes to write in. Everybody in the channel sees the same ones: whoever presses what is
// not theirs is told so.
import type { IAdaptiveCard, IExecuteAction } from '@microsoft/teams.cards';
import { notSafeYet } from '../../conversation/care/unasked.ts';
import type { WaitingConversation } from '../../storage/hand-offs/waiting-line.ts';
import { languageOf } from '../staff-words.ts';
import type { Buttons, CardParts } from './card.ts';
import type { CardAct } from './pressed.ts';

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
  const press = pressFor(handOff);
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
  ({ conversationId, id: handOffId }: WaitingConversation) =>
  (verb: CardAct): IExecuteAction => ({
    type: 'Action.Execute',
    verb,
    title: titles[verb],
    data: { conversationId, handOffId },
    // A button that writes nothing takes no box with it.
    associatedInputs: verb === 'reply' || verb === 'note' ? 'auto' : 'none',
  });

/** Behind "..." in Teams: not pressed by mistake. */
const secondary = (actions: IExecuteAction[]): IExecuteAction[] =>
  actions.map((action) => ({ ...action, mode: 'secondary' }));

function replyBoxes({ seen, quickReplies }: CardParts): Pressable['body'] {
  const choices = quickReplies
    .flatMap(({ replies }) => replies)
    .map(({ key, text, stateWords }) => ({ title: `${text} (${stateWords})`, value: key }));
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

const noteBox: Pressable['body'] = [
  {
    ...{ type: 'Input.Text', id: 'note', isMultiline: true, maxLength: 1600 },
    label: 'Note mellem kolleger. Borgeren ser den ikke',
  },
];
