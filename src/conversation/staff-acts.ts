// What each act of a colleague changes, decided before anything is written. Pure.
import type { PlainKey } from '../answers/to-say.ts';
import type { Colleague, Counted, HandOff, Holder } from '../storage/records.ts';
import type { Conversation } from '../storage/records.ts';
import type { UrgentKind } from '../vocabulary.ts';
import { untouched } from './care/hand-off-after.ts';
import { whyRefused } from './care/reply-checks.ts';
import type { WhyRefused } from './care/reply-checks.ts';
import { notSafeYet } from './care/unasked.ts';
import { endLadder, hold, letGo } from './escalation.ts';
import { othersMayHoldThePhone } from './memory.ts';
import type { Memory } from './memory.ts';

/** A colleague in a turn: `shownAs` is what the citizen is told, a first name or a team; '' says only that it is a person. */
interface Acting extends Colleague {
  shownAs: string;
}

interface Receiver extends Acting {
  /** Where it is another than the municipality's own; null for a colleague there. */
  organisation: string | null;
}

/** Each is a button in the line or beside the conversation. */
export type StaffAct =
  | 'take'
  | 'reply'
  | 'hand_over'
  | 'hand_back'
  | 'close'
  | 'note'
  | 'on_my_way'
  | 'called_112'
  | 'cannot'
  | 'false_alarm'
  | 'safe_to_write';

export interface Acted {
  act: StaffAct;
  by: Acting;
  /** The words of a reply or a note. */
  text?: string | undefined;
  /** Whom it is handed over to. */
  to?: Receiver | undefined;
  /** The citizen has said JA to it: asked for where somebody outside the municipality gets to see what they wrote. */
  citizenAgrees?: boolean | undefined;
  /** A manager may give another's conversation to somebody: who has it may have gone home. */
  overrules?: boolean | undefined;
  /** What the page showed when it was pressed: since then it may have been closed, and somebody else may wait anew. */
  needs?: 'own' | 'waiting' | undefined;
  at: Temporal.Instant;
}

/** What a colleague finds. */
export interface Found {
  conversation: Conversation;
  memory: Memory;
  handOff: HandOff | undefined;
  newId: () => string;
}

/** What the act changes; what is left out stays as it is. */
export interface Change {
  handOff: HandOff | null;
  holder?: Holder;
  /** What Ly says for the colleague. */
  tells?: { key: PlainKey; values?: Record<string, string> } | undefined;
  /** What the colleague says. */
  reply?: string;
  note?: string;
  counts?: Counted[];
  /** The ladder is to go on at once. */
  climbs?: boolean;
  asksForFeedback?: boolean;
  /** For the audit: what the act alone does not say. */
  detail?: string;
}

/** Why nothing was changed. */
export type Refusal =
  /** Another colleague has it. */
  | { outcome: 'taken'; by: Colleague }
  /** After violence: `safe_to_write` first. `kind` is why. */
  | { outcome: 'not_safe_yet'; kind: UrgentKind }
  | { outcome: 'refused'; why: WhyRefused | WhyNotNow };

type WhyNotNow =
  'wants_silence' | 'nobody_named' | 'citizen_not_asked' | 'nothing_open' | 'not_taken' | 'no_danger' | 'take_first';

type Act = (acted: Acted, found: Found) => Change | Refusal;

const acts: Record<StaffAct, Act> = {
  take: ({ by, at }, found) => {
    const handOff = taken(found, by, at);
    return isOwnedBy(found.handOff, by) ? { handOff } : { handOff, holder: 'with_staff', tells: joined(by) };
  },
  reply,
  hand_over: handOver,
  hand_back: (_acted, found) => ({
    ...closing(found),
    ...(found.conversation.holder === 'with_staff' ? { tells: { key: 'staff_left' } } : {}),
  }),
  close: (_acted, found) => ({ ...closing(found), asksForFeedback: true }),
  note: ({ text = '' }) => (text.trim() === '' ? { outcome: 'refused', why: 'empty' } : { handOff: null, note: text }),
  on_my_way: ({ by, at }, found) => whileOpen(found, (handOff) => ({ handOff: hold(handOff, asColleague(by), at) })),
  called_112: ({ at }, found) => whileOpen(found, (handOff) => ({ handOff: { ...handOff, called112At: at } })),
  cannot,
  false_alarm: (_acted, found) =>
    whileOpen(found, ({ reason }) =>
      reason === 'danger' ? { ...closing(found), counts: ['false_alarm'] } : { outcome: 'refused', why: 'no_danger' },
    ),
  safe_to_write: (_acted, found) => whileOpen(found, (handOff) => ({ handOff: { ...handOff, safeToWrite: true } })),
};

/** Anybody may, whoever has the conversation. */
const forAll: readonly StaffAct[] = ['note', 'called_112', 'safe_to_write'];

export function decideAct(acted: Acted, found: Found): Change | Refusal {
  const owner = found.handOff?.state === 'taken' ? found.handOff.owner : null;
  const isOthers = owner !== null && owner.id !== acted.by.id;
  const overrules = acted.overrules === true && acted.act === 'hand_over';
  if (isOthers && !overrules && !forAll.includes(acted.act)) return { outcome: 'taken', by: owner };
  if (acted.needs && found.handOff === undefined) return { outcome: 'refused', why: 'nothing_open' };
  if (acted.needs === 'own' && owner === null) return { outcome: 'refused', why: 'not_taken' };
  return acts[acted.act](acted, found);
}

/** Whoever answers has the conversation; the citizen hears that a person writes before what the person writes. */
function reply({ by, at, text = '' }: Acted, found: Found): Change | Refusal {
  const { conversation, memory, handOff } = found;
  const unsafe = notSafeYet(handOff);
  if (unsafe !== null) return { outcome: 'not_safe_yet', kind: unsafe };
  // What is over for colleagues may not be over where the phone lies.
  if (handOff === undefined && othersMayHoldThePhone(memory)) return { outcome: 'refused', why: 'take_first' };
  const why = whyRefused(text, conversation.channel);
  if (why !== null) return { outcome: 'refused', why };
  if (memory.wantsSilence) return { outcome: 'refused', why: 'wants_silence' };
  const joins = conversation.holder !== 'with_staff';
  return {
    handOff: taken(found, by, at),
    holder: 'with_staff',
    reply: text,
    ...(joins ? { tells: joined(by) } : {}),
  };
}

/** Where another colleague is on the way, that one of them cannot changes nothing. */
function cannot({ by, at }: Acted, found: Found): Change | Refusal {
  return whileOpen(found, (handOff) => {
    const { heldBy, heldUntil, state } = handOff;
    const isAwaited = heldUntil !== null && Temporal.Instant.compare(at, heldUntil) < 0 && heldBy?.id !== by.id;
    if (isAwaited) return { handOff };
    return {
      handOff: letGo({ ...handOff, state: 'open', owner: null, takenAt: null }, at),
      ...(state === 'taken' ? { holder: 'waiting' as const } : {}),
      climbs: true,
    };
  });
}

function handOver({ to, at, citizenAgrees = false }: Acted, found: Found): Change | Refusal {
  if (to === undefined) return { outcome: 'refused', why: 'nobody_named' };
  if (to.organisation !== null && !citizenAgrees) return { outcome: 'refused', why: 'citizen_not_asked' };
  const handOff = taken(found, to, at);
  const handedTo = to.organisation === null ? handOff.handedTo : [...handOff.handedTo, to.organisation];
  return {
    handOff: { ...handOff, handedTo: [...new Set(handedTo)] },
    holder: 'with_staff',
    tells: joined(to),
    detail: to.organisation === null ? `til ${to.name}` : `til ${to.name}, ${to.organisation}, med borgerens JA`,
  };
}

/** Where nobody is waited for, a colleague who takes the conversation opens what they then have. */
function taken({ handOff, memory, newId }: Found, by: Acting, at: Temporal.Instant): HandOff {
  const kinds = othersMayHoldThePhone(memory) && memory.danger ? [memory.danger.kind] : [];
  const before = handOff ?? { ...untouched(newId()), kinds };
  const takenAt = isOwnedBy(handOff, by) ? before.takenAt : at;
  return { ...before, state: 'taken', owner: asColleague(by), takenAt, ...endLadder };
}

function closing({ handOff }: Found): Change {
  if (handOff === undefined) return { handOff: null, holder: 'bot' };
  return { handOff: { ...handOff, state: 'closed', owner: null, takenAt: null, ...endLadder }, holder: 'bot' };
}

const whileOpen = ({ handOff }: Found, change: (handOff: HandOff) => Change | Refusal): Change | Refusal =>
  handOff === undefined ? { outcome: 'refused', why: 'nothing_open' } : change(handOff);

const isOwnedBy = (handOff: HandOff | undefined, by: Acting): boolean =>
  handOff?.state === 'taken' && handOff.owner?.id === by.id;

const joined = ({ shownAs }: Acting): Change['tells'] =>
  shownAs === '' ? { key: 'staff_joined' } : { key: 'staff_joined_named', values: { name: shownAs } };

const asColleague = ({ id, name }: Acting): Colleague => ({ id, name });
