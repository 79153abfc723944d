import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { checkContent, contentFiles } from '../../../src/knowledge/load-content.ts';
import { buildException, buildSchedule } from '../../support/build-place.ts';
import { draft, errorsIn, testguiden, testhuset, testlinjen, testtorvet } from './content-draft.ts';

test('content that is whole is given back', () => {
  expect(checkContent(draft())).toMatchObject({ content: { places: [{ id: 'testhuset' }], duty: [] } });
});

describe('a broken document', () => {
  test.each(Object.entries(contentFiles))('%s is needed', (kind, file) => {
    expect(errorsIn(draft({ [kind]: undefined }))).toContain(`${file}  `);
  });

  test('that is missing is told once, and not once for each entry that names one in it', () => {
    expect(errorsIn(draft({ helplines: undefined }))).toEqual(['helplines.json  ']);
  });

  test('that is no list is told as one problem of the file', () => {
    expect(errorsIn(draft({ places: { id: 'testhuset' } }), 'messages')).toEqual(['write a list of entries: [ ... ]']);
  });
});

describe('a broken entry', () => {
  test('is told with its field', () => {
    const schedules = [buildSchedule(), { ...buildSchedule(), closes: '25:00' }];
    const broken = { ...testhuset(), schedules };
    expect(errorsIn(draft({ places: [broken] }))).toEqual(['places.json testhuset schedules.1.closes']);
  });

  test('says what each of several shapes asks for', () => {
    const broken = { ...testhuset(), exceptions: [{ ...buildException(), hours: 'lukket' }] };
    expect(errorsIn(draft({ places: [broken] }), 'messages')).toEqual([
      'Invalid input: expected "closed", or: Invalid input: expected array, received string',
    ]);
  });

  test('lists every problem, not only the first', () => {
    const broken = { ...testhuset(), shortName: 'a name of more than twenty-four letters', kinds: [] };
    const spots = errorsIn(draft({ places: [broken], landmarks: [{ ...testtorvet(), kind: 'street' }] }));
    expect(spots).toEqual([
      'places.json testhuset shortName',
      'places.json testhuset kinds',
      'landmarks.json testtorvet kind',
    ]);
  });

  test('names an entry without an id by its number', () => {
    const nameless = { ...testlinjen(), id: '' };
    expect(errorsIn(draft({ helplines: [testlinjen(), nameless, null] }))).toEqual([
      'helplines.json #2 id',
      'helplines.json #3 ',
    ]);
  });

  test('names the kind of danger that has no lines', () => {
    const dangerLines = { ...(draft().dangerLines as object), child: undefined };
    expect(errorsIn(draft({ dangerLines }))).toEqual(['danger-lines.json child ']);
  });
});

describe('what a fact must carry', () => {
  test('a source', () => {
    expect(errorsIn(draft({ places: [testhuset({ sources: [] })] }), 'messages')).toEqual([
      'a fact without a source is not said: name at least one',
    ]);
    expect(errorsIn(draft({ guides: [testguiden({ sources: [] })] }))).toEqual(['guides.json testguiden sources']);
  });

  test('a secret address is not written down', () => {
    const secret = testhuset({ secretAddress: true });
    expect(errorsIn(draft({ places: [secret] }))).toEqual(['places.json testhuset secretAddress']);
    expect(errorsIn(draft({ places: [{ ...secret, address: null }] }))).toEqual([]);
  });

  test('nor its position', () => {
    const position = { latitude: 57, longitude: 9.9, accuracyMeters: 50, source: 'test' };
    const secret = testhuset({ secretAddress: true, address: null, position });
    expect(errorsIn(draft({ places: [secret] }))).toEqual(['places.json testhuset secretAddress']);
  });
});

test('whatever stands in the files, nothing throws', () => {
  const entry = fc.oneof(fc.jsonValue(), fc.record({ id: fc.string(), steps: fc.jsonValue(), phones: fc.jsonValue() }));
  const document = fc.oneof(fc.jsonValue(), fc.array(entry), fc.constant(undefined));
  fc.assert(
    fc.property(fc.constantFrom(...Object.keys(contentFiles)), document, (kind, broken) => {
      const checked = checkContent(draft({ [kind]: broken }));
      return 'content' in checked || checked.problems.length > 0;
    }),
  );
});
