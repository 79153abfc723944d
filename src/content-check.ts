// npm run content:check [-- folder]
// Lists everything that is wrong with the content, and what has to be confirmed; exit 1 where Ly could not start with it.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { contentFiles, inspectContent } from './knowledge/load-content.ts';
import type { ContentKind, Problem } from './knowledge/load-content.ts';
import { ContentFileError, readJsonFile } from './storage/shipped/content-files.ts';

const shipped = fileURLToPath(new URL('../content', import.meta.url));

type Read = { kind: ContentKind; document: unknown } | { kind: ContentKind; problem: Problem };

function read(kind: ContentKind, folder: string): Read {
  const file = contentFiles[kind];
  try {
    return { kind, document: readJsonFile(join(folder, file)) };
  } catch (cause) {
    if (!(cause instanceof ContentFileError)) throw cause;
    return { kind, problem: { file, id: '', field: '', message: cause.message, severity: 'error' } };
  }
}

/** A file that cannot be read is a problem of its own, told once, and the others are checked all the same. */
function inspect(folder: string, today: Temporal.PlainDate): Problem[] {
  const kinds = Object.keys(contentFiles) as ContentKind[];
  const files = kinds.map((kind) => read(kind, folder));
  const unreadable = files.flatMap((file) => ('problem' in file ? [file.problem] : []));
  const documents = Object.fromEntries(
    files.flatMap((file) => ('document' in file ? [[file.kind, file.document]] : [])),
  );
  const isTold = ({ file }: Problem) => unreadable.some((problem) => problem.file === file);
  return [...unreadable, ...inspectContent(documents, today).filter((problem) => !isTold(problem))];
}

function shown({ file, id, field, message, severity }: Problem): string {
  const note = severity === 'warning' ? '(warning) ' : '';
  return [file, id || '-', field || '-', note + message].join('  ');
}

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

const problems = inspect(process.argv[2] ?? shipped, Temporal.Now.plainDateISO('Europe/Copenhagen'));
const errors = problems.filter(({ severity }) => severity === 'error').length;
const counts = `${counted(errors, 'error')}, ${counted(problems.length - errors, 'warning')}`;
process.stdout.write([...problems.map(shown), counts, ''].join('\n'));
process.exitCode = errors === 0 ? 0 : 1;
