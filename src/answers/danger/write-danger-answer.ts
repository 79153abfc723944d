// The gentle question, and what follows their answer to a question about danger.
import type { Pen, Written } from '../pen.ts';
import { contactWords } from '../say-contact.ts';
import type { OpenQuestion, ToSay } from '../to-say.ts';
import { openLines, sayLines, sayNumberOnly } from './danger-lines.ts';
import { inGreenlandic, isQuiet } from './write-danger.ts';

type DangerQuestion = Extract<ToSay, { say: 'danger_question' }>;
type DangerAnswer = Extract<ToSay, { say: 'danger_answer' }>;

/** No alarm yet. In Greenlandic the question is Greenlandic, the rest Danish. */
export function writeDangerQuestion({ kind, about, talk }: DangerQuestion, pen: Pen): Written {
  const danish = pen.language === 'kl' ? pen.inDanish() : pen;
  const asks: OpenQuestion = kind === 'freezing' && about === 'self' && danish === pen ? 'can_stay_warm' : 'in_danger';
  const inDanger = about === 'self' ? 'danger.question' : 'danger_question.is_there_danger';
  const question = asks === 'in_danger' ? inDanger : 'danger_question.can_stay_warm';
  const asker = pen.speaks(question) ? pen : danish;
  const [first] = kind === 'suicide' || kind === 'psychosis' ? talk : [];
  const sentences = [
    danish.say(`danger_check.${kind}`),
    ...(first ? [danish.say('danger_check.talk', { contact: contactWords(first, danish) })] : []),
    ...(pen.voice.isFirst ? [danish.say('danger_line.automaton')] : []),
  ];
  return { sentences, last: [asker.say(question)], asks, presents: 'itself' };
}

export function writeDangerAnswer(toSay: DangerAnswer, pen: Pen): Written {
  const danish = pen.language === 'kl' ? pen.inDanish() : pen;
  const greenlandic = toSay.answer === 'in_danger' ? inGreenlandic({ about: aboutOf(toSay) }, pen) : [];
  const written = answer(toSay, danish);
  return { ...written, sentences: [...greenlandic, ...written.sentences], presents: 'itself' };
}

function answer(toSay: DangerAnswer, pen: Pen): Written {
  switch (toSay.answer) {
    case 'in_danger':
      return inDanger(toSay, pen);
    case 'not_in_danger':
      return { sentences: [pen.say(`danger_answer.${questionOf(toSay)}.no_danger`), ...lines(toSay, pen)] };
    case 'retracted':
      return { sentences: retracted(toSay, pen) };
    case 'said_more':
      return {
        sentences: [
          pen.say(isQuiet(toSay.kind) ? 'danger_answer.said_more_quiet' : 'danger_answer.said_more'),
          ...staff(toSay, pen),
        ],
      };
  }
}

/** One thing to do, whom else to ring, and where they are: whoever writes the answer down can use it. */
function inDanger(toSay: DangerAnswer, pen: Pen): Written {
  const told = staff(toSay, pen);
  const where = aboutOf(toSay) === 'self' ? 'where_are_you' : 'where_are_you_both';
  const asksWhere = !isQuiet(toSay.kind);
  return {
    sentences: [
      pen.say(`danger_answer.${questionOf(toSay)}.danger`),
      ...lines(toSay, pen),
      ...told,
      ...(asksWhere ? [pen.say(`danger_question.${where}`)] : []),
    ],
    asks: asksWhere ? 'free_text' : null,
  };
}

/** A citizen closes no alarm: another may hold the phone. Staff see what was said and decide. */
function retracted({ kind, human }: DangerAnswer, pen: Pen): string[] {
  if (isQuiet(kind)) return [pen.say('danger_answer.retracted_quiet')];
  const told = human.now ? [pen.say('danger_answer.retracted_told', { team: human.now.team })] : [];
  return [pen.say('danger_answer.retracted'), ...told, pen.say('danger_answer.retracted_ending')];
}

function lines({ kind, lines: contacts, question }: DangerAnswer, pen: Pen): string[] {
  const open = openLines(contacts);
  if (isQuiet(kind)) return sayNumberOnly(open, pen);
  const needsAPerson = question === 'alone' || kind === 'suicide' || kind === 'psychosis';
  return needsAPerson ? sayLines('talk', open, pen) : [];
}

function staff({ kind, human }: DangerAnswer, pen: Pen): string[] {
  return human.now && !isQuiet(kind) ? [pen.say('danger_line.staff', { team: human.now.team })] : [];
}

type DangerQuestionKey = Exclude<OpenQuestion, 'fetch_human' | 'tell_human' | 'free_text'>;

/** Without the question that was asked, the words that fit every danger. */
function questionOf({ kind, question }: DangerAnswer): DangerQuestionKey {
  if (question && question !== 'fetch_human' && question !== 'tell_human' && question !== 'free_text') return question;
  return kind === 'freezing' ? 'can_stay_warm' : 'in_danger';
}

const aboutOf = ({ question }: DangerAnswer): 'self' | 'other' => (question === 'does_he_answer' ? 'other' : 'self');
