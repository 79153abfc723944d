import { describe, expect, test } from '@jest/globals';
import { draft, errorsIn, testfesten, testguiden, testhuset, testlinjen, testtorvet } from './content-draft.ts';

describe('an id is one entry’s alone', () => {
  test('within a file', () => {
    expect(errorsIn(draft({ places: [testhuset(), testhuset()] }))).toEqual(['places.json testhuset id']);
  });

  test('over all files', () => {
    const landmarks = [testtorvet(), testtorvet({ id: 'testlinjen' })];
    expect(errorsIn(draft({ landmarks }), 'messages')).toEqual(['this id stands in helplines.json already']);
  });

  test('and never one that guides use for whichever room is open', () => {
    expect(errorsIn(draft({ places: [testhuset(), testhuset({ id: 'warm-room' })] }), 'messages')).toEqual([
      'guides mean whichever room is open, or opens next, by this id',
    ]);
  });
});

describe('what an entry names exists', () => {
  test('whom to ring where a place has no phone', () => {
    expect(errorsIn(draft({ places: [testhuset({ askAt: 'testlinjen' })] }))).toEqual([]);
    expect(errorsIn(draft({ places: [testhuset({ askAt: 'ingen' })] }))).toEqual(['places.json testhuset askAt']);
  });

  test('which line is next', () => {
    expect(errorsIn(draft({ helplines: [testlinjen({ ifNoAnswer: 'testhuset' })] }))).toEqual([]);
    expect(errorsIn(draft({ helplines: [testlinjen({ ifNoAnswer: 'testtorvet' })] }), 'messages')).toEqual([
      '"testtorvet" is no entry of places.json or helplines.json',
    ]);
  });

  test('where an event is held', () => {
    expect(errorsIn(draft({ events: [testfesten({ place: null })] }))).toEqual([]);
    expect(errorsIn(draft({ events: [testfesten({ place: 'testlinjen' })] }))).toEqual([
      'events.json testfesten place',
    ]);
  });
});

describe('what a guide or a mark names exists', () => {
  test('what must be open for a step of a guide to be said, also where one of several is chosen', () => {
    const guide = (onlyWhenOpen: string[]) => {
      const step = { text: { da: 'Gå derhen.', en: 'Go there.' }, onlyWhenOpen };
      return testguiden({ steps: [{ oneOf: [step, { text: { da: 'Vent.', en: 'Wait.' } }] }] });
    };
    expect(errorsIn(draft({ guides: [guide(['testhuset', 'warm-room'])] }))).toEqual([]);
    expect(errorsIn(draft({ guides: [guide(['testhuset', 'ingen'])] }))).toEqual([
      'guides.json testguiden steps.0.oneOf.0.onlyWhenOpen.1',
    ]);
  });

  test('what it is not the same as', () => {
    expect(errorsIn(draft({ places: [testhuset({ notTheSameAs: ['testlinjen'] })] }))).toEqual([]);
    expect(errorsIn(draft({ places: [testhuset({ notTheSameAs: ['ingen'] })] }))).toEqual([
      'places.json testhuset notTheSameAs.0',
    ]);
  });

  test('an entry that is broken elsewhere still exists', () => {
    const broken = { ...testhuset(), kinds: ['castle'] };
    expect(errorsIn(draft({ places: [broken] }))).toEqual(['places.json testhuset kinds.0']);
  });
});

describe('a line for danger', () => {
  const withLine = (line: string) => ({ ...(draft().dangerLines as object), suicide: ['testlinjen', line] });

  test('may be a place', () => {
    expect(errorsIn(draft({ dangerLines: withLine('testhuset') }))).toEqual([]);
  });

  test('must exist', () => {
    expect(errorsIn(draft({ dangerLines: withLine('ingen') }))).toEqual(['danger-lines.json suicide 1']);
  });

  test('must be one that may be said', () => {
    const places = [testhuset({ confidence: 'low' })];
    expect(errorsIn(draft({ places, dangerLines: withLine('testhuset') }), 'messages')).toEqual([
      '"testhuset" is never said: it is active, with low confidence',
    ]);
  });

  test('must have a phone that may be said', () => {
    const phones = [{ number: '+4500000001', asOf: null, confidence: 'low' as const }];
    const documents = { places: [testhuset({ phones })], dangerLines: withLine('testhuset') };
    expect(errorsIn(draft(documents), 'messages')).toEqual(['"testhuset" has no phone that may be said']);
  });
});
