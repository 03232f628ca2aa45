/** Figures from samples, and the tables in which they are printed: Markdown, ready for `docs/performance.md`. */

/** The value that a share of the samples does not exceed (nearest rank). @throws RangeError without samples */
export function quantile(samples: readonly number[], share: number): number {
  if (samples.length === 0) throw new RangeError('nothing was measured')
  const sorted = samples.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]!
}

export const median = (samples: readonly number[]): number => quantile(samples, 0.5)
export const p95 = (samples: readonly number[]): number => quantile(samples, 0.95)

/** `12.3 ms`, `1234 ms` */
export const inMs = (milliseconds: number): string =>
  `${milliseconds < 100 ? milliseconds.toFixed(1) : milliseconds.toFixed(0)} ms`

/** `12.3 kB`: thousands of bytes. */
export const inKB = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`

/** `12.3 MB`: millions of bytes. */
export const inMB = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`

export const asRatio = (ratio: number): string => `${ratio.toFixed(2)} ×`

export function printTable(
  title: string,
  head: readonly string[],
  rows: readonly (readonly string[])[],
): void {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  console.log(`\n**${title}**\n`)
  console.log([line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n'))
}
