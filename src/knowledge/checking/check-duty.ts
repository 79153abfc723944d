// Whether the ladder has a foot and a top: where anybody is on duty, somebody is told at once and somebody last.
import type { Content, Duty } from '../content-schema.ts';
import { error, warning } from './problem.ts';
import type { Problem } from './problem.ts';

export function dutyErrors({ duty }: Content): Problem[] {
  if (duty.length === 0 || onRung(1, duty).length > 0) return [];
  return [error({ kind: 'duty' }, 'nobody is told at once: give one of them rung 1')];
}

export function dutyWarnings({ duty }: Content): Problem[] {
  if (duty.length === 0) return [];
  const last = onRung(3, duty);
  if (last.length === 0) return [warning({ kind: 'duty' }, 'nobody is told last: give one of them rung 3')];
  return last
    .filter(({ phone }) => phone === null)
    .map(({ id }) => warning({ kind: 'duty', id, field: 'phone' }, 'told last, and no phone to ring them on'));
}

const onRung = (rung: 1 | 2 | 3, duty: readonly Duty[]): Duty[] => duty.filter(({ rungs }) => rungs.includes(rung));
