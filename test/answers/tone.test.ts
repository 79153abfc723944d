// The answers we want, word for word where the same facts and clock are given.
import { describe, expect, test } from '@jest/globals';
import type { Place } from '../../src/knowledge/content-schema.ts';
import { openingAt } from '../../src/knowledge/opening-hours.ts';
import { copenhagen } from '../support/copenhagen.ts';
import { contactAt, entryNamed, foundAt, nobodyOnDuty, placesAt, replyTo, said } from '../support/said.ts';

const doors = ['kk-varmestue-dag', 'parasollen', 'kk-natvarmestue', 'hjerterummet', 'fh-moelleplads'];
const wednesday = '2026-11-25T13:00';
const team = { team: 'Bo- og Gadeteamet', until: copenhagen('2026-11-25T15:00') };

describe('what is open', () => {
  test('at one in the afternoon: two indoor places, each with its end, and one caveat', () => {
    expect(replyTo(placesAt(wednesday, doors, { hasMore: true }), { at: wednesday })).toEqual({
      text: 'Åbent nu: Korshærens varmestue, Søndergade, til 15. Café Parasollen, Boulevarden, til 19. Tiderne er fra 2020. Er døren låst, så skriv LÅST.',
      named: ['kk-varmestue-dag', 'parasollen'],
      asks: null,
    });
  });

  test('at night in the cold months: one place and the sign to ring 112', () => {
    const at = '2026-11-26T03:10';
    expect(said(placesAt(at, doors), { at })).toBe(
      'Natvarmestuen, Søndergade, er åben til 7. Tiden er fra 2020. Bliver du døsig eller forvirret af kulde, så ring 112.',
    );
  });

  test('a night in July has no word of cold', () => {
    const at = '2026-07-16T03:10';
    expect(said(placesAt(at, doors), { at })).toBe('Natvarmestuen, Søndergade, er åben til 7. Tiden er fra 2020.');
  });
});

describe('nothing open', () => {
  test('nothing warm: what opens next, and somebody to talk to', () => {
    const at = '2026-11-28T18:00';
    const talk = contactAt('sociale-skadestue', copenhagen(at));
    expect(said(placesAt(at, ['kk-natvarmestue'], { talk }), { at })).toBe(
      'Jeg kender intet varmt sted, der er åbent nu. Natvarmestuen, Søndergade, åbner kl. 21 (tid fra 2020). Vil du tale med nogen nu: Den Sociale Skadestue, Vor Frue Plads, 98 12 32 92, til kl. 7.',
    );
  });

  test('the thinnest hour in the cold: 112 first, the next door, the house that answers, and one question', () => {
    const at = '2026-11-29T07:30';
    const callFirst = contactAt('svenstrupgaard', copenhagen(at));
    const reply = replyTo(placesAt(at, ['kk-varmestue-dag'], { cold: true, callFirst }), { at });
    expect(reply.text).toBe(
      'Er du døsig eller forvirret, så ring 112 nu. Jeg kender intet åbent før kl. 9: Korshærens varmestue, Søndergade (tid fra 2020). Svenstrupgård har døgnåbent: ring 98 38 25 55. Søg læ for vinden. Kan du holde varmen til 9? Skriv JA eller NEJ.',
    );
    expect(reply.asks).toBe('can_stay_warm');
  });
});

describe('when something is not known', () => {
  test('a wish nobody has a fact about: the gap first, a door to try, the one known no', () => {
    const place = foundAt('kk-varmestue-dag', copenhagen(wednesday), { unknownFilters: ['dog'] });
    const saysNo = { ...(entryNamed('bib-hoved') as Place), shortName: 'Biblioteket' };
    expect(said(placesAt(wednesday, [], { filters: ['dog'], places: [place], saysNo }), { at: wednesday })).toBe(
      'Jeg ved ikke, hvor hunde må komme med ind. Åbent nu: Korshærens varmestue, Søndergade, til 15 (2020). Spørg i døren. Biblioteket siger nej til dyr.',
    );
  });

  test('a locked door: the next open one, and that it is written down', () => {
    const at = '2026-11-25T14:20';
    expect(said([{ say: 'plain', key: 'locked' }, placesAt(at, ['parasollen'])], { at })).toBe(
      'Øv. Tak, fordi du siger det. Prøv Café Parasollen, Boulevarden, til 19 (tid fra 2020). Jeg skriver op, at døren var låst.',
    );
  });

  test('toilets out of doors: where, when they were seen, and that nobody knows if they are open', () => {
    const places = ['helle-kildeparken', 'helle-medborgerhuset'].map((id) => foundAt(id, copenhagen(wednesday)));
    expect(said(placesAt(wednesday, [], { need: 'toilet', places }), { at: wednesday, isFirst: true })).toBe(
      'Toilet: Hellestedet i Kildeparken, bag De Syngende Træer, og det i Rendsburggade, bag Medborgerhuset. Der var toilet i 2021, jeg ved ikke, om de er åbne nu. Jeg er Ly, en automat. Skriv MENNESKE for en person.',
    );
  });

  test('hours nobody knows: what was known, and whom to ask', () => {
    const entry = entryNamed('psykiatriens-hus');
    const at = copenhagen(wednesday);
    const asked = { is: 'now', at } as const;
    const about = { entry, asked, opening: openingAt(entry, at), periods: [], filters: [], ask: contactAt('csi', at) };
    expect(said({ say: 'place', aspect: 'hours', ...about }, { at: wednesday })).toBe(
      'Psykiatriens Hus, Annebergvej. I 2024 kunne man komme dag og aften uden aftale. Jeg ved ikke, hvornår det er nu, eller om alle må. Spørg på 99 31 77 55.',
    );
  });
});

describe('a human', () => {
  test('on duty: who and until when, and no minutes promised', () => {
    expect(
      said({ say: 'human', human: { now: team, next: null, talk: [], office: null } }, { at: '2026-11-25T10:00' }),
    ).toBe(
      'Ja. Jeg har sagt det til Bo- og Gadeteamet. De har vagt til 15 og skriver til dig her. Jeg kan ikke love, hvor hurtigt. I fare: ring 112.',
    );
  });

  test('off duty: said in the first words, when it is read, and one who answers now', () => {
    const at = '2026-11-28T22:00';
    const next = { team: 'Bo- og Gadeteamet', from: copenhagen('2026-11-30T08:00') };
    expect(said({ say: 'human', human: { ...nobodyOnDuty(at, ['sociale-skadestue']), next } }, { at })).toBe(
      'Der er ingen på vagt nu. Bo- og Gadeteamet kan læse din besked på mandag kl. 8. Vil du tale med nogen nu: Den Sociale Skadestue, Vor Frue Plads, 98 12 32 92, til kl. 7. I fare: ring 112.',
    );
  });

  test('no duty known: told, and that nobody knows when it is read', () => {
    const at = '2026-11-28T22:00';
    expect(said({ say: 'human', human: nobodyOnDuty(at, ['sociale-skadestue']) }, { at })).toBe(
      'Jeg har sagt, at du gerne vil tale med et menneske. Jeg ved ikke, hvornår nogen læser det. Vil du tale med nogen nu: Den Sociale Skadestue, Vor Frue Plads, 98 12 32 92, til kl. 7. I fare: ring 112.',
    );
  });

  test('not understood twice: an offer on duty, a number off duty, never an offer nobody keeps', () => {
    const offered = replyTo(
      { say: 'not_understood', times: 2, human: { now: team, next: null, talk: [], office: null } },
      { at: wednesday },
    );
    expect(offered.text).toBe('Jeg forstår dig stadig ikke. Det er min fejl. Skal jeg hente et menneske? Skriv JA.');
    expect(offered.asks).toBe('fetch_human');
    const at = '2026-11-28T22:00';
    const alone = replyTo({ say: 'not_understood', times: 2, human: nobodyOnDuty(at, ['sociale-skadestue']) }, { at });
    expect(alone.text).toContain('Ring til Den Sociale Skadestue, Vor Frue Plads, 98 12 32 92, til kl. 7.');
    expect(alone.asks).toBeNull();
  });
});
