// Which known word a misspelled one most likely is. Few letters must be nearly right, many may be wrong twice.
import { skeleton } from '../normalise.ts';
import type { Correct } from './tokens.ts';

const shortest = 4;
const longest = 24;
/** Words this long may be wrong twice; they are looked for among those that begin alike. */
const long = 9;
const beginning = 3;

export interface KnownWords {
  /** What a misspelling may be corrected to. */
  targets: Iterable<string>;
  /** Words that are right as they are, though nothing is corrected to them. */
  right: Iterable<string>;
}

export function createSpelling(known: KnownWords): Correct {
  const targets = [...new Set(known.targets)];
  const right = new Set([...targets, ...known.right]);
  const bySkeleton = new Map<string, string>();
  const near: Near = { byDeletion: new Map(), byBeginning: new Map() };
  for (const target of targets) {
    addOnce(bySkeleton, skeleton(target), target);
    addOnce(bySkeleton, skeleton(target.replace(/ae/g, 'a')), target);
    if (target.length < shortest || target.length > longest) continue;
    for (const shorter of deletions(target)) addTo(near.byDeletion, shorter, target);
    if (target.length >= long) addTo(near.byBeginning, target.slice(0, beginning), target);
  }
  const remembered = new Map<string, string>();
  return (form) => {
    if (right.has(form) || /\d/.test(form)) return form;
    const before = remembered.get(form);
    if (before !== undefined) return before;
    const meant = bySkeleton.get(skeleton(form)) ?? nearest(form, near) ?? form;
    if (remembered.size < 5000) remembered.set(form, meant);
    return meant;
  };
}

interface Near {
  byDeletion: Map<string, string[]>;
  byBeginning: Map<string, string[]>;
}

function addTo(map: Map<string, string[]>, key: string, value: string): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

function addOnce(map: Map<string, string>, key: string, value: string): void {
  if (!map.has(key)) map.set(key, value);
}

function deletions(text: string): string[] {
  const all = [text];
  for (let at = 0; at < text.length; at += 1) all.push(text.slice(0, at) + text.slice(at + 1));
  return all;
}

/** How many wrong letters a word of this length may have. */
function allowed(length: number): number {
  if (length <= 3) return 0;
  return length <= 7 ? 1 : 2;
}

function candidates(form: string, { byDeletion, byBeginning }: Near): Set<string> {
  const close = deletions(form).flatMap((shorter) => byDeletion.get(shorter) ?? []);
  const alike = form.length >= long ? (byBeginning.get(form.slice(0, beginning)) ?? []) : [];
  return new Set([...close, ...alike.filter((target) => Math.abs(target.length - form.length) <= 2)]);
}

function nearest(form: string, near: Near): string | undefined {
  if (form.length < shortest || form.length > longest) return undefined;
  let best: string | undefined;
  let bestDistance = allowed(form.length) + 1;
  for (const target of candidates(form, near)) {
    // Four letters: the first is seldom the wrong one, and too many words are one letter away.
    if (form.length <= 4 && (target[0] !== form[0] || target.length < form.length)) continue;
    const distance = distanceOf(form, target);
    if (distance < bestDistance && distance <= allowed(Math.min(form.length, target.length))) {
      best = target;
      bestDistance = distance;
    }
  }
  return best;
}

/** Damerau-Levenshtein with neighbours exchanged counting as one. */
export function distanceOf(left: string, right: string): number {
  let twoBack: number[] = [];
  let back = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let i = 1; i <= left.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= right.length; j += 1) {
      const same = left[i - 1] === right[j - 1] ? 0 : 1;
      let cost = Math.min((back[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (back[j - 1] ?? 0) + same);
      if (left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1])
        cost = Math.min(cost, (twoBack[j - 2] ?? 0) + 1);
      row.push(cost);
    }
    twoBack = back;
    back = row;
  }
  return back[right.length] ?? 0;
}
