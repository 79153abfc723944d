// A model that fails again and again is left alone for a while: nobody waits for what will not come.

export interface Breaker {
  /** Whether to ask now. After a pause one is let through to try, and the others wait for what comes of it. */
  mayAsk(): boolean;
  answered(): void;
  failed(): void;
}

/** So many failures in a row, and then so long a rest. */
const mostFailures = 5;
const rest = { seconds: 60 };

export function createBreaker(now: () => Temporal.Instant, onOpen: () => void = () => {}): Breaker {
  let failures = 0;
  let restsUntil: Temporal.Instant | null = null;
  return {
    mayAsk() {
      if (restsUntil === null) return true;
      if (Temporal.Instant.compare(now(), restsUntil) < 0) return false;
      restsUntil = now().add(rest);
      return true;
    },
    answered() {
      failures = 0;
      restsUntil = null;
    },
    failed() {
      failures += 1;
      if (failures < mostFailures) return;
      if (restsUntil === null) onOpen();
      restsUntil = now().add(rest);
    },
  };
}
