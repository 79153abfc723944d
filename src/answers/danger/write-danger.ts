// Danger: fixed texts, 112 in the first or second sentence, up to two lines that are open now, one plain question.
// In Greenlandic two sentences of its own come first, then the Danish text: nothing is translated unread.
import type { UrgentKind } from '../../vocabulary.ts';
import type { Pen, Written } from '../pen.ts';
import type { OpenQuestion, ToSay } from '../to-say.ts';
import { openLines, sayEachLine, sayLines, sayLinesOpenNow, sayNumberOnly, sayShelter } from './danger-lines.ts';

export type Danger = Extract<ToSay, { say: 'danger' }>;

/** Others may hold the phone: no name, no place, no question, no word of who is told. */
export const isQuiet = (kind: UrgentKind): boolean => kind === 'violence' || kind === 'sexual_assault';

export function writeDanger(danger: Danger, pen: Pen): Written {
  const danish = pen.language === 'kl' ? pen.inDanish() : pen;
  const question = danger.again ? null : questionOf(danger);
  const sentences = [
    ...inGreenlandic(danger, pen),
    opening(danger, danish),
    ...waysOn(danger, danish),
    ...aboutLy(danger, danish),
    ...(isQuiet(danger.kind) ? [danish.say('danger_line.hide')] : []),
    ...(question ? [danish.say(`danger_question.${question.phrase}`, person(danger, danish))] : []),
  ];
  return { sentences, named: shelterNamed(danger), asks: question?.asks ?? null, presents: 'itself' };
}

/** The two sentences a Greenlander may be met with; each only when it may be sent. */
export function inGreenlandic({ about }: { about: 'self' | 'other' }, pen: Pen): string[] {
  if (pen.language !== 'kl') return [];
  const keys = about === 'self' ? ['danger.call_112', 'danger.not_alone'] : ['danger.call_112'];
  return keys.filter((key) => pen.speaks(key)).map((key) => pen.say(key));
}

function opening(danger: Danger, pen: Pen): string {
  const { kind, about, immediate, again } = danger;
  if (again && !immediate) return pen.say(about === 'self' ? 'danger_text.again' : 'danger_text.again_other');
  return pen.say(`danger_text.${kind}.${about}${immediate ? '_now' : ''}`, person(danger, pen));
}

/** Whom to ring and where to go, as it fits this danger. */
function waysOn({ kind, about, immediate, again, lines: contacts, shelter }: Danger, pen: Pen): string[] {
  const lines = openLines(contacts);
  if (isQuiet(kind)) return sayNumberOnly(lines, pen);
  if (again) return sayLines('still', lines, pen);
  switch (kind) {
    case 'child':
      return sayEachLine(
        lines.filter(({ number }) => number !== '114'),
        pen,
      );
    case 'freezing':
      return [
        ...sayShelter(about === 'self' ? 'shelter' : 'shelter_other', shelter, pen),
        ...(about === 'self' ? sayLines('else', lines, pen) : []),
      ];
    case 'medical':
      return immediate || about === 'other' ? [] : doctor(lines, pen);
    case 'suicide':
    case 'psychosis':
      if (immediate) return sayLinesOpenNow(lines, pen);
      return sayLines(about === 'self' ? 'talk' : 'advice', lines, pen);
    case 'violence':
    case 'sexual_assault':
      return [];
  }
}

/** By day, when no line is open, it is their own doctor, whose number nobody here can know. */
function doctor(lines: ReturnType<typeof openLines>, pen: Pen): string[] {
  return lines.length > 0 ? sayLines('else', lines, pen) : [pen.say('danger_line.own_doctor')];
}

function aboutLy({ kind, human }: Danger, pen: Pen): string[] {
  const automaton = kind === 'suicide' || pen.voice.isFirst ? [pen.say('danger_line.automaton')] : [];
  const staff = human.now && !isQuiet(kind) ? [pen.say('danger_line.staff', { team: human.now.team })] : [];
  return [...automaton, ...staff];
}

interface Question {
  phrase: string;
  asks: OpenQuestion;
}
const alone: Question = { phrase: 'alone', asks: 'alone' };
const doesHeAnswer: Question = { phrase: 'does_he_answer', asks: 'does_he_answer' };
const isThereDanger: Question = { phrase: 'is_there_danger', asks: 'in_danger' };
const canGoToSomeone: Question = { phrase: 'can_go_to_someone', asks: 'can_go_to_someone' };

const questions: Record<UrgentKind, { self: Question | null; other: Question | null }> = {
  suicide: { self: alone, other: isThereDanger },
  medical: { self: alone, other: doesHeAnswer },
  violence: { self: null, other: null },
  sexual_assault: { self: null, other: null },
  freezing: { self: { phrase: 'can_stay_warm', asks: 'can_stay_warm' }, other: doesHeAnswer },
  child: {
    self: { phrase: 'inside_or_outside', asks: 'free_text' },
    other: { phrase: 'where_are_you_both', asks: 'free_text' },
  },
  psychosis: { self: alone, other: isThereDanger },
};

function questionOf({ kind, about, immediate }: Danger): Question | null {
  const asksForCompany = about === 'self' && immediate && (kind === 'suicide' || kind === 'psychosis');
  return asksForCompany ? canGoToSomeone : questions[kind][about];
}

/** "ham", "hans": the words for the one it is about. */
function person({ who }: Danger, pen: Pen): Record<string, string> {
  const words = `words.person.${who ?? 'he'}`;
  return { he: pen.say(`${words}.he`), him: pen.say(`${words}.him`), his: pen.say(`${words}.his`) };
}

function shelterNamed({ kind, shelter, again }: Danger): string[] {
  return kind === 'freezing' && !again && shelter?.opening.state === 'open' ? [shelter.place.id] : [];
}
