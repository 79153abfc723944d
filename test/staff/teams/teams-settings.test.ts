// Teams is set up whole or not at all, and the start says what is missing.
import { expect, test } from '@jest/globals';
import { readSettings } from '../../../src/settings.ts';
import { problemsOf } from '../../setting-problems.ts';

const id = '00000000-0000-4000-8000-000000000000';
const whole: Record<string, string> = {
  ...{ PUBLIC_URL: 'https://ly.example.org', TEAMS_APP_ID: id, TEAMS_APP_SECRET: 'a secret of a test' },
  ...{ TEAMS_TENANT_ID: id, TEAMS_TEAMS: '19:et@thread.tacv2, 19:to@thread.tacv2' },
};

test('without any of it Teams is off', () => {
  expect(readSettings({}).teams).toBeNull();
});

test('with all of it Teams is on: one tenant, the teams named, and no words of citizens', () => {
  expect(readSettings(whole).teams).toEqual({
    ...{
      appId: id,
      appSecret: 'a secret of a test',
      tenantId: id,
      teams: ['19:et@thread.tacv2', '19:to@thread.tacv2'],
    },
    ...{ isMultiTenant: false, showsText: false, standInUrl: null },
  });
});

test('what is said otherwise is otherwise', () => {
  const changed = { TEAMS_APP_TYPE: 'multi', TEAMS_SHOWS_TEXT: 'on', TEAMS_STAND_IN_URL: 'http://127.0.0.1:3978' };
  const { teams } = readSettings({ ...whole, ...changed });
  expect(teams).toMatchObject({ isMultiTenant: true, showsText: true });
  expect(teams?.standInUrl).toContain('127.0.0.1:3978');
});

test.each(Object.keys(whole))('without %s it is refused, by name and without a secret', (name) => {
  const problems = problemsOf(Object.fromEntries(Object.entries(whole).filter(([one]) => one !== name)));
  expect(problems).toEqual([expect.stringContaining(name)]);
  expect(problems.join()).not.toContain('a secret of a test');
});

test.each([
  ['TEAMS_APP_ID', 'ly'],
  ['TEAMS_TENANT_ID', 'aalborg.example'],
  ['TEAMS_TEAMS', 'Vagten'],
  ['TEAMS_APP_TYPE', 'both'],
  ['TEAMS_SHOWS_TEXT', 'yes'],
  ['TEAMS_STAND_IN_URL', 'here'],
])('%s is refused as %s', (name, value) => {
  expect(problemsOf({ ...whole, [name]: value })).toEqual([expect.stringContaining(name)]);
});
