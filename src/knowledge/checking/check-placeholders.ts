// Whether what a guide names between braces is a fact that can be said: {kk-natvarmestue.street}.
import { roomNames } from '../content-schema.ts';
import type { Content, Guide } from '../content-schema.ts';
import { allSteps } from './guide-steps.ts';
import { error } from './problem.ts';
import type { Problem, Spot } from './problem.ts';
import { contactsById, factNames, whyNotSaid } from './sayable-facts.ts';
import type { MayStandIn } from './stated-ids.ts';

export function checkPlaceholders(content: Content, mayStandIn: MayStandIn): Problem[] {
  const known = contactsById(content);
  const whatIsWrong = (placeholder: string): string | null => {
    const { id, fact } = parse(placeholder);
    if (fact === undefined) return `write {id.fact} with one of ${factNames.join(', ')}`;
    if (id in roomNames) return null;
    const entry = known.get(id);
    if (entry) return whyNotSaid(entry, fact);
    // An entry that is broken itself has been told of, and is not judged here.
    return mayStandIn(id, ['places', 'helplines']) ? null : `"${id}" is no place and no helpline`;
  };
  return content.guides.flatMap(textsOf).flatMap(({ text, spot }) =>
    [...text.matchAll(/\{([^{}]*)\}/g)].flatMap(([, placeholder = '']) => {
      const message = whatIsWrong(placeholder);
      return message === null ? [] : [error(spot, `{${placeholder}}: ${message}`)];
    }),
  );
}

function parse(placeholder: string) {
  const [id = '', name, ...rest] = placeholder.split('.');
  return { id, fact: rest.length === 0 ? factNames.find((fact) => fact === name) : undefined };
}

function textsOf({ id, steps }: Guide): { text: string; spot: Spot }[] {
  return allSteps(steps).flatMap(({ field, step }) =>
    Object.entries(step.text ?? {}).map(([language, text]) => ({
      text: text ?? '',
      spot: { kind: 'guides', id, field: `${field}.text.${language}` },
    })),
  );
}
