// The names content knows, for understanding to find in a message: also of what is never said.
import type { KnownName } from '../understanding/meaning.ts';
import type { Need } from '../vocabulary.ts';
import type { Content, PlaceKind } from './content-schema.ts';

/** What somebody wants who writes nothing but the name of such a place. The first kind that is listed decides. */
const needOfKind: Partial<Record<PlaceKind, Need>> = {
  warm_room: 'warm_room',
  night_room: 'warm_room',
  drop_in: 'warm_room',
  library: 'warm_room',
  culture_house: 'warm_room',
  outdoor_shelter: 'warm_room',
  talk: 'psychiatry',
  greenlandic_house: 'greenlandic_house',
  hostel: 'sleep',
  crisis_centre: 'women',
  permanent_home: 'housing',
  toilet: 'toilet',
  food: 'food',
  street_team: 'street_team',
  treatment: 'detox',
  psychiatry: 'psychiatry',
  health: 'doctor',
  hospital: 'doctor',
  dental: 'doctor',
  youth: 'youth',
  housing: 'housing',
  money: 'money',
  documents: 'money',
  job: 'job',
  day_school: 'job',
  rights: 'rights_council',
  event: 'event',
};

/** A guide is known by its aka alone: its title is for staff, and "Læge" would answer whatever else is said of a doctor. */
export function namesIn(content: Content): KnownName[] {
  return [
    ...content.places.map((place) => ({
      ...nameOf(place),
      aka: [place.shortName, ...place.aka],
      is: 'place' as const,
      ...needOf(place.kinds),
    })),
    ...content.helplines.map((line) => ({
      ...nameOf(line),
      aka: [line.shortName, ...line.aka],
      is: 'helpline' as const,
    })),
    ...content.landmarks.map((landmark) => ({ ...nameOf(landmark), aka: landmark.aka, is: 'landmark' as const })),
    ...content.events.map((event) => ({
      ...nameOf(event),
      aka: event.aka,
      is: 'event' as const,
      need: 'event' as const,
    })),
    ...content.guides.flatMap(({ id, aka: [name, ...aka] }) => (name ? [{ id, name, aka, is: 'guide' as const }] : [])),
  ];
}

const nameOf = ({ id, name }: { id: string; name: string }) => ({ id, name });

function needOf(kinds: readonly PlaceKind[]): { need?: Need } {
  const need = kinds.map((kind) => needOfKind[kind]).find((one) => one !== undefined);
  return need ? { need } : {};
}
