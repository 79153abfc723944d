// What a learner of needs sees of a message beside its words.
import type { Reading } from '../lexicon.ts';
import { themeMarks } from '../marks.ts';

export function needMarks(reading: Reading): Map<string, number> {
  const marks = new Map(themeMarks(reading));
  const put = (name: string, weight: number) => marks.set(name, Math.max(marks.get(name) ?? 0, weight));
  for (const match of reading.found('need')) put(`need:${match.label.name}`, match.words > 1 ? 3 : 2.2);
  for (const match of reading.found('hint')) put(`hint:${match.label.name}`, 1.2);
  for (const list of ['danger', 'filters', 'asks'])
    for (const match of reading.found(list)) put(`${list}:${match.label.name}`, 0.8);
  return marks;
}
