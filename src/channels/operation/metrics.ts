// What is counted for whoever runs Ly: words of ours and numbers, nothing about anybody.
import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { TurnOutcome } from '../../conversation/turn.ts';
import type { Log } from '../../log.ts';
import type { Waiting } from '../../storage/outbox/outbox-state.ts';
import { modelCounters } from './model-counters.ts';

export interface ToRead {
  /** What waits to be sent, by route. */
  outboxState: () => Promise<Waiting[]>;
  now: () => Temporal.Instant;
}

/** Seconds. A citizen hears nothing before the turn is done, and Twilio gives up after fifteen. */
const turnBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

export type Metrics = ReturnType<typeof createMetrics>;

export function createMetrics() {
  const registry = new Registry();
  const countTurn = turnCounters(registry);
  const countEvent = eventCounters(registry);
  const readOutbox = outboxGauges(registry);
  return {
    countTurn,
    countModel: modelCounters(registry),
    /** The same log, with what is written in it counted: metrics and log never tell different stories. */
    counting: (log: Log): Log => ({
      debug: log.debug,
      info: counted(log.info, countEvent),
      warn: counted(log.warn, countEvent),
      error: counted(log.error, countEvent),
    }),
    /** As Prometheus reads it. Never rejects for a database that does not answer: then it says so. */
    async text(from: ToRead): Promise<string> {
      await readOutbox(from);
      return registry.metrics();
    },
    contentType: registry.contentType,
  };
}

type Write = Log['info'];

const counted =
  (write: Write, count: (event: string) => void): Write =>
  (event, fields) => {
    write(event, fields);
    count(event);
  };

function turnCounters(registry: Registry) {
  const registers = [registry];
  const heard = new Counter({
    name: 'ly_messages_total',
    help: 'Messages from citizens, by channel and the language they are written in',
    labelNames: ['channel', 'language'],
    registers,
  });
  const needs = new Counter({ name: 'ly_needs_total', help: 'What was asked for', labelNames: ['need'], registers });
  const urgent = new Counter({ name: 'ly_urgent_total', help: 'Dangers, by kind', labelNames: ['kind'], registers });
  const notUnderstood = new Counter({ name: 'ly_not_understood_total', help: 'Messages not understood', registers });
  const limited = new Counter({
    name: 'ly_limited_total',
    help: 'Messages over a limit, whatever was answered',
    labelNames: ['limit'],
    registers,
  });
  const duration = new Histogram({
    name: 'ly_turn_seconds',
    help: 'From a message to its commit',
    buckets: turnBuckets,
    registers,
  });
  return ({ outcome, situation, step }: Pick<TurnOutcome, 'outcome' | 'situation' | 'step'>, seconds: number): void => {
    if (outcome === 'duplicate') return;
    const { incoming, meaning } = situation;
    heard.inc({ channel: incoming.channel, language: meaning.language });
    for (const need of meaning.needs) needs.inc({ need });
    if (meaning.urgent !== null) urgent.inc({ kind: meaning.urgent });
    if (step.do === 'admit_not_understood') notUnderstood.inc();
    if (incoming.limit) limited.inc({ limit: incoming.limit });
    duration.observe(seconds);
  };
}

/** What became of a message to a citizen or to staff; a message that is tried again counts each time. */
const outcomes: Readonly<Record<string, string>> = {
  message_sent: 'sent',
  message_had_been_sent: 'sent',
  message_not_sent: 'attempt_failed',
  message_given_up: 'failed',
  message_not_delivered: 'not_delivered',
  message_expired: 'expired',
};

/** Events that somebody should look at when there are more of them than usual. */
const watched: readonly string[] = [
  'webhook_refused',
  'form_refused',
  'turn_failed',
  'request_failed',
  'delivery_failed',
  'outbox_unreadable',
  'limits_unreadable',
  'housekeeping_failed',
  'database_connection_lost',
  'human_waited_for',
  'ladder_at_its_end',
  'day_nearly_full',
  'day_full',
  'model_rests',
  'model_not_answering',
];

function eventCounters(registry: Registry): (event: string) => void {
  const registers = [registry];
  const outgoing = new Counter({
    name: 'ly_outgoing_total',
    help: 'What became of messages that were to be sent',
    labelNames: ['outcome'],
    registers,
  });
  const events = new Counter({
    name: 'ly_events_total',
    help: 'Lines of the log that deserve a look when there are many',
    labelNames: ['event'],
    registers,
  });
  // A zero from the start, so that the first one is seen as a rise.
  for (const outcome of new Set(Object.values(outcomes))) outgoing.inc({ outcome }, 0);
  for (const event of watched) events.inc({ event }, 0);
  return (event) => {
    const outcome = outcomes[event];
    if (outcome !== undefined) outgoing.inc({ outcome });
    if (watched.includes(event)) events.inc({ event });
  };
}

function outboxGauges(registry: Registry): (from: ToRead) => Promise<void> {
  const registers = [registry];
  const labelNames = ['route'];
  const size = new Gauge({ name: 'ly_outbox_waiting', help: 'What waits to be sent', labelNames, registers });
  const age = new Gauge({ name: 'ly_outbox_oldest_seconds', help: 'Age of the oldest of it', labelNames, registers });
  const answers = new Gauge({ name: 'ly_database_answers', help: '1 when the database answers', registers });
  return async ({ outboxState, now }) => {
    size.reset();
    age.reset();
    try {
      for (const { route, count, since } of await outboxState()) {
        size.set({ route }, count);
        age.set({ route }, Math.max(0, now().since(since).total('seconds')));
      }
      answers.set(1);
    } catch {
      answers.set(0);
    }
  };
}
