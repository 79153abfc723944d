// What a step needs to be said with: places, lines, guides, and whether a human can be promised.
import type { ToSay } from '../answers/to-say.ts';
import type { Content, Guide } from '../knowledge/content-schema.ts';
import { isSayable } from '../knowledge/freshness.ts';
import { resolveAsked } from '../knowledge/moment.ts';
import { openingAt, periodsOn } from '../knowledge/opening-hours.ts';
import type { Need } from '../vocabulary.ts';
import { findPlacesToSay } from './find-places-to-say.ts';
import { contact, dangerLines, findEntry, humanHelp, talkLines } from './lines.ts';
import { othersMayHoldThePhone } from './memory.ts';
import type { Query } from './memory.ts';
import { answerFor } from './need-answers.ts';
import type { AnswerOption, NeedAnswers } from './need-answers.ts';
import type { Situation, Step } from './step.ts';

/** The checked facts, and which answer each need gets. */
export interface Knowledge {
  content: Content;
  needAnswers: NeedAnswers;
}

/** What fits in one answer: two needs of a message with many. */
const mostNeeds = 2;

/** In the order to be said; empty when Ly is silent. */
export function findFacts(step: Step, situation: Situation, knowledge: Knowledge): ToSay[] {
  const { content } = knowledge;
  const { now, memory } = situation;
  const search = { situation, knowledge };
  switch (step.do) {
    case 'stay_silent':
      return [];
    case 'meet_danger':
      return [
        {
          ...step,
          say: 'danger',
          lines: dangerLines(step.kind, content, now),
          shelter: shelter(search),
          human: humanHelp(content, now),
        },
      ];
    case 'take_danger_answer':
      return [
        { ...step, say: 'danger_answer', lines: dangerLines(step.kind, content, now), human: humanHelp(content, now) },
      ];
    case 'ask_about_danger':
      return [
        { say: 'danger_question', kind: step.kind, talk: talkLines(content, now) },
        ...answerNeeds(step.needs.slice(0, 1), search),
      ];
    case 'stop':
      return [{ say: 'plain', key: othersMayHoldThePhone(memory) ? 'stop_quiet' : 'stop' }];
    case 'start':
      return [{ say: 'plain', key: 'start' }];
    case 'erase':
      return [{ say: 'plain', key: situation.openAlarm ? 'deleted_but_alarm_open' : 'deleted' }];
    case 'hand_to_human':
      return [{ say: 'human', human: humanHelp(content, now) }];
    case 'say':
      return [{ say: 'plain', key: step.key }];
    case 'answer_needs':
      return answerNeeds(step.needs, { ...search, cold: step.cold });
    case 'answer_topic':
      return guideToSay(step.guide, search);
    case 'answer_about_place':
      return aboutPlace(step.id, search);
    case 'show_more':
      return morePlaces(placesFor(step.query, { ...search, without: memory.shown }));
    case 'say_again':
      return placesFor(step.query, { ...search, most: 1 });
    case 'find_another_door':
      return [{ say: 'plain', key: 'locked' }, ...placesFor(step.query, { ...search, without: [step.locked] })];
    case 'admit_not_understood':
      return [{ say: 'not_understood', times: memory.notUnderstood === 0 ? 1 : 2, human: humanHelp(content, now) }];
  }
}

interface Search {
  situation: Situation;
  knowledge: Knowledge;
  without?: readonly string[];
  most?: 1 | 2;
  cold?: boolean;
}

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

function guideToSay(id: string, { situation, knowledge }: Search): ToSay[] {
  const guide = knowledge.content.guides.find((one) => one.id === id);
  if (guide === undefined) throw new Error(`guide "${id}" is not in content`);
  return [{ say: 'guide', guide, contacts: contactsNamedIn(guide, knowledge.content, situation.now) }];
}

function contactsNamedIn(guide: Guide, content: Content, now: Temporal.ZonedDateTime) {
  const ids = new Set(JSON.stringify(guide.steps).match(/(?<=[{"])[a-z0-9]+(-[a-z0-9]+)*(?=[."])/g));
  return [...ids]
    .map((id) => findEntry(id, content))
    .filter((entry) => entry !== undefined)
    .map((entry) => contact(entry, now));
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
