/** What stands in the way of sending an agenda, item by item, in the words of the board: nothing of it stops anybody. */
import type { StatusName } from '../../shared/agenda/document.ts'
import type { VersionChanges, VersionKind } from '../../shared/protocol/versions.ts'
import { t } from '../app/language.ts'
import type { LiveProgress } from '../progress/liveProgress.ts'
import { isNewIn } from './isNewIn.ts'

/** Told where the others are, and of who has none nothing more is asked: what is new may well need no excuse. */
const LATE_REASON = { kind: 'lateReason' } as const

/** One that lacks something, waits for an approval or has open comments. */
export type CheckedRow = Pick<
  LiveProgress,
  'id' | 'kind' | 'number' | 'title' | 'status' | 'missing' | 'openThreads' | 'withoutText' | 'lateReason'
>

export interface Checks {
  /** In the order of the agenda. */
  rows: CheckedRow[]
  /** How many lack something. */
  lacking: number
  /** How many items are not approved, by where they stand; of what nothing is asked, as «Eventuelt», no approval is either. */
  standing: Record<Exclude<StatusName, 'approved'>, number>
  /** How many are new since the last version and do not say why. */
  withoutReason: number
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

/** @param changes since the last version; `null`: not known yet, or there is none */
export function checksOf(
  rows: readonly CheckedRow[],
  changes: Pick<VersionChanges, 'items'> | null = null,
): Checks {
  const asksWhy = (row: CheckedRow): boolean =>
    row.kind === 'item' && !row.withoutText && row.lateReason === '' && isNewIn(changes, row.id)
  const all = rows.map(
    (row): CheckedRow => (asksWhy(row) ? { ...row, missing: [...row.missing, LATE_REASON] } : row),
  )
  const items = all.filter(({ kind }) => kind === 'item')
  const waits = (row: CheckedRow): boolean =>
    row.kind === 'item' && !row.withoutText && row.status.is !== 'approved'
  const standing = (is: StatusName): number =>
    items.filter((row) => waits(row) && row.status.is === is).length
  return {
    rows: all.filter((row) => row.missing.length > 0 || waits(row) || row.openThreads > 0),
    lacking: items.filter(({ missing }) => missing.some((one) => one !== LATE_REASON)).length,
    standing: {
      drafting: standing('drafting'),
      ready: standing('ready'),
      returned: standing('returned'),
    },
    withoutReason: rows.filter(asksWhy).length,
    openThreads: all.reduce((sum, row) => sum + row.openThreads, 0),
    items: items.length,
  }
}

/** @returns «3 punkter mangler noget», «2 punkter er ikke klar», «4 kommentarer er åbne»; empty: nothing is in the way */
export const inTheWay = ({ lacking, standing, openThreads }: Checks): string[] => [
  ...(lacking > 0 ? [t('sendLacking', { n: lacking })] : []),
  ...(standing.drafting > 0 ? [t('sendNotReady', { n: standing.drafting })] : []),
  ...(standing.returned > 0 ? [t('sendReturned', { n: standing.returned })] : []),
  ...(standing.ready > 0 ? [t('sendNotApproved', { n: standing.ready })] : []),
  ...(openThreads > 0 ? [t('sendOpenComments', { n: openThreads })] : []),
]
