// Why Ly cannot start, in words for whoever starts it. Errors of a room are named in that room.

/** Settings that are wrong or half given: every one of them, with what to do. */
export class SettingsError extends Error {
  override name = 'SettingsError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`Ly cannot start with these settings:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
    this.problems = problems;
  }
}
