// Sentences that need nothing found.
import type { Pen, Written } from '../pen.ts';
import { contactWords } from '../say-contact.ts';
import type { OpenQuestion, PlainKey, ToSay } from '../to-say.ts';

const presenting: Partial<Record<PlainKey, Written['presents']>> = {
  // They say by themselves who is speaking, or it would be out of place after them.
  welcome: 'itself',
  help: 'itself',
  help_cry: 'itself',
  question_mark: 'itself',
  angry: 'itself',
  stop: 'itself',
  stop_quiet: 'itself',
  deleted: 'itself',
  deleted_but_alarm_open: 'itself',
  staff_joined: 'itself',
  staff_joined_named: 'itself',
  staff_left: 'itself',
  got_help: 'itself',
  was_helped: 'itself',
  was_not_helped: 'itself',
  broken: 'itself',
  // They say how to reach a human.
  feedback: 'briefly',
  out_of_scope: 'briefly',
  nothing_more: 'briefly',
  day_full: 'briefly',
};

/** Sentences that end with a question; none of them is answered with JA or NEJ. */
const asking: readonly PlainKey[] = [
  'welcome',
  'greeting_again',
  'help',
  'question_mark',
  'start',
  'more_of_what',
  'yes_to_what',
  'no_to_what',
  'angry',
  'locked_where',
  'unfinished',
  'which_place',
  'empty_message',
  'staff_left',
  'was_not_helped',
];

/** Sentences whose second half belongs after whatever else the message says. */
const withEnding: readonly PlainKey[] = ['locked'];
/** Sentences that somebody to talk to may follow. */
const withTalk: readonly PlainKey[] = ['about_others', 'tells_nothing_about_anybody', 'broken'];

export function writePlain(toSay: Extract<ToSay, { say: 'plain' }>, pen: Pen): Written {
  const { key, values, talk } = toSay;
  const asks: OpenQuestion | null = asking.includes(key) ? 'free_text' : null;
  const talking =
    talk && withTalk.includes(key) ? [pen.say(`plain.${key}_talk`, { contact: contactWords(talk, pen) })] : [];
  return {
    sentences: [pen.say(`plain.${wording(key, pen)}`, values), ...talking],
    last: withEnding.includes(key) && pen.speaks(`plain.${key}_ending`) ? [pen.say(`plain.${key}_ending`)] : [],
    asks,
    ...(presenting[key] ? { presents: presenting[key] } : {}),
  };
}

/** On the web there is no number to delete, and nothing lies on a phone. */
function wording(key: PlainKey, { voice }: Pen): string {
  const isDeleted = key === 'deleted' || key === 'deleted_but_alarm_open';
  return isDeleted && voice.channel === 'web' ? `${key}_web` : key;
}

export function writeQuestionAgain({ asks }: Extract<ToSay, { say: 'question_again' }>, pen: Pen): Written {
  return { sentences: [pen.say(`question_again.${asks}`)], asks };
}

export function writeSecretHidden({ kind }: Extract<ToSay, { say: 'secret_hidden' }>, pen: Pen): Written {
  return { sentences: [], last: [pen.say(`secret_hidden.${kind}`)] };
}
