import { describe, expect, test } from '@jest/globals';
import type { Place } from '../../../src/knowledge/content-schema.ts';
import { inspectContent } from '../../../src/knowledge/load-content.ts';
import { draft, testhuset, testlinjen } from './content-draft.ts';

const today = Temporal.PlainDate.from('2026-11-25');
const trusted = { asOf: null, confidence: 'high' } as const;
const apart = { phones: [], address: null } satisfies Partial<Place>;

/** "places.json testhuset phones: ..." for what may be one place twice. */
function suspected(places: Place[], helplines = [testlinjen()]): string[] {
  return inspectContent(draft({ places, helplines }), today)
    .filter(({ severity, field }) => severity === 'warning' && field !== 'assured')
    .map(({ file, id, field, message }) => `${file} ${id} ${field}: ${message.split(':')[0]}`);
}

const phone = (number: string) => [{ number, ...trusted }];
const street = (name: string) => ({ street: name, postcode: null, city: null, ...trusted });
const at = (latitude: number) => ({ latitude, longitude: 9.9, accuracyMeters: 10, source: 'test' });
const another = (facts: Partial<Place>) => testhuset({ id: 'testskuret', ...apart, ...facts });

describe('two entries with the same phone', () => {
  test('are told', () => {
    const places = [testhuset({ ...apart, phones: phone('+4500000009') }), another({ phones: phone('+4500000009') })];
    expect(suspected(places)).toEqual(['places.json testhuset phones: this number is also that of testskuret']);
  });

  test('are told once for all that share it, also when one is a helpline', () => {
    const places = [testhuset({ ...apart, phones: phone('+4500000002') }), another({ phones: phone('+4500000002') })];
    expect(suspected(places)).toEqual([
      'places.json testhuset phones: this number is also that of testskuret, testlinjen',
    ]);
  });

  test('are not told when somebody has seen that they are two', () => {
    const notTheSameAs = ['testhuset'];
    const places = [testhuset(), another({ phones: phone('+4500000001'), notTheSameAs })];
    expect(suspected(places)).toEqual([]);
  });

  test('are not told when both name the house whose number they share', () => {
    const sharing = { phones: phone('+4500000001'), notTheSameAs: ['testhuset'] };
    expect(suspected([testhuset(), another(sharing), another({ ...sharing, id: 'testladen' })])).toEqual([]);
  });

  test('are told when only the others have been seen', () => {
    const pair = [testhuset(), another({ phones: phone('+4500000001'), notTheSameAs: ['testhuset'] })];
    expect(suspected([...pair, another({ id: 'testladen', phones: phone('+4500000001') })])).toHaveLength(1);
  });

  test('one entry that states its number twice is no pair', () => {
    expect(suspected([testhuset({ phones: [...phone('112'), ...phone('112')] })])).toEqual([]);
  });
});

describe('two entries in the same street', () => {
  const here = testhuset({ ...apart, address: street('Testgade'), position: at(57) });

  test('within 50 metres are told', () => {
    const places = [here, another({ address: street('testgade'), position: at(57.0004) })];
    expect(suspected(places)).toEqual(['places.json testhuset address.street: this street is also that of testskuret']);
  });

  test('farther apart are two', () => {
    expect(suspected([here, another({ address: street('Testgade'), position: at(57.0006) })])).toEqual([]);
  });

  test('are told where nobody knows how far apart', () => {
    expect(suspected([here, another({ address: street('Testgade') })])).toHaveLength(1);
  });

  test('are not told when somebody has seen that they are two', () => {
    const places = [here, another({ address: street('Testgade'), notTheSameAs: ['testhuset'] })];
    expect(suspected(places)).toEqual([]);
  });

  test('another street close by is another place', () => {
    expect(suspected([here, another({ address: street('Prøvegade'), position: at(57) })])).toEqual([]);
  });
});
