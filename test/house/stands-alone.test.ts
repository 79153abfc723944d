// The project stands on its own: it reads nothing beside it, and two commands are all a newcomer needs.
import { execFileSync } from 'node:child_process';
import { expect, test } from '@jest/globals';
import { readProjectFile } from '../support/source-tree.ts';

const tracked = execFileSync('git', ['ls-files', '-z'], { encoding: 'utf8' })
  .split('\0')
  .filter((path) => path !== '' && path !== 'test/house/stands-alone.test.ts');

test('no file reads or names what lies outside the project', () => {
  const outside = /\.\.\/shared\b|\/work\/|registry\.npmjs|deb\.debian/;
  expect(tracked.filter((path) => outside.test(readProjectFile(path)))).toEqual([]);
});

test('every script of package.json goes through the launcher, and none is a hook that npm would skip', () => {
  const { scripts } = JSON.parse(readProjectFile('package.json')) as { scripts: Record<string, string> };
  const direct = Object.entries(scripts).filter(
    ([name, command]) => !command.startsWith('exec node launch.js ') || /^(pre|post)/.test(name),
  );
  expect(direct).toEqual([]);
});

test('the versions of all packages are exact', () => {
  const { dependencies, devDependencies } = JSON.parse(readProjectFile('package.json')) as Record<
    string,
    Record<string, string>
  >;
  const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(([, version]) => !/^\d/.test(version));
  expect(loose).toEqual([]);
});

test('the README names the two commands, and each package of the service', () => {
  const readme = readProjectFile('README.md');
  const { dependencies } = JSON.parse(readProjectFile('package.json')) as { dependencies: Record<string, string> };
  const missing = ['npm start', 'npm test', ...Object.keys(dependencies)].filter((name) => !readme.includes(name));
  expect(missing).toEqual([]);
});
