// A screenshot in few colours: a third of the bytes, and to the eye the same, since a page has few and shades at the edges of letters.
import { crc32, deflateSync, inflateSync } from 'node:zlib';

interface Picture {
  width: number;
  height: number;
  /** 0xRRGGBB of each point, row by row. */
  points: Uint32Array;
}

/** The colours seen most often stay as they are; each of the others becomes the nearest of them. */
const mostColours = 128;
const signature = Buffer.from('89504e470d0a1a0a', 'hex');

/** @param png as a browser takes it: 8 bits a channel, not interlaced. */
export function smallPng(png: Buffer): Buffer {
  const picture = readPng(png);
  const { palette, indexes } = fewColours(picture);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(picture.width, 0);
  header.writeUInt32BE(picture.height, 4);
  // 8 bits a point, each the number of a colour.
  header.set([8, 3, 0, 0, 0], 8);
  const rows = Buffer.alloc((picture.width + 1) * picture.height);
  for (let y = 0; y < picture.height; y += 1) {
    rows.set(indexes.subarray(y * picture.width, (y + 1) * picture.width), y * (picture.width + 1) + 1);
  }
  const colours = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]));
  const parts = [chunk('IHDR', header), chunk('PLTE', colours), chunk('IDAT', deflateSync(rows, { level: 9 }))];
  return Buffer.concat([signature, ...parts, chunk('IEND', Buffer.alloc(0))]);
}

function fewColours({ points }: Picture) {
  const seen = new Map<number, number>();
  for (const colour of points) seen.set(colour, (seen.get(colour) ?? 0) + 1);
  const byUse = [...seen].toSorted(([, one], [, other]) => other - one).map(([colour]) => colour);
  const palette = byUse.slice(0, mostColours);
  const nearest = new Map(byUse.map((colour) => [colour, indexOfNearest(colour, palette)]));
  return { palette, indexes: Uint8Array.from(points, (colour) => nearest.get(colour) ?? 0) };
}

function indexOfNearest(colour: number, palette: readonly number[]): number {
  const distances = palette.map((other) =>
    [16, 8, 0].reduce((sum, shift) => sum + (((colour >> shift) & 255) - ((other >> shift) & 255)) ** 2, 0),
  );
  return distances.indexOf(Math.min(...distances));
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'ascii'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

function readPng(png: Buffer): Picture {
  const [width, height, depth, kind] = [png.readUInt32BE(16), png.readUInt32BE(20), png[24], png[25]];
  if (depth !== 8 || (kind !== 2 && kind !== 6)) throw new Error('a screenshot of another kind than expected');
  const channels = kind === 2 ? 3 : 4;
  const rows = unfilter(inflateSync(dataOf(png)), { stride: width * channels, channels });
  const points = Uint32Array.from({ length: width * height }, (_, index) => rows.readUIntBE(index * channels, 3));
  return { width, height, points };
}

function dataOf(png: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = signature.length; at < png.length;) {
    const length = png.readUInt32BE(at);
    if (png.toString('ascii', at + 4, at + 8) === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  return Buffer.concat(parts);
}

/** Each row says how its bytes were foretold from those to the left and above: that is added again. */
function unfilter(raw: Buffer, { stride, channels }: { stride: number; channels: number }): Buffer {
  const rows = Buffer.alloc((raw.length / (stride + 1)) * stride);
  for (let y = 0; y * (stride + 1) < raw.length; y += 1) {
    const filter = raw[y * (stride + 1)] ?? 0;
    for (let x = 0; x < stride; x += 1) {
      const at = y * stride + x;
      const left = x < channels ? 0 : (rows[at - channels] ?? 0);
      const above = y === 0 ? 0 : (rows[at - stride] ?? 0);
      const corner = y === 0 || x < channels ? 0 : (rows[at - stride - channels] ?? 0);
      rows[at] = (raw[at + y + 1] ?? 0) + foretold(filter, { left, above, corner });
    }
  }
  return rows;
}

interface Around {
  left: number;
  above: number;
  corner: number;
}

function foretold(filter: number, { left, above, corner }: Around): number {
  if (filter === 4) return paeth({ left, above, corner });
  return [0, left, above, Math.floor((left + above) / 2)][filter] ?? 0;
}

function paeth({ left, above, corner }: Around): number {
  const guess = left + above - corner;
  const nearest = [left, above, corner].toSorted((one, other) => Math.abs(guess - one) - Math.abs(guess - other));
  return nearest[0] ?? 0;
}
