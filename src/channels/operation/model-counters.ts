// What the language model was asked, what came of it and what it cost: numbers alone.
import { Counter, Histogram } from 'prom-client';
import type { Registry } from 'prom-client';
import type { ModelReport } from '../../understanding/ask-model.ts';

/** Seconds. It is given four. */
const buckets = [0.1, 0.25, 0.5, 1, 1.5, 2, 3, 4, 5];

export function modelCounters(registry: Registry): (report: ModelReport) => void {
  const registers = [registry];
  const asked = new Counter({
    name: 'ly_model_questions_total',
    help: 'Questions to the language model, by purpose and what came of them',
    labelNames: ['purpose', 'outcome'],
    registers,
  });
  const tokens = new Counter({
    name: 'ly_model_tokens_total',
    help: 'Tokens sent and come back',
    labelNames: ['direction'],
    registers,
  });
  const cost = new Counter({ name: 'ly_model_cost_oere_total', help: 'What they cost, in øre', registers });
  const seconds = new Histogram({ name: 'ly_model_seconds', help: 'From question to answer', buckets, registers });
  return (report) => {
    asked.inc({ purpose: report.purpose, outcome: report.outcome });
    tokens.inc({ direction: 'in' }, report.tokensIn);
    tokens.inc({ direction: 'out' }, report.tokensOut);
    cost.inc(report.oere);
    seconds.observe(report.seconds);
  };
}
