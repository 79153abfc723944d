// What their words mean after a question of Ly's: yes, no, neither, and more about a danger.
import type { OpenQuestion } from '../answers/to-say.ts';
import type { Meaning } from '../understanding/meaning.ts';
import type { Need, UrgentKind } from '../vocabulary.ts';
import { isDangerQuestion, isYesNoQuestion, recentDanger } from './memory.ts';
import type { Situation, Step } from './step.ts';

/** What JA and NEJ say about danger, question by question. */
const meansDanger: Partial<Record<OpenQuestion, 'yes' | 'no'>> = {
  in_danger: 'yes',
  alone: 'yes',
  can_stay_warm: 'no',
  does_he_answer: 'no',
  can_go_to_someone: 'no',
};

export function answerAboutDanger({ meaning, memory }: Situation): Step | undefined {
  const { question } = memory;
  if (question === null || question.kind === null || !isDangerQuestion(question.asks)) return undefined;
  if (meaning.signal !== 'yes' && meaning.signal !== 'no') return undefined;
  const answer = meaning.signal === meansDanger[question.asks] ? 'in_danger' : 'not_in_danger';
  return { do: 'take_danger_answer', answer, kind: question.kind };
}

export function yesOrNo({ meaning, memory }: Situation): Step | undefined {
  const asked = memory.question?.asks;
  if (asked === 'fetch_human' || asked === 'tell_human') return aboutAHuman(meaning);
  if (meaning.signal !== 'yes' && meaning.signal !== 'no') return undefined;
  if (memory.question?.kind) return { do: 'take_danger_answer', answer: 'said_more', kind: memory.question.kind };
  return { do: 'say', key: meaning.signal === 'yes' ? 'yes_to_what' : 'no_to_what' };
}

/** "ok" to "skal jeg hente et menneske?" is a yes. */
function aboutAHuman({ signal }: Meaning): Step | undefined {
  if (signal === 'yes' || signal === 'okay') return { do: 'hand_to_human' };
  return signal === 'no' ? { do: 'say', key: 'all_right' } : undefined;
}

/** Neither yes nor no ("1", "?", "ok", "tak"): the question alone, once more. About danger thanks are no answer either. */
export function unclearAnswer({ meaning, memory }: Situation): Step | undefined {
  const { question } = memory;
  if (question === null || question.again || !isYesNoQuestion(question.asks)) return undefined;
  const isThanks = isDangerQuestion(question.asks) && meaning.needs[0] === 'thanks';
  return isThanks || neither.includes(meaning.signal) ? { do: 'ask_again', asks: question.asks } : undefined;
}

const neither: readonly Meaning['signal'][] = ['okay', 'again', 'first', 'second'];

/** What such words are taken for where nobody asked "hvor er du nu?". Whoever asks for a door gets the door. */
const asksForNothing: readonly Need[] = ['out_of_scope', 'feedback', 'greeting', 'worried_about_other'];

/** "ved kennedy" after "hvor er du nu?": no menu, and staff are told. */
export function moreAboutDanger({ meaning, memory, incoming }: Situation): Step | undefined {
  const kind: UrgentKind | null = recentDanger(memory, incoming.at);
  const isAnswer = meaning.signal === null && meaning.needs.every((need) => asksForNothing.includes(need));
  if (kind === null || !memory.question?.kind || !isAnswer) return undefined;
  return { do: 'take_danger_answer', answer: 'said_more', kind };
}

/** "1" after two doors: the first. */
export function byItsNumber({ meaning: { signal }, memory }: Situation): Step | undefined {
  if (signal !== 'first' && signal !== 'second') return undefined;
  const id = memory.named[signal === 'first' ? 0 : 1];
  return id === undefined ? { do: 'admit_not_understood' } : { do: 'answer_about_place', id };
}
