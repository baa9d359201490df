// What drawings are made of: colours and texts that are readable on light and dark pages, and places on an axis.

export const COLOURS = ['#2f7ed8', '#d9534f', '#2e9e5b', '#b06bd0', '#d98a1f', '#1aa3a3', '#c2569a', '#7f8c2f'];
export const STYLE = `text { font: 13px system-ui, sans-serif; fill: #333 }
.grid { stroke: #8884; fill: none }
.known { stroke: #888; stroke-dasharray: 5 5; fill: none }
.quiet { fill: #777 }
@media (prefers-color-scheme: dark) { text { fill: #ddd } .quiet { fill: #999 } }`;

export function within(from: number, to: number, share: number): number {
  return round(from + (to - from) * share);
}

export function round(value: number): number {
  return Math.round(value * 10) / 10;
}

export function text(x: number, y: number, words: string, anchor: string, kind = ''): string {
  const safe = words.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<text x="${x}" y="${round(y)}" text-anchor="${anchor}"${kind && ` class="${kind}"`}>${safe}</text>`;
}
