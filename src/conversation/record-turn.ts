// Everything a turn changes, as one record: what was heard, what is answered, what staff are told, what is remembered.
import type { ToSay, WrittenReply } from '../answers/to-say.ts';
import type { Knowledge } from './facts/find-facts.ts';
import type { Outgoing, TurnToSave } from '../storage/records.ts';
import { maskSecrets } from '../understanding/mask-secrets.ts';
import type { HeardLanguage, Language, Need, UrgentKind } from '../vocabulary.ts';
import { dangerOf, handOffAfter } from './care/hand-off-after.ts';
import { isYetToBeAsked, rememberExchange, rememberFragment, rememberQuestion, rememberTold } from './memory.ts';
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
  knowledge: Knowledge;
  newId: () => string;
}

export function recordTurn(turn: Turn): TurnToSave {
  const { situation, step, newId } = turn;
  const { conversation, incoming } = situation;
  const { handOff, notices } = handOffAfter({ ...turn, duty: turn.knowledge.content.duty }) ?? {
    handOff: null,
    notices: [],
  };
  const outgoing = [...repliesOf(turn), ...notices];
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
    withdraws: withdrawn(situation),
    handOff,
    counts: step.do === 'take_feedback' ? [step.helped ? 'helped' : 'not_helped'] : [],
    reports: step.do === 'find_another_door' ? [{ id: newId(), placeId: step.locked, what: 'locked' }] : [],
    erase: eraseOf(turn),
    requestId: incoming.requestId,
    at: incoming.at,
  };
}

/** Questions that were to be asked later, and that they have written before. */
function withdrawn({ memory, incoming }: Situation): string[] {
  const unasked = isYetToBeAsked(memory, incoming.at) ? memory.feedback?.question : undefined;
  return [memory.fragment?.question, unasked].filter((question) => question !== undefined);
}

function eraseOf({ step, situation }: Turn): TurnToSave['erase'] {
  if (step.do !== 'erase') return 'nothing';
  return situation.openAlarm ? 'all_but_open_alarm' : 'everything';
}

function repliesOf({ situation, step, reply, newId }: Turn): Outgoing[] {
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
  return outgoing;
}

function fragmentAfter({ step, situation }: Turn, [question]: readonly Outgoing[]): Memory['fragment'] {
  const { text, at } = situation.incoming;
  return step.do === 'wait_for_more' && question ? rememberFragment(maskSecrets(text).text, question.id, at) : null;
}

function memoryAfter({ situation, step, toSay, reply }: Turn): Omit<Memory, 'fragment'> {
  const { memory, meaning, incoming } = situation;
  if (step.do === 'erase')
    return { ...memory, query: null, shown: [], named: [], question: null, feedback: null, wantsSilence: true };
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
    wantsSilence: step.do === 'stop',
    feedback: step.do === 'take_feedback' ? answered(memory) : memory.feedback,
    exchange: rememberExchange(memory, { heard: incoming.text, said: reply?.text ?? null }, incoming.at),
  };
}

/** That they were asked is remembered, so that they are not asked again the same week. */
const answered = ({ feedback }: Memory): Memory['feedback'] => feedback && { ...feedback, answerBy: feedback.sendAt };

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
