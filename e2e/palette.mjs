// Makes a screenshot small: at most 256 colours, one byte a pixel. Screens have few colours, so nobody sees it.
import { crc32, deflateSync, inflateSync } from "node:zlib";

const SIGNATURE = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
const MOST = 256;
/** Colours kept as they are because so much of the picture has them: grounds differ by so little that none may be merged. */
const KEPT = 96;
/** Bits of each channel that tell the others apart while they are counted. */
const BITS = 5;

/** A PNG of eight-bit RGB or RGBA as Chromium writes it, as a PNG with a palette. */
export function palettized(png) {
  const { width, height, depth, pixels } = decoded(png);
  const counts = [...counted(pixels, depth)].sort(([, one], [, other]) => other - one);
  const kept = counts.slice(0, KEPT).map(([color]) => rgbOf(color));
  const boxes = split(cellsOf(counts.slice(KEPT)), MOST - kept.length);
  const colors = [...kept, ...boxes.map(commonestOf)];
  const indices = indexed(pixels, depth, boxes, colors, kept.length);
  const rows = Buffer.alloc(height * (width + 1));
  for (let y = 0; y < height; y += 1) indices.copy(rows, y * (width + 1) + 1, y * width, (y + 1) * width);
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    SIGNATURE,
    chunk("IHDR", head),
    chunk("PLTE", Buffer.from(colors.flat())),
    chunk("IDAT", deflateSync(rows, { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function decoded(png) {
  const data = [];
  let head;
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    const name = png.toString("latin1", at + 4, at + 8);
    const body = png.subarray(at + 8, at + 8 + length);
    if (name === "IHDR") head = body;
    if (name === "IDAT") data.push(body);
    at += length + 12;
  }
  const depth = { 2: 3, 6: 4 }[head[9]];
  if (head[8] !== 8 || depth === undefined || head[12] !== 0) throw new Error("only plain eight-bit RGB and RGBA pictures are read");
  const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)];
  return { width, height, depth, pixels: unfiltered(inflateSync(Buffer.concat(data)), width * depth, height, depth) };
}

/** Undoes what a PNG does to each row before it is packed. */
function unfiltered(raw, stride, height, depth) {
  const out = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (stride + 1)];
    for (let x = 0; x < stride; x += 1) {
      const at = y * stride + x;
      const left = x >= depth ? out[at - depth] : 0;
      const up = y > 0 ? out[at - stride] : 0;
      const corner = x >= depth && y > 0 ? out[at - stride - depth] : 0;
      const guess = [0, left, up, (left + up) >> 1, 0][filter] + (filter === 4 ? paeth(left, up, corner) : 0);
      out[at] = raw[y * (stride + 1) + 1 + x] + guess;
    }
  }
  return out;
}

function paeth(left, up, corner) {
  const [l, u, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  return l <= u && l <= c ? left : u <= c ? up : corner;
}

function keyOf(pixels, at) {
  const drop = 8 - BITS;
  return ((pixels[at] >> drop) << (2 * BITS)) | ((pixels[at + 1] >> drop) << BITS) | (pixels[at + 2] >> drop);
}

function rgbOf(color) {
  return [color >> 16, (color >> 8) & 255, color & 255];
}

/** How many pixels have each colour. */
function counted(pixels, depth) {
  const counts = new Map();
  for (let at = 0; at < pixels.length; at += depth) {
    const color = (pixels[at] << 16) | (pixels[at + 1] << 8) | pixels[at + 2];
    counts.set(color, (counts.get(color) ?? 0) + 1);
  }
  return counts;
}

/** Colours that lie together, with their pixels' sum and the one that occurs most. */
function cellsOf(counts) {
  const cells = new Map();
  for (const [color, count] of counts) {
    const rgb = rgbOf(color);
    const key = keyOf(rgb, 0);
    const cell = cells.get(key) ?? { key, count: 0, most: 0, rgb };
    cell.count += count;
    if (count > cell.most) Object.assign(cell, { most: count, rgb });
    cells.set(key, cell);
  }
  return [...cells.values()];
}

/** Median cut: the box with the most to tell is cut at the middle of its widest channel. */
function split(cells, most) {
  if (cells.length === 0) return [];
  const boxes = [boxOf(cells)];
  while (boxes.length < most) {
    boxes.sort((one, other) => other.weight - one.weight);
    const [widest] = boxes;
    if (widest.weight === 0) break;
    const sorted = [...widest.cells].sort((one, other) => one.rgb[widest.channel] - other.rgb[widest.channel]);
    const half = sorted.reduce((sum, { count }) => sum + Math.sqrt(count), 0) / 2;
    let sum = 0;
    const found = sorted.findIndex(({ count }) => (sum += Math.sqrt(count)) >= half);
    const cut = Math.min(Math.max(found, 1), sorted.length - 1);
    boxes.splice(0, 1, boxOf(sorted.slice(0, cut)), boxOf(sorted.slice(cut)));
  }
  return boxes;
}

function boxOf(cells) {
  const spans = [0, 1, 2].map((channel) => {
    const values = cells.map(({ rgb }) => rgb[channel]);
    return Math.max(...values) - Math.min(...values);
  });
  const channel = spans.indexOf(Math.max(...spans));
  // A colour of a few pixels counts too: it may be a small icon.
  const weight = spans[channel] * cells.reduce((sum, { count }) => sum + Math.sqrt(count), 0);
  return { cells, channel, weight };
}

/** The colour of a box: one that is really there. */
function commonestOf({ cells }) {
  return cells.reduce((best, cell) => (cell.most > best.most ? cell : best)).rgb;
}

function indexed(pixels, depth, boxes, colors, first) {
  const exact = new Map(colors.map(([r, g, b], index) => [(r << 16) | (g << 8) | b, index]));
  const byCell = new Map(boxes.flatMap(({ cells }, index) => cells.map(({ key }) => [key, first + index])));
  const out = Buffer.alloc(pixels.length / depth);
  for (let at = 0, index = 0; at < pixels.length; at += depth, index += 1) {
    const color = (pixels[at] << 16) | (pixels[at + 1] << 8) | pixels[at + 2];
    out[index] = exact.get(color) ?? byCell.get(keyOf(pixels, at));
  }
  return out;
}

function chunk(name, body) {
  const out = Buffer.alloc(body.length + 12);
  out.writeUInt32BE(body.length, 0);
  out.write(name, 4, "latin1");
  body.copy(out, 8);
  out.writeUInt32BE(crc32(out.subarray(4, 8 + body.length)), 8 + body.length);
  return out;
}
