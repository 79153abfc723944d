// From documents as they were read to content that can be trusted, or the list of everything that is wrong with it.
import { checkAges } from './checking/check-ages.ts';
import { dutyErrors, dutyWarnings } from './checking/check-duty.ts';
import { checkPlaceholders } from './checking/check-placeholders.ts';
import { checkReferences } from './checking/check-references.ts';
import { checkShape } from './checking/check-shape.ts';
import { checkTexts } from './checking/check-texts.ts';
import { nearDuplicates } from './checking/near-duplicates.ts';
import type { Problem } from './checking/problem.ts';
import { knowIds } from './checking/stated-ids.ts';
import type { Content } from './content-schema.ts';
import { metersBetween } from './finding/distance.ts';

export { contentFiles } from './checking/problem.ts';
export type { ContentKind, Problem } from './checking/problem.ts';

type Documents = Record<string, unknown>;

/**
 * Never throws, and lists every error, not only the first.
 * @param documents by kind (`places`, `dangerLines`, ...), parsed and otherwise unchecked; all seven are needed.
 */
export function checkContent(documents: Documents): { content: Content } | { problems: Problem[] } {
  const { content, problems } = findErrors(documents);
  return problems.length === 0 ? { content } : { problems };
}

/** The errors, and what does not stop the start but is work for the editors: what may be one place twice, what nobody has confirmed. */
export function inspectContent(documents: Documents, today: Temporal.PlainDate): Problem[] {
  const { content, problems } = findErrors(documents);
  return [
    ...problems,
    ...nearDuplicates(content, metersBetween),
    ...dutyWarnings(content),
    ...checkAges(content, today),
  ];
}

/** The content is whole only where there are no problems. */
function findErrors(documents: Documents): { content: Content; problems: Problem[] } {
  const { content, ids, unread, problems } = checkShape(documents);
  const mayStandIn = knowIds(ids, unread);
  const references = checkReferences(content, ids, mayStandIn);
  const placeholders = checkPlaceholders(content, mayStandIn);
  return {
    content,
    problems: [...problems, ...references, ...placeholders, ...checkTexts(content), ...dutyErrors(content)],
  };
}
