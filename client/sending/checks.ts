/** What stands in the way of sending an agenda, item by item, in the words of the board: nothing of it stops anybody. */
import type { VersionChanges, VersionKind } from '../../shared/protocol/versions.ts'
import { t } from '../app/language.ts'
import type { LiveProgress } from '../progress/liveProgress.ts'

/** One that lacks something, waits for an approval or has open comments. */
export type CheckedRow = Pick<
  LiveProgress,
  'id' | 'kind' | 'number' | 'title' | 'status' | 'missing' | 'openThreads' | 'withoutText'
>

export interface Checks {
  /** In the order of the agenda. */
  rows: CheckedRow[]
  /** How many lack something. */
  lacking: number
  /** How many items are not approved; of what nothing is asked, as «Eventuelt», no approval is either. */
  notApproved: number
  /** How many threads wait for somebody. */
  openThreads: number
  /** How many items there are. */
  items: number
}

/** Of a «tillægsdagsorden» that alone is checked which goes out. @param changes since the last version; `null`: not known yet */
export function goingOut<Row extends Pick<CheckedRow, 'id'>>(
  rows: readonly Row[],
  kind: VersionKind,
  changes: Pick<VersionChanges, 'items'> | null,
): readonly Row[] {
  if (kind === 'whole' || changes === null) return rows
  const going = new Set<string>(changes.items.map(({ item }) => item))
  return rows.filter(({ id }) => going.has(id))
}

export function checksOf(all: readonly CheckedRow[]): Checks {
  const items = all.filter(({ kind }) => kind === 'item')
  const waits = (row: CheckedRow): boolean =>
    row.kind === 'item' && !row.withoutText && row.status.is !== 'approved'
  return {
    rows: all.filter((row) => row.missing.length > 0 || waits(row) || row.openThreads > 0),
    lacking: items.filter(({ missing }) => missing.length > 0).length,
    notApproved: items.filter(waits).length,
    openThreads: all.reduce((sum, row) => sum + row.openThreads, 0),
    items: items.length,
  }
}

/** @returns «3 punkter mangler noget», «2 punkter er ikke godkendt», «4 åbne kommentarer»; empty: nothing is in the way */
export const inTheWay = ({ lacking, notApproved, openThreads }: Checks): string[] => [
  ...(lacking > 0 ? [t('sendLacking', { n: lacking })] : []),
  ...(notApproved > 0 ? [t('sendNotApproved', { n: notApproved })] : []),
  ...(openThreads > 0 ? [t('sendOpenComments', { n: openThreads })] : []),
]
