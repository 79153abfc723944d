// What would be wrong with a guide: in how it speaks, and in what it names.
import { roomNames } from '../../../src/knowledge/content-schema.ts';
import type { Guide, GuideStep } from '../../../src/knowledge/content-schema.ts';
import { isSayable } from '../../../src/knowledge/freshness.ts';
import { alternativesOf, everyTextOf, factOf, namesRoom, placeholder } from './guide-texts.ts';
import type { Entries, GuideText } from './guide-texts.ts';
import { fitsGsm7, forbiddenIn, hasLink, lix, questionsIn } from '../../support/plain-language.ts';

/** Two SMS segments of GSM-7. */
const mostCharacters = 306;
const hardestToRead = 25;

export function faultsOf(guide: Guide, entries: Entries): string[] {
  const spoken = (['da', 'en'] as const).flatMap((language) =>
    everyTextOf(guide, language, entries).flatMap((text) => faultsOfSpeech(text)),
  );
  const sentInGreenlandic = everyTextOf(guide, 'kl', entries).flatMap((text) => faultsOfSending(text));
  const faults = [
    ...spoken,
    ...sentInGreenlandic,
    ...guide.steps.flatMap((step) => faultsOfStep(step, entries)),
    ...faultsOfQuestion(guide),
  ];
  return [...new Set(faults)].map((fault) => `${guide.id}: ${fault}`);
}

function faultsOfSending({ text }: GuideText): string[] {
  return [
    ...(text.length > mostCharacters ? [`${text.length} characters: ${text}`] : []),
    ...(fitsGsm7(text) ? [] : [`not GSM-7: ${text}`]),
    ...(hasLink(text) ? [`a link: ${text}`] : []),
    ...forbiddenIn(text).map((word) => `"${word}" is never said`),
  ];
}

function faultsOfSpeech(spoken: GuideText): string[] {
  const difficulty = lix(spoken.text, spoken.values);
  return [
    ...faultsOfSending(spoken),
    ...(difficulty > hardestToRead ? [`LIX ${difficulty.toFixed(0)}: ${spoken.text}`] : []),
    ...(questionsIn(spoken.text) > 1 ? [`more than one question: ${spoken.text}`] : []),
  ];
}

/** What a step may rest on: facts that may be said, and hours only where they are known to hold. */
function faultsOfStep(step: GuideStep, entries: Entries): string[] {
  const alternatives = alternativesOf(step);
  const last = alternatives.at(-1);
  const isSure = step.oneOf === undefined || (last !== undefined && holdsAtEveryHour(last));
  return [
    ...alternatives.flatMap((one) => faultsOfSaying(one, entries)),
    ...(isSure ? [] : ['the last alternative must hold at every hour']),
  ];
}

function holdsAtEveryHour(step: GuideStep): boolean {
  const hasHours = /\.(open|until|opens|hours)\}/.test(JSON.stringify(step.text ?? {}));
  return step.onlyWhenOpen === undefined && !hasHours && !namesRoom(step);
}

function faultsOfSaying({ text, onlyWhenOpen = [] }: GuideStep, entries: Entries): string[] {
  const named = [
    ...Object.values(text ?? {})
      .join(' ')
      .matchAll(placeholder),
  ];
  return [
    ...onlyWhenOpen.filter((id) => !hasKnownHours(id, entries)).map((id) => `the hours of ${id} are not known`),
    ...named.flatMap(([whole, id = '', field = '']) => {
      if (id in roomNames && saysHoursOf(id, named)) return [];
      if (field === 'until' || field === 'open')
        return onlyWhenOpen.includes(id) ? [] : [`${whole} is said although it may be closed`];
      if (field === 'opens' || field === 'hours')
        return hasKnownHours(id, entries) ? [] : [`the hours of ${id} are not known`];
      const entry = entries.get(id);
      return entry && isSayable(entry) && factOf(entry, field) !== null ? [] : [`${whole} may not be said`];
    }),
  ];
}

/** Which room it is depends on the hour: it is never named without its own. */
function saysHoursOf(name: string, named: readonly RegExpExecArray[]): boolean {
  return named.some(([, id, field = '']) => id === name && ['until', 'opens', 'hours'].includes(field));
}

function hasKnownHours(id: string, entries: Entries): boolean {
  const entry = entries.get(id);
  return (
    entry !== undefined &&
    isSayable(entry) &&
    entry.schedules.some((one) => one.for === 'open' && one.confidence !== 'low')
  );
}

/** A question that nobody understands the answer to must not be asked. */
function faultsOfQuestion({ steps, asks }: Guide): string[] {
  const asked = steps.map((step) => questionsIn(JSON.stringify(step.text?.da ?? step.oneOf ?? '')) > 0);
  if (!asks) return asked.includes(true) ? ['asks something that it does not say it asks'] : [];
  return asked.at(-1) ? [] : ['the last step must ask'];
}
