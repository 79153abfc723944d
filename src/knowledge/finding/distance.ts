// How far apart two points are.
import type { Point } from '../../vocabulary.ts';

const earthRadiusMeters = 6_371_000;

/** Metres as the crow flies; exact to less than half a percent within a city. */
export function metersBetween(one: Point, other: Point): number {
  const radians = Math.PI / 180;
  const north = (other.latitude - one.latitude) * radians;
  const east = (other.longitude - one.longitude) * radians * Math.cos(((one.latitude + other.latitude) / 2) * radians);
  return earthRadiusMeters * Math.hypot(north, east);
}
