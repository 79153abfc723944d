// What a start would say of these settings.
import { readSettings } from '../src/settings.ts';

/** Empty where it would start. */
export function problemsOf(env: Record<string, string>): readonly string[] {
  try {
    readSettings(env);
  } catch (error) {
    return (error as { problems: string[] }).problems;
  }
  return [];
}
