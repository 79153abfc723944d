// The shape of the curated facts. Unknown is a value of its own: null or "unknown", never a guess.
import { z } from 'zod';
import type { Need } from '../vocabulary.ts';
import { offer, placeKind } from './place-kinds.ts';
import { asOf, clock, confidence, date, exception, schedule, texts } from './schedule-schema.ts';

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower case letters, digits and hyphens');
const threeValued = z.enum(['yes', 'no', 'unknown']);

const source = z.strictObject({ url: z.string().min(1), date: asOf, what: z.string().min(1) });

const sources = z.array(source).min(1, 'a fact without a source is not said: name at least one');

const phone = z.strictObject({
  /** E.164 (+4598123292) or a short number (112, 1888, 116111). */
  number: z.string().regex(/^(\+\d{8,15}|\d{3,6})$/, 'write +4598123292 or a short number'),
  asOf,
  confidence,
});

const address = z.strictObject({
  /** As Ly says it: "Søndergade", "Vor Frue Plads 6", "Kildeparken, bag De Syngende Træer". */
  street: z.string().min(1),
  postcode: z
    .string()
    .regex(/^\d{4}$/)
    .nullable(),
  city: z.string().nullable(),
  asOf,
  confidence,
});

const position = z.strictObject({
  latitude: z.number().min(56).max(58.5),
  longitude: z.number().min(8).max(11.5),
  accuracyMeters: z.number().positive(),
  /** Where the position comes from; "estimate: …" when it is our own. OpenStreetMap and Rejseplanen need attribution. */
  source: z.string().min(1),
});

const assured = z.strictObject({ on: date, by: z.string().min(1) }).nullable();

const rules = z.strictObject({
  dogs: threeValued,
  intoxicated: threeValued,
  alcohol: threeValued,
  womenOnly: threeValued,
  cprRequired: threeValued,
  sleepInside: threeValued,
  wheelchair: threeValued,
  free: threeValued,
  anonymous: threeValued,
  appointmentNeeded: threeValued,
  couples: threeValued,
  children: threeValued,
  minAge: z.int().min(0).max(99).nullable(),
  maxAge: z.int().min(0).max(120).nullable(),
});

const entry = {
  id,
  name: z.string().min(1),
  aka: z.array(z.string().min(1)),
  organization: z.string().nullable(),
  /** active may be said; unconfirmed, moved and closed are loaded for staff and never said. */
  status: z.enum(['active', 'unconfirmed', 'possibly_moved', 'temporarily_closed', 'closed']),
  confidence,
  assured,
  sources,
  /** Looks like another entry (a phone or a street in common), was looked at, and is not the same: ids of the others. */
  notTheSameAs: z.array(id).optional(),
  /** For staff: doubts, contradictions, what to ask the place. Never said to a citizen. */
  notes: z.string().nullable(),
};

/** What fits on a phone as a name: at most 24 characters, the longest that leaves room for two places in two segments. */
const shortName = z.string().min(1).max(24);

export const place = z
  .strictObject({
    ...entry,
    shortName,
    kinds: z.array(placeKind).min(1),
    offers: z.array(offer),
    address: address.nullable(),
    secretAddress: z.boolean().optional(),
    position: position.nullable(),
    phones: z.array(phone),
    schedules: z.array(schedule),
    exceptions: z.array(exception),
    price: z.strictObject({ text: texts, asOf, confidence }).nullable(),
    rules,
    houseRules: texts.nullable(),
    languages: z.array(z.enum(['da', 'kl', 'en'])),
    /** One or two short sentences in Ly's voice, with the year where it is old; the hours nobody knows belong here. */
    about: texts.nullable(),
    /** Whom to ring where the place itself has no phone: the id of a helpline or of another place. */
    askAt: id.nullable(),
  })
  .refine((place) => place.secretAddress !== true || (place.address === null && place.position === null), {
    message: 'a secret address is not written down at all: address and position are null',
    path: ['secretAddress'],
  });

export const urgentKind = z.enum([
  'suicide',
  'medical',
  'violence',
  'sexual_assault',
  'freezing',
  'child',
  'psychosis',
]);

export const helpline = z.strictObject({
  ...entry,
  shortName,
  for: z
    .array(z.union([urgentKind, z.enum(['talk', 'health', 'substances', 'money', 'legal', 'family', 'municipality'])]))
    .min(1),
  phones: z.array(phone).min(1),
  schedules: z.array(schedule),
  languages: z.array(z.enum(['da', 'kl', 'en'])),
  anonymous: threeValued,
  free: threeValued,
  about: texts.nullable(),
  ifNoAnswer: id.nullable(),
});

/**
 * Names that a guide uses like ids, for a room that nobody can write down beforehand: whichever Ly would name first at
 * this hour to somebody with this need, the open one or else the next to open. No entry has such an id.
 */
export const roomNames = { 'warm-room': 'warm_room', 'night-room': 'sleep' } as const satisfies Record<string, Need>;

/**
 * One or two sentences of a guide. Placeholders name facts of other entries, also of `roomNames`: {kk-natvarmestue.name}
 * .street .phone, while it is open .open ("åben", "åbent") .until ("til 7"), while it is shut .opens ("kl. 21"), and
 * .hours for either ("åben til 7", "der åbner kl. 21"). A step with a fact that does not hold at this hour is not said.
 * `onlyWhenOpen`: said only while all of these are open; `oneOf`: the first that can be said.
 */
export interface GuideStep {
  text?: { da: string; en: string; kl?: string | undefined } | undefined;
  onlyWhenOpen?: string[] | undefined;
  oneOf?: GuideStep[] | undefined;
}
const guideStep: z.ZodType<GuideStep> = z
  .strictObject({
    text: texts.optional(),
    onlyWhenOpen: z.array(id).optional(),
    oneOf: z
      .array(z.lazy(() => guideStep))
      .min(2)
      .optional(),
  })
  .refine((step) => (step.text === undefined) !== (step.oneOf === undefined), 'a step has either text or oneOf');

export const guide = z.strictObject({
  id,
  title: z.string().min(1),
  /** gap: says what there is not; wish: what people take for a right and is none. */
  kind: z.enum(['steps', 'gap', 'wish']),
  aka: z.array(z.string().min(1)),
  steps: z.array(guideStep).min(1),
  /** The question that the last step asks, so that JA and NEJ are understood. */
  asks: z.enum(['tell_human']).optional(),
  asOf,
  status: z.enum(['active', 'unconfirmed']),
  confidence,
  assured,
  sources,
  notes: z.string().nullable(),
});

export const landmark = z.strictObject({
  id,
  name: z.string().min(1),
  aka: z.array(z.string().min(1)),
  kind: z.enum(['landmark', 'area']),
  area: z.string().nullable(),
  position: position.nullable(),
  notes: z.string().nullable(),
  sources,
});

export const event = z.strictObject({
  ...entry,
  date: date.nullable(),
  opens: clock.nullable(),
  place: id.nullable(),
  signUp: texts.nullable(),
  about: texts.nullable(),
});

const dutyPhone = z.string().regex(/^\+\d{8,15}$/, 'write +4520000000');
/** As Teams names a channel; a chat of several people has another ending, and no thread. */
const teamsChannel = /^19:[\w-]{1,128}@thread\.(tacv2|skype)$/;
/** How a team is told that somebody waits: in the line, by SMS to its duty phone, by e-mail, in a channel of Teams. */
const reach = z.discriminatedUnion('way', [
  z.strictObject({ way: z.literal('console') }),
  z.strictObject({ way: z.literal('sms'), to: dutyPhone }),
  z.strictObject({ way: z.literal('mail'), to: z.email('write an e-mail address') }),
  z.strictObject({ way: z.literal('teams'), to: z.string().regex(teamsChannel, 'write 19:…@thread.tacv2') }),
]);

/** When staff answer, and who. Ships empty: no duty hours are known. */
export const duty = z.strictObject({
  id,
  /** As Ly says it: "Bo- og Gadeteamet". */
  team: z.string().min(1).max(24),
  schedules: z.array(schedule).min(1),
  /** On which rungs of the ladder they are told: 1 at once, 2 when nobody has answered, 3 last. Ly speaks to citizens of rung 1 alone. */
  rungs: z
    .array(z.literal([1, 2, 3], 'a rung is 1, 2 or 3'))
    .min(1, 'name at least one rung')
    .default([1, 2]),
  reach: z
    .array(reach)
    .min(1, 'name at least one way')
    .default([{ way: 'console' }]),
  /** Answered by a person: what the line names when the ladder is at its end. */
  phone: dutyPhone.nullable().default(null),
  sources,
});

/** Per kind of danger the lines that fit it, best first; ids of helplines or places. */
export const dangerLines = z.record(urgentKind, z.array(id));

export type { HoursException, Schedule } from './schedule-schema.ts';
export type Place = z.infer<typeof place>;
export type PlaceKind = z.infer<typeof placeKind>;
export type Helpline = z.infer<typeof helpline>;
export type Guide = z.infer<typeof guide>;
export type Landmark = z.infer<typeof landmark>;
export type Event = z.infer<typeof event>;
export type Duty = z.infer<typeof duty>;

/** The whole content store, checked. */
export interface Content {
  places: Place[];
  helplines: Helpline[];
  guides: Guide[];
  landmarks: Landmark[];
  events: Event[];
  duty: Duty[];
  dangerLines: z.infer<typeof dangerLines>;
}
