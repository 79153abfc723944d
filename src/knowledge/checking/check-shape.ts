// Whether each entry has the shape of its kind. What has it goes on to the other checks, so that one broken entry
// does not hide what else is wrong.
import type { z } from 'zod';
import { dangerLines, duty, event, guide, helpline, landmark, place } from '../content-schema.ts';
import type { Content } from '../content-schema.ts';
import { error, listedKinds } from './problem.ts';
import type { ContentKind, Problem } from './problem.ts';
import type { StatedId } from './stated-ids.ts';

type Documents = Record<string, unknown>;

export interface Shaped {
  /** The entries that have their shape; the whole content where there are no problems. */
  content: Content;
  ids: StatedId[];
  /** Kinds whose document is missing or no list, so that nobody knows what stands in it. */
  unread: ContentKind[];
  problems: Problem[];
}

interface Read<Entry> {
  entries: Entry[];
  ids: StatedId[];
  problems: Problem[];
}

export function checkShape(documents: Documents): Shaped {
  const places = readEntries('places', documents, place);
  const helplines = readEntries('helplines', documents, helpline);
  const guides = readEntries('guides', documents, guide);
  const landmarks = readEntries('landmarks', documents, landmark);
  const events = readEntries('events', documents, event);
  const duties = readEntries('duty', documents, duty);
  const danger = readDangerLines(documents);
  const read = [places, helplines, guides, landmarks, events, duties];
  return {
    content: {
      places: places.entries,
      helplines: helplines.entries,
      guides: guides.entries,
      landmarks: landmarks.entries,
      events: events.entries,
      duty: duties.entries,
      dangerLines: danger.lines,
    },
    ids: read.flatMap(({ ids }) => ids),
    unread: listedKinds.filter((kind) => !Array.isArray(documents[kind])),
    problems: [...read.flatMap(({ problems }) => problems), ...danger.problems],
  };
}

function readEntries<Entry>(kind: ContentKind, documents: Documents, shape: z.ZodType<Entry>): Read<Entry> {
  const document = documents[kind];
  if (!Array.isArray(document)) {
    const message = document === undefined ? 'the file is missing' : 'write a list of entries: [ ... ]';
    return { entries: [], ids: [], problems: [error({ kind }, message)] };
  }
  const read = document.map((raw: unknown, index) => ({
    id: idOf(raw),
    name: idOf(raw) ?? `#${index + 1}`,
    result: shape.safeParse(raw),
  }));
  return {
    entries: read.flatMap(({ result }) => (result.success ? [result.data] : [])),
    ids: read.flatMap(({ id }) => (id === null ? [] : [{ kind, id }])),
    problems: read.flatMap(({ name, result }) =>
      result.success
        ? []
        : result.error.issues.map((issue) => error({ kind, id: name, field: issue.path.join('.') }, inWords(issue))),
    ),
  };
}

function idOf(raw: unknown): string | null {
  const id = (raw as { id?: unknown } | null)?.id;
  return typeof id === 'string' && id !== '' ? id : null;
}

function readDangerLines(documents: Documents): { lines: Content['dangerLines']; problems: Problem[] } {
  const kind = 'dangerLines';
  const none = {} as Content['dangerLines'];
  if (documents[kind] === undefined) return { lines: none, problems: [error({ kind }, 'the file is missing')] };
  const result = dangerLines.safeParse(documents[kind]);
  if (result.success) return { lines: result.data, problems: [] };
  const problems = result.error.issues.map((issue) => {
    const [danger = '', ...field] = issue.path.map(String);
    return error({ kind, id: danger, field: field.join('.') }, inWords(issue));
  });
  return { lines: none, problems };
}

/** "Invalid input" helps nobody: where several shapes would do, what each of them asks for. */
function inWords(issue: z.core.$ZodIssue): string {
  if (issue.code !== 'invalid_union') return issue.message;
  const wanted = issue.errors.flat().map(({ message }) => message);
  return wanted.length === 0 ? issue.message : [...new Set(wanted)].join(', or: ');
}
