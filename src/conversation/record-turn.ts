// Everything a turn changes, as one record: what was heard, what is answered, what staff are told, what is remembered.
import type { ToSay, WrittenReply } from '../answers/to-say.ts';
import type { HandOff, Outgoing, TurnToSave } from '../storage/records.ts';
import { maskSecrets } from '../understanding/mask-secrets.ts';
import type { HeardLanguage, Language, Need, UrgentKind } from '../vocabulary.ts';
import { rememberExchange, rememberFragment, rememberQuestion, rememberTold } from './memory.ts';
import type { Memory } from './memory.ts';
import type { Situation, Step } from './step.ts';

/** Minutes after which an answer is a wrong answer. */
const minutesToExpiry = { ordinary: 20, danger: 20, violence: 5 };
/** So long somebody who sent too soon has before Ly asks. */
const secondsToFinish = 20;
/** After these a second thanks gets no answer. */
const endings: readonly string[] = ['thanks', 'all_right'];
/** A door found locked is not named again to the same person for so long. Hours. */
const hoursLocked = 6;

export interface Turn {
  situation: Situation;
  step: Step;
  toSay: readonly ToSay[];
  reply: WrittenReply | null;
  language: Language;
  newId: () => string;
}

export function recordTurn(turn: Turn): TurnToSave {
  const { situation, step, newId } = turn;
  const { conversation, incoming } = situation;
  const handOff = handOffAfter(turn);
  const outgoing = outgoingOf(turn, handOff);
  return {
    conversation: {
      ...conversation,
      language: turn.language,
      stopped: step.do === 'stop' || (conversation.stopped && step.do !== 'start'),
      holder: handOff && conversation.holder === 'bot' ? 'waiting' : conversation.holder,
      memory: { ...memoryAfter(turn), fragment: fragmentAfter(turn, outgoing) },
      lastHeardAt: incoming.at,
    },
    readVersion: conversation.version,
    heard: { id: newId(), providerId: incoming.providerId, text: maskSecrets(incoming.text).text, at: incoming.at },
    outgoing,
    withdraws: situation.memory.fragment?.question,
    handOff,
    reports: step.do === 'find_another_door' ? [{ id: newId(), placeId: step.locked, what: 'locked' }] : [],
    erase: eraseOf(turn),
    requestId: incoming.requestId,
    at: incoming.at,
  };
}

function eraseOf({ step, situation }: Turn): TurnToSave['erase'] {
  if (step.do !== 'erase') return 'nothing';
  return situation.openAlarm ? 'all_but_open_alarm' : 'everything';
}

/** The danger this turn is about, if any: what staff are told, and how fast the reply goes out. */
function dangerOf(step: Step): UrgentKind | null {
  return step.do === 'meet_danger' || step.do === 'take_danger_answer' ? step.kind : null;
}

/**
 * A danger, or the wish for a human, opens the hand-off or adds to the open one. A gentle question does not.
 * "No, I am not in danger" tells staff only where an alarm was open already.
 */
function handOffAfter({ step, situation, newId }: Turn): HandOff | null {
  const { openHandOff } = situation;
  const urgent = dangerOf(step);
  const asked = step.do === 'hand_to_human';
  const calmed = step.do === 'take_danger_answer' && step.answer !== 'in_danger';
  if ((!asked && urgent === null) || (calmed && !openHandOff)) return null;
  return {
    id: openHandOff?.id ?? newId(),
    reason: urgent !== null || openHandOff?.reason === 'danger' ? 'danger' : 'asked_for_human',
    urgent: calmed ? (openHandOff?.urgent ?? urgent) : (urgent ?? openHandOff?.urgent ?? null),
    state: openHandOff?.state ?? 'open',
    note: noteOf(step),
  };
}

const answerNotes = {
  in_danger: 'siger: i fare',
  not_in_danger: 'siger: okay',
  retracted: 'siger: okay',
  said_more: 'har skrevet mere',
};

function noteOf(step: Step): string {
  if (step.do === 'take_danger_answer') return answerNotes[step.answer];
  if (step.do !== 'meet_danger') return 'vil tale med et menneske';
  return `${step.kind}, ${step.about === 'other' ? 'om en anden' : 'om sig selv'}${step.immediate ? ', nu' : ''}`;
}

function outgoingOf(turn: Turn, handOff: HandOff | null): Outgoing[] {
  const { situation, step, reply, newId } = turn;
  const at = situation.incoming.at;
  const danger = dangerOf(step);
  const urgency = danger ? ('danger' as const) : ('ordinary' as const);
  const outgoing: Outgoing[] = [];
  const waiting = step.do === 'wait_for_more' ? { sendAt: at.add({ seconds: secondsToFinish }) } : {};
  if (reply) {
    const quickest = danger === 'violence' || danger === 'sexual_assault';
    const minutes = quickest ? minutesToExpiry.violence : minutesToExpiry[urgency];
    outgoing.push({
      id: newId(),
      kind: 'reply',
      urgency,
      text: reply.text,
      expiresAt: at.add({ minutes }),
      ...waiting,
    });
  }
  // Neutral: whoever sees a notice on a screen or a phone reads nothing about anybody.
  if (handOff)
    outgoing.push({ id: newId(), kind: 'staff_notice', urgency, text: 'Ny samtale venter i Ly.', expiresAt: null });
  return outgoing;
}

function fragmentAfter({ step, situation }: Turn, [question]: readonly Outgoing[]): Memory['fragment'] {
  const { text, at } = situation.incoming;
  return step.do === 'wait_for_more' && question ? rememberFragment(maskSecrets(text).text, question.id, at) : null;
}

function memoryAfter({ situation, step, toSay, reply }: Turn): Omit<Memory, 'fragment'> {
  const { memory, meaning, incoming } = situation;
  if (step.do === 'erase') return { ...memory, query: null, shown: [], named: [], question: null };
  const places = toSay.find((one) => one.say === 'places');
  const named = reply?.named ?? [];
  const goesOn = step.do === 'show_more' || step.do === 'find_another_door';
  return {
    query: places ? queryOf(situation, step, places.need) : memory.query,
    shown: places ? [...(goesOn ? memory.shown : []), ...named] : memory.shown,
    named: named.length > 0 ? named : memory.named,
    locked:
      step.do === 'find_another_door'
        ? [...memory.locked, { id: step.locked, until: incoming.at.add({ hours: hoursLocked }).toString() }]
        : memory.locked,
    question: questionAfter({ situation, step, reply }),
    danger: step.do === 'meet_danger' ? { kind: step.kind, at: incoming.at.toString() } : memory.danger,
    language: asLanguage(meaning.wantsLanguage) ?? memory.language,
    notUnderstood: step.do === 'admit_not_understood' ? memory.notUnderstood + 1 : 0,
    angry: meaning.signal === 'angry' ? memory.angry + 1 : 0,
    thankedAt: step.do === 'say' && endings.includes(step.key) ? incoming.at.toString() : memory.thankedAt,
    calledAt: memory.calledAt,
    told:
      incoming.limit && step.do === 'say' && step.key === incoming.limit
        ? rememberTold(incoming.limit, incoming.at)
        : memory.told,
    exchange: rememberExchange(memory, { heard: incoming.text, said: reply?.text ?? null }, incoming.at),
  };
}

/** Where somebody in danger is may take more than one message to say: the question stays open meanwhile. */
function questionAfter({ situation, step, reply }: Pick<Turn, 'situation' | 'step' | 'reply'>): Memory['question'] {
  const { memory, incoming } = situation;
  const goesOn = step.do === 'take_danger_answer' && step.answer === 'said_more';
  if (reply === null || goesOn) return memory.question;
  if (step.do === 'ask_again' && memory.question) return { ...memory.question, again: true };
  return rememberQuestion(reply.asks, dangerOf(step) ?? checkOf(step), incoming.at);
}

function queryOf({ meaning }: Situation, step: Step, need: Need): Memory['query'] {
  if ('query' in step) return step.query;
  return { need, when: meaning.when, where: meaning.where?.id ?? null, filters: meaning.filters, age: meaning.age };
}

const asLanguage = (wished: HeardLanguage | null): Language | null => (wished === 'other' ? null : wished);

function checkOf(step: Step): UrgentKind | null {
  if (step.do === 'ask_about_danger') return step.kind;
  return step.do === 'answer_needs' && step.cold ? 'freezing' : null;
}
