// What colleagues read, in Danish: kinds of danger, times, and why something was not done.
import type { HandOff } from '../storage/records.ts';
import type { Channel, Language, Need, UrgentKind } from '../vocabulary.ts';

const kinds: Record<UrgentKind, string> = {
  medical: 'Krop: kan være livsfare',
  freezing: 'Kulde',
  suicide: 'Vil ikke leve',
  child: 'Barn eller ung under 18',
  violence: 'Vold',
  sexual_assault: 'Overgreb',
  psychosis: 'Forvirret, eller ser og hører ting',
};

export const languageNames: Record<Language, string> = { da: 'dansk', kl: 'grønlandsk', en: 'engelsk' };
/** Of a citizen: null where nobody has heard it yet. */
export const languageOf = ({ language }: { language: Language | null }): string =>
  language === null ? 'sproget er ukendt' : languageNames[language];
export const channelNames: Record<Channel, string> = { sms: 'SMS', web: 'web' };

export const needNames: Record<Need, string> = {
  ...{ open_now: 'hvad der er åbent', warm_room: 'et varmt sted', food: 'mad', sleep: 'et sted at sove' },
  ...{ toilet: 'toilet', shower: 'bad', laundry: 'tøjvask', clothes: 'tøj', storage: 'opbevaring' },
  ...{ street_team: 'gadeteamet', detox: 'afrusning eller behandling', psychiatry: 'psykiatri', doctor: 'læge' },
  ...{ needles: 'rent værktøj', women: 'noget for kvinder', youth: 'noget for unge', no_cpr: 'hjælp uden CPR' },
  ...{ greenlandic_house: 'Det Grønlandske Hus', housing: 'bolig', money: 'penge', job: 'job' },
  ...{ rights_council: 'rettigheder', relative_help: 'hjælp som pårørende', worried_about_other: 'bekymret for en' },
  ...{ event: 'arrangement', house_rules: 'husregler', human: 'et menneske', stop: 'STOP', start: 'START' },
  ...{ delete_data: 'SLET', help_menu: 'hvad Ly kan', language: 'sprog', thanks: 'tak', greeting: 'hej' },
  ...{ feedback: 'ros eller klage', out_of_scope: 'noget, Ly ikke kan', urgent: 'fare' },
};

/** What the line can show. */
export const filters = { alle: 'Alle', venter: 'Venter', mine: 'Mine', oevelse: 'Øvelse' } as const;
export type Filter = keyof typeof filters;
export const filterNames = Object.keys(filters) as [Filter, ...Filter[]];

/** What it is about, in a few words. */
export function subjectOf({ reason, urgent }: Pick<HandOff, 'reason' | 'urgent'>): string {
  if (reason !== 'danger') return 'Vil tale med et menneske';
  return urgent === null ? 'Fare' : kinds[urgent];
}

export const nameOfKind = (kind: UrgentKind): string => kinds[kind];

/** "14.03", and the date where it is not the same day. Copenhagen wall time. */
export function clock(at: Temporal.Instant, now: Temporal.Instant): string {
  const [there, today] = [at, now].map((one) => one.toZonedDateTimeISO('Europe/Copenhagen')) as [Wall, Wall];
  const time = `${there.hour}.${String(there.minute).padStart(2, '0')}`;
  return there.toPlainDate().equals(today.toPlainDate()) ? time : `${there.day}/${there.month} kl. ${time}`;
}

type Wall = Temporal.ZonedDateTime;

/** What to watch for with this kind of danger, so that an answer harms nobody. */
export const adviceFor: Partial<Record<UrgentKind, readonly string[]>> = {
  violence: [
    'Andre kan have telefonen. Skriv først, når du er sikker på, hvem der læser.',
    'Skriv ikke noget, der viser, hvad samtalen handler om, eller hvor et krisecenter ligger.',
  ],
  sexual_assault: [
    'Andre kan have telefonen. Skriv først, når du er sikker på, hvem der læser.',
    'Sig, at det ikke er borgerens skyld. Spørg ikke ud om, hvad der skete.',
  ],
  child: [
    'Borgeren kan være under 18. Du har skærpet underretningspligt.',
    'Lov ikke at holde det hemmeligt. Forældre kan læse telefonen.',
  ],
  suicide: [
    'Tag det alvorligt, og spørg direkte. Slip ikke samtalen.',
    'Nævn aldrig metoder, steder eller mængder, heller ikke som svar.',
  ],
  medical: ['Ring 112, hvis der er tvivl. Giv ikke råd om dosis eller nedtrapning.'],
  freezing: ['Døsig eller forvirret i kulde er livsfare: ring 112.'],
  psychosis: ['Korte, rolige sætninger. Sig ikke imod, og leg ikke med.'],
};

/** Somebody asks on behalf of another, or about another. */
export const adviceAboutOthers =
  'Sig aldrig, om en bestemt person har skrevet til Ly, eller hvor nogen er. Det gælder pårørende, presse og politi. Brug det faste svar.';

const reasons = {
  empty: 'Der står ikke noget endnu. Skriv først.',
  link: 'Der er et link i svaret. Det bliver tit stoppet på vejen. Skriv navn, gade og telefon i stedet.',
  too_long: 'Svaret er for langt til SMS. Del det i to.',
  wants_silence: 'Borgeren har skrevet STOP eller SLET. Der kan ikke skrives, før borgeren selv skriver igen.',
  nobody_named: 'Vælg en kollega at give samtalen til.',
  citizen_not_asked:
    'Kollegaen er fra en anden organisation. Spørg borgeren først, og sæt kryds, når borgeren har sagt JA.',
  nothing_open: 'Samtalen er allerede lukket. Der er ikke ændret noget.',
  not_taken: 'Ingen har samtalen. Tag den først.',
  take_first:
    'Andre kan have telefonen. Tag samtalen først, og tryk så "Det er sikkert at skrive", når du ved, hvem der læser.',
  no_danger: 'Der er ingen alarm i samtalen. Tag den, og luk den.',
} as const;

type Undone =
  | { outcome: 'refused'; why: keyof typeof reasons }
  | { outcome: 'taken'; by: { name: string } }
  | { outcome: 'not_safe_yet' };

/** Why nothing was changed, and what to do. */
export function whyUndone(turn: Undone): string {
  if (turn.outcome === 'taken') return `${turn.by.name} har samtalen. Der er ikke ændret noget.`;
  if (turn.outcome === 'refused') return reasons[turn.why];
  return 'Andre kan have telefonen. Tryk "Det er sikkert at skrive", når du ved, hvem der læser. Dit svar står her endnu.';
}
