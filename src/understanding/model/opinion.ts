// What the model may say: labels of ours, and nothing else. Built from the words of the house and the names in content.
import { z } from 'zod';
import type { Filter, Need, UrgentKind } from '../../vocabulary.ts';
import type { KnownName } from '../meaning.ts';

/** What somebody may be understood to want. Commands (STOP, SLET, START) are said in their own words or not at all. */
type ChoosableNeed = Exclude<Need, 'urgent' | 'stop' | 'start' | 'delete_data' | 'language' | 'help_menu'>;

const needs: Record<ChoosableNeed, true> = {
  open_now: true, warm_room: true, food: true, sleep: true, toilet: true, shower: true, laundry: true, clothes: true,
  storage: true, street_team: true, detox: true, psychiatry: true, doctor: true, needles: true, women: true,
  youth: true, greenlandic_house: true, no_cpr: true, housing: true, money: true, job: true, rights_council: true,
  relative_help: true, worried_about_other: true, event: true, house_rules: true, human: true, thanks: true,
  greeting: true, feedback: true, out_of_scope: true,
}; // prettier-ignore

const kinds: Record<UrgentKind, true> = {
  suicide: true, medical: true, violence: true, sexual_assault: true, freezing: true, child: true, psychosis: true,
}; // prettier-ignore

const filters: Record<Filter, true> = {
  dog: true, women: true, no_cpr: true, free: true, wheelchair: true, intoxicated_ok: true, greenlandic: true,
  youth: true, couples: true, children: true, sober: true, anonymous: true, english: true,
}; // prettier-ignore

/** The words of `Meaning.when`; hours alone, since half hours are no question after a door. */
const times = [
  ...['now', 'today', 'tonight', 'tomorrow', 'weekend'],
  ...['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => `weekday:${day}`),
  ...['morning', 'day', 'afternoon', 'evening', 'night'].map((part) => `part:${part}`),
  ...['christmas_eve', 'christmas', 'new_years_eve', 'easter', 'pentecost'].map((day) => `holiday:${day}`),
  ...Array.from({ length: 24 }, (_, hour) => `time:${String(hour).padStart(2, '0')}:00`),
];

const oneOf = <Word extends string>(words: Record<Word, true>) => z.enum(Object.keys(words) as Word[]);
const idOf = (names: readonly KnownName[]) =>
  names.length === 0 ? z.null() : z.enum(names.map(({ id }) => id)).nullable();

export const places = (names: readonly KnownName[]) =>
  names.filter(({ is }) => is === 'place' || is === 'helpline' || is === 'event');
export const landmarks = (names: readonly KnownName[]) => names.filter(({ is }) => is === 'landmark');

/** Strict: an answer with anything more in it is no answer. */
export function opinionSchema(names: readonly KnownName[]) {
  return z.strictObject({
    needs: z.array(oneOf(needs)),
    place: idOf(places(names)),
    where: idOf(landmarks(names)),
    filters: z.array(oneOf(filters)),
    when: z.array(z.enum(times)),
    danger: z.strictObject({ kind: oneOf(kinds).nullable(), certainty: z.enum(['none', 'perhaps', 'sure']) }),
  });
}

export type Opinion = z.infer<ReturnType<typeof opinionSchema>>;
