// Every step of a guide, also those among which one is chosen.
import type { GuideStep } from '../content-schema.ts';

export interface PlacedStep {
  /** "steps.1.oneOf.0" */
  field: string;
  step: GuideStep;
}

export function allSteps(steps: readonly GuideStep[], within = 'steps'): PlacedStep[] {
  return steps.flatMap((step, index) => {
    const field = `${within}.${index}`;
    return [{ field, step }, ...allSteps(step.oneOf ?? [], `${field}.oneOf`)];
  });
}
