// What Ly does next: one ordered list of rules, the first that fits wins. A colleague who does not program can
// check the order here; each rule's name says what it is for.
import type { Need } from '../vocabulary.ts';
import type { Meaning } from '../understanding/meaning.ts';
import { asksYesOrNo, goesInCircles, isAskedWhetherHelped, recentDanger, thankedRecently, wasTold } from './memory.ts';
import type { Query } from './memory.ts';
import { answerAboutDanger, byItsNumber, moreAboutDanger, unclearAnswer, yesOrNo } from './open-question.ts';
import type { Situation, Step } from './step.ts';

interface Rule {
  rule: string;
  step: (situation: Situation) => Step | undefined;
}

const rules: readonly Rule[] = [
  { rule: 'danger comes before everything, in every state', step: danger },
  { rule: 'an answer to a question about danger', step: answerAboutDanger },
  { rule: '"it was a joke" closes no alarm, but staff are told', step: retraction },
  { rule: 'SLET deletes', step: (s) => when(asksFor(s, 'delete_data'), { do: 'erase' }) },
  { rule: 'STOP stops', step: (s) => when(asksFor(s, 'stop'), { do: 'stop' }) },
  { rule: 'START starts again', step: (s) => when(asksFor(s, 'start'), { do: 'start' }) },
  {
    rule: 'while a colleague has the conversation, Ly is silent',
    step: (s) => when(s.conversation.holder === 'with_staff', { do: 'stay_silent' }),
  },
  { rule: 'another machine answers us: after three rounds, silence', step: anotherMachine },
  {
    rule: 'MENNESKE fetches a human; a bare yes does while the question is open, below',
    step: (s) => when(asksFor(s, 'human') && s.meaning.signal !== 'yes', { do: 'hand_to_human' }),
  },
  { rule: 'HJÆLP is a cry first; who asks what Ly can do is told', step: help },
  { rule: 'after STOP, silence', step: (s) => when(s.conversation.stopped, { do: 'stay_silent' }) },
  { rule: 'perhaps a danger: one gentle question', step: perhapsDanger },
  { rule: 'over a limit: that is said once, then silence', step: overTheLimit },
  { rule: 'nothing was written, or only a picture came', step: nothingWritten },
  { rule: 'MERE shows the next places', step: more },
  { rule: 'LÅST: the next open door', step: locked },
  { rule: 'J and N to "fik du hjælp?" are counted', step: feedback },
  { rule: 'JA and NEJ answer the question that is open', step: yesOrNo },
  { rule: 'neither JA nor NEJ: the question is asked once more', step: unclearAnswer },
  { rule: '? says the last answer again, more simply', step: again },
  { rule: 'more words about a danger that is open', step: moreAboutDanger },
  { rule: 'a text that says nothing by itself waits for the next', step: unfinished },
  {
    rule: 'a topic that a guide is about',
    step: (s) => (s.meaning.topic === null ? undefined : { do: 'answer_topic', guide: s.meaning.topic }),
  },
  {
    rule: 'another language is wished for',
    step: (s) => when(asksFor(s, 'language'), { do: 'say', key: 'language_set' }),
  },
  { rule: 'a question about one place', step: onePlace },
  { rule: '1 and 2 are the doors that were named', step: byItsNumber },
  { rule: 'anger is met, once', step: anger },
  { rule: 'thanks once, then quiet', step: thanks },
  { rule: 'a greeting', step: greeting },
  { rule: 'words in a language nobody here reads: the open doors', step: openDoors },
  { rule: 'the needs', step: needs },
  { rule: 'not understood', step: () => ({ do: 'admit_not_understood' }) },
];

/** What is heard however much somebody writes: what may be about danger, and the words that always work. */
export const isAlwaysHeard = ({ urgent, check, signal, needs }: Meaning): boolean =>
  urgent !== null ||
  check !== null ||
  signal === 'yes' ||
  signal === 'no' ||
  needs.some((need) => alwaysWorks.includes(need));

const alwaysWorks: readonly Need[] = ['delete_data', 'stop', 'start', 'human', 'help_menu'];

/** The first rule that fits. The last one always does. */
export function chooseNextStep(situation: Situation): Step {
  for (const { step } of rules) {
    const chosen = step(situation);
    if (chosen !== undefined) return chosen;
  }
  throw new Error('the last rule fits every message');
}

const when = (holds: boolean, step: Step): Step | undefined => (holds ? step : undefined);
const asksFor = ({ meaning }: Pick<Situation, 'meaning'>, need: Need): boolean => meaning.needs.includes(need);

function danger({ meaning, memory, incoming }: Situation): Step | undefined {
  if (meaning.urgent === null) return undefined;
  const again = recentDanger(memory, incoming.at) === meaning.urgent;
  // "Jeg har to børn, og vi har ikke et sted at sove": it is not the writer who is under 18.
  const about = meaning.urgent === 'child' && meaning.filters.includes('children') ? 'other' : meaning.about;
  return { do: 'meet_danger', kind: meaning.urgent, about, immediate: meaning.immediate, again };
}

function retraction({ meaning, memory, incoming }: Situation): Step | undefined {
  const kind = recentDanger(memory, incoming.at);
  return kind !== null && meaning.signal === 'retraction'
    ? { do: 'take_danger_answer', answer: 'retracted', kind }
    : undefined;
}

/** Somebody who is cold and asks for a warm room gets the room, with the sign of danger first. */
function perhapsDanger({ meaning }: Situation): Step | undefined {
  const { check, about, needs } = meaning;
  if (check === null) return undefined;
  const warmth: readonly Need[] = ['open_now', 'warm_room', 'sleep'];
  if (check === 'freezing' && about === 'self' && needs.some((need) => warmth.includes(need)))
    return { do: 'answer_needs', needs, cold: true };
  return { do: 'ask_about_danger', kind: check, about, needs };
}

function overTheLimit({ incoming, memory }: Situation): Step | undefined {
  const { limit, at } = incoming;
  if (!limit) return undefined;
  return limit === 'abroad_full' || wasTold(memory, limit, at) ? { do: 'stay_silent' } : { do: 'say', key: limit };
}

/** By SMS only: on the page somebody pressed the same button again. A cry and a wish that nobody has been told of go on. */
function anotherMachine(situation: Situation): Step | undefined {
  const { incoming, memory, meaning, openHandOff } = situation;
  const goesOn =
    meaning.check !== null || asksFor(situation, 'help_menu') || (asksFor(situation, 'human') && !openHandOff);
  const isMachine = incoming.channel === 'sms' && goesInCircles(memory, incoming.text, incoming.at);
  return when(isMachine && !goesOn, { do: 'stay_silent' });
}

/** "Hjælp mig" is a cry, "hvad kan du hjælpe med" is a question. */
function help(situation: Situation): Step | undefined {
  const isCry = /^\P{L}*(hj|help|ikiu)/iu.test(situation.incoming.text);
  return when(asksFor(situation, 'help_menu'), { do: 'say', key: isCry ? 'help_cry' : 'help' });
}

function nothingWritten({ incoming }: Situation): Step | undefined {
  if (incoming.text.trim() !== '') return undefined;
  return { do: 'say', key: incoming.media > 0 ? 'picture' : 'empty_message' };
}

function more({ meaning, memory }: Situation): Step | undefined {
  if (meaning.signal !== 'more') return undefined;
  return memory.query ? { do: 'show_more', query: memory.query } : { do: 'say', key: 'more_of_what' };
}

function again({ meaning, memory, incoming }: Situation): Step | undefined {
  if (meaning.signal !== 'again') return undefined;
  const kind = recentDanger(memory, incoming.at);
  if (kind !== null) return { do: 'ask_about_danger', kind, about: 'self', needs: [] };
  return memory.query ? { do: 'say_again', query: memory.query } : { do: 'say', key: 'question_mark' };
}

function locked({ meaning, memory }: Situation): Step | undefined {
  if (meaning.signal !== 'locked') return undefined;
  const door = meaning.place?.id ?? memory.named[0];
  if (door === undefined) return { do: 'say', key: 'locked_where' };
  // Whatever day they asked about before, they stand at the door now.
  const query = { ...(memory.query ?? anythingOpen), when: null };
  return { do: 'find_another_door', query, locked: door };
}

/** By SMS people send too soon. Once: what still says nothing is asked about at once; danger never waits. */
function unfinished({ meaning, memory, incoming }: Situation): Step | undefined {
  const waits = meaning.unfinished && incoming.channel === 'sms' && memory.fragment === null;
  return waits && recentDanger(memory, incoming.at) === null ? { do: 'wait_for_more' } : undefined;
}

const anythingOpen: Query = { need: 'open_now', when: null, where: null, filters: [], age: null };

function onePlace({ meaning }: Situation): Step | undefined {
  const id = meaning.place?.id;
  return id ? { do: 'answer_about_place', id } : undefined;
}

/** Where another question is open, J and N answer that one. */
function feedback({ meaning, memory, incoming }: Situation): Step | undefined {
  const isAnswer = meaning.signal === 'yes' || meaning.signal === 'no';
  if (!isAnswer || asksYesOrNo(memory) || !isAskedWhetherHelped(memory, incoming.at)) return undefined;
  return { do: 'take_feedback', helped: meaning.signal === 'yes' };
}

/** Answered, then one short line, then silence that still listens for danger. */
function anger({ meaning, memory }: Situation): Step | undefined {
  const hasNeed = meaning.needs.some((need) => need !== 'feedback' && need !== 'out_of_scope');
  if (meaning.signal !== 'angry' || hasNeed) return undefined;
  if (memory.angry === 0) return { do: 'say', key: 'angry' };
  return memory.angry === 1 ? { do: 'say', key: 'angry_again' } : { do: 'stay_silent' };
}

/** "ok" is taken for thanks, and is told in its own words that all is said. */
function thanks({ meaning, memory, incoming }: Situation): Step | undefined {
  if (meaning.needs[0] !== 'thanks') return undefined;
  if (thankedRecently(memory, incoming.at)) return { do: 'stay_silent' };
  return { do: 'say', key: meaning.signal === 'okay' ? 'all_right' : 'thanks' };
}

function greeting({ meaning, isFirst }: Situation): Step | undefined {
  return when(meaning.needs[0] === 'greeting', { do: 'say', key: isFirst ? 'welcome' : 'greeting_again' });
}

/** Answered in English: whoever writes Chinese is told what everybody needs, and never that Ly knows nothing. */
function openDoors({ meaning }: Situation): Step | undefined {
  const isUnread = meaning.language === 'other' && meaning.needs.every((need) => need === 'out_of_scope');
  return when(isUnread, { do: 'answer_needs', needs: ['open_now'], cold: false });
}

function needs({ meaning }: Situation): Step | undefined {
  return meaning.needs.length > 0 ? { do: 'answer_needs', needs: meaning.needs, cold: false } : undefined;
}
