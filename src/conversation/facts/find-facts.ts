// What a step needs to be said with: places, lines, guides, and whether a human can be promised.
import type { Contact, ToSay } from '../../answers/to-say.ts';
import { roomNames } from '../../knowledge/content-schema.ts';
import type { Content, Guide } from '../../knowledge/content-schema.ts';
import type { Found } from '../../knowledge/found.ts';
import { isSayable } from '../../knowledge/freshness.ts';
import { resolveAsked } from '../../knowledge/moment.ts';
import { openingAt, periodsOn } from '../../knowledge/opening-hours.ts';
import type { Need, UrgentKind } from '../../vocabulary.ts';
import { findPlacesToSay } from './find-places-to-say.ts';
import { contact, dangerLines, findEntry, humanHelp, talkLines } from './lines.ts';
import { othersMayHoldThePhone } from '../memory.ts';
import type { Query } from '../memory.ts';
import { answerFor } from './need-answers.ts';
import type { AnswerOption, NeedAnswers } from './need-answers.ts';
import type { Situation, Step } from '../step.ts';

/** The checked facts, and which answer each need gets. */
export interface Knowledge {
  content: Content;
  needAnswers: NeedAnswers;
}

/** What fits in one answer: two needs of a message with many. */
const mostNeeds = 2;

interface Search {
  situation: Situation;
  knowledge: Knowledge;
  without?: readonly string[];
  most?: 1 | 2;
  cold?: boolean;
}

type Facts = { [Do in Step['do']]: (step: Extract<Step, { do: Do }>, search: Search) => ToSay[] };

const facts: Facts = {
  stay_silent: () => [],
  wait_for_more: () => [{ say: 'plain', key: 'unfinished' }],
  meet_danger: (danger, search) => [dangerToSay(danger, search)],
  take_danger_answer: ({ kind, answer }, search) => [
    {
      say: 'danger_answer',
      kind,
      answer,
      question: search.situation.memory.question?.asks ?? null,
      lines: linesFor(kind, search),
      human: human(search),
    },
  ],
  // Somebody who lies there: what to do comes before what to ask, and is the same with an alarm and without.
  ask_about_danger: ({ kind, about, needs }, search) =>
    about === 'other' && bodily.includes(kind)
      ? [dangerToSay({ kind, about, immediate: false, again: false }, search)]
      : [
          { say: 'danger_question', kind, about, talk: talkLines(search.knowledge.content, search.situation.now) },
          ...answerNeeds(needs.filter((need) => !smallTalk.includes(need)).slice(0, 1), search),
        ],
  ask_again: ({ asks }) => [{ say: 'question_again', asks }],
  stop: (_step, { situation }) => [
    { say: 'plain', key: othersMayHoldThePhone(situation.memory) ? 'stop_quiet' : 'stop' },
  ],
  start: () => [{ say: 'plain', key: 'start' }],
  erase: (_step, { situation }) => [{ say: 'plain', key: situation.openAlarm ? 'deleted_but_alarm_open' : 'deleted' }],
  hand_to_human: (_step, search) => [{ say: 'human', human: human(search) }],
  take_feedback: ({ helped }) => [{ say: 'plain', key: helped ? 'was_helped' : 'was_not_helped' }],
  say: ({ key }) => [{ say: 'plain', key }],
  answer_needs: ({ needs, cold }, search) => answerNeeds(needs, { ...search, cold }),
  answer_topic: ({ guide }, search) => guideToSay(guide, search),
  answer_about_place: ({ id }, search) => aboutPlace(id, search),
  show_more: ({ query }, search) => morePlaces(placesFor(query, { ...search, without: search.situation.memory.shown })),
  say_again: ({ query }, search) => placesFor(query, { ...search, most: 1 }),
  find_another_door: ({ query, locked }, search) => [
    { say: 'plain', key: 'locked' },
    ...placesFor(query, { ...search, without: [locked] }),
  ],
  admit_not_understood: (_step, search) => [
    { say: 'not_understood', times: search.situation.memory.notUnderstood === 0 ? 1 : 2, human: human(search) },
  ],
};

/** In the order to be said; empty when Ly is silent. */
export function findFacts(step: Step, situation: Situation, knowledge: Knowledge): ToSay[] {
  // The table has a function for each kind of step; TypeScript cannot follow the kind through the look-up.
  const find = facts[step.do] as (step: Step, search: Search) => ToSay[];
  return find(step, { situation, knowledge });
}

const bodily: readonly UrgentKind[] = ['freezing', 'medical'];
/** Nothing that the gentle question could be answered beside. */
const smallTalk: readonly Need[] = ['out_of_scope', 'greeting', 'thanks', 'feedback'];

type Danger = Pick<Extract<Step, { do: 'meet_danger' }>, 'kind' | 'about' | 'immediate' | 'again'>;

function dangerToSay(danger: Danger, search: Search): ToSay {
  const { kind, about, immediate, again } = danger;
  const found = { lines: linesFor(kind, search), shelter: shelter(search), human: human(search) };
  return { say: 'danger', kind, about, immediate, again, ...found };
}

const linesFor = (kind: UrgentKind, { knowledge, situation }: Search) =>
  dangerLines(kind, knowledge.content, situation.now);
const human = ({ knowledge, situation }: Search) => humanHelp(knowledge.content, situation.now);

function answerNeeds(needs: readonly Need[], search: Search): ToSay[] {
  return needs.slice(0, mostNeeds).flatMap((need) => answerNeed(need, search));
}

function answerNeed(need: Need, search: Search): ToSay[] {
  const { meaning } = search.situation;
  const option = answerFor(need, meaning, search.knowledge.needAnswers);
  const query = {
    need,
    when: meaning.when,
    where: meaning.where?.id ?? null,
    filters: meaning.filters,
    age: meaning.age,
  };
  return option ? answerWith(option, query, search) : [];
}

function answerWith(option: AnswerOption, query: Query, search: Search): ToSay[] {
  const { situation, knowledge } = search;
  if (option.plain) return [{ say: 'plain', key: option.plain }];
  if (option.guide) return guideToSay(option.guide, search);
  if (!option.find) return [];
  const locked = situation.memory.locked.map((door) => door.id);
  return [
    findPlacesToSay({
      query,
      find: option.find,
      content: knowledge.content,
      now: situation.now,
      without: [...locked, ...(search.without ?? [])],
      most: search.most ?? 2,
      cold: search.cold ?? false,
    }),
  ];
}

/** The same query once more, by the answer that finds places: a condition that led to a guide would lead there again. */
function placesFor(query: Query, search: Search): ToSay[] {
  const options = search.knowledge.needAnswers.get(query.need) ?? [];
  const option = options.find((one) => one.find !== undefined) ?? options.at(-1);
  return option ? answerWith(option, query, search) : [];
}

/** When all that is open was shown, that is the answer: not once more that nothing is open. */
function morePlaces(found: ToSay[]): ToSay[] {
  const isEmpty = found.every((one) => one.say === 'places' && one.places.length === 0);
  return isEmpty ? [{ say: 'plain', key: 'nothing_more' }] : found;
}

function guideToSay(id: string, search: Search): ToSay[] {
  const guide = search.knowledge.content.guides.find((one) => one.id === id);
  if (guide === undefined) throw new Error(`guide "${id}" is not in content`);
  return [{ say: 'guide', guide, contacts: contactsNamedIn(guide, search) }];
}

function contactsNamedIn(guide: Guide, search: Search): Map<string, Contact> {
  const { situation, knowledge } = search;
  const named = new Set<string>(JSON.stringify(guide.steps).match(/(?<=[{"])[a-z0-9]+(-[a-z0-9]+)*(?=[."])/g));
  const contacts = new Map<string, Contact>();
  for (const id of named) {
    const entry = findEntry(id, knowledge.content);
    if (entry) contacts.set(id, contact(entry, situation.now));
  }
  for (const [name, need] of Object.entries(roomNames)) {
    const room = named.has(name) ? roomFor(need, search) : undefined;
    if (room) contacts.set(name, { entry: room.place, opening: room.opening });
  }
  return contacts;
}

/** The room that Ly would name first to somebody here with this need: the one that is open, else the next to open. */
function roomFor(need: Need, search: Search): Found | undefined {
  const { where, age } = search.situation.meaning;
  const option = search.knowledge.needAnswers.get(need)?.find((one) => one.find !== undefined);
  const query = { need, when: null, where: where?.id ?? null, filters: [], age };
  const [found] = option ? answerWith(option, query, search) : [];
  if (found?.say !== 'places') return undefined;
  return found.places.find(({ group }) => group === 1) ?? found.next ?? undefined;
}

function aboutPlace(id: string, search: Search): ToSay[] {
  const { situation, knowledge } = search;
  const { meaning, now } = situation;
  const entry = findEntry(id, knowledge.content);
  if (entry === undefined || !isSayable(entry)) {
    return [{ say: 'plain', key: 'place_not_known' }, ...answerNeeds(['open_now'], search)];
  }
  const asked = resolveAsked(meaning.when, now);
  const periods = periodsOn(entry, asked.at.toPlainDate());
  const ask = 'askAt' in entry && entry.askAt ? findEntry(entry.askAt, knowledge.content) : undefined;
  return [
    {
      say: 'place',
      entry,
      aspect: meaning.aspect ?? 'hours',
      asked,
      opening: openingAt(entry, asked.at),
      periods: periods === 'unknown' ? [] : periods,
      filters: meaning.filters,
      ask: ask ? contact(ask, now) : null,
    },
  ];
}

const anyWarmRoom: Query = { need: 'warm_room', when: null, where: null, filters: [], age: null };

/** An open warm door, for somebody who lies in the cold and answers. */
function shelter(search: Search) {
  const [places] = placesFor(anyWarmRoom, search);
  return places?.say === 'places' ? (places.places[0] ?? null) : null;
}
