/** The board's table: a line an item, below the sections of the agenda, with a head that sorts. */
import { memo, type ReactNode, useMemo } from 'react'
import { Link } from 'wouter'
import { readFacts, type TemplateField } from '../../shared/agenda/document.ts'
import { shownNumber } from '../../shared/agenda/outline.ts'
import { AGENDA_LANGUAGE } from '../../shared/language/languages.ts'
import type { ProgressRules } from '../../shared/progress/itemProgress.ts'
import { tallyOf } from '../../shared/progress/tally.ts'
import { useAgenda } from '../agenda/agendaContext.ts'
import { ErrorBoundary } from '../app/ErrorBoundary.tsx'
import { t, useLanguage } from '../app/language.ts'
import type { LiveProgress } from '../progress/liveProgress.ts'
import { threadsPath } from '../threads/threadAddress.ts'
import { itemsBelow, type RowGroup } from './arrange.ts'
import { BoardLine } from './BoardLine.tsx'
import type { Holding } from './useHeldRows.ts'
import { type BoardView, type Sort, sortedBy } from './view.ts'

interface Props {
  /** Every line of the agenda, in its order. */
  all: readonly LiveProgress[]
  groups: readonly RowGroup[]
  rules: ProgressRules
  view: BoardView
  /** Of the agenda. */
  address: string
  onView: (view: BoardView) => void
  holding: Holding
}

/** What the lines have beside their fields. */
const OTHER_COLUMNS = 6

export function BoardTable({ all, groups, rules, view, address, onView, holding }: Props) {
  const language = useLanguage()
  const fields = useMemo(() => rules.fields.filter(({ hidden }) => !hidden), [rules])
  const hasAttachments = all.some(({ attachments }) => attachments.length > 0)
  const columns = OTHER_COLUMNS + fields.length + (hasAttachments ? 1 : 0)
  return (
    <table className="board-table" {...holding}>
      <Caption />
      <thead>
        <tr>
          <SortHead sort="number" view={view} onView={onView} className="number">
            {t('boardNumber')}
          </SortHead>
          <th scope="col">{t('boardItem')}</th>
          <SortHead sort="responsible" view={view} onView={onView}>
            {t('boardResponsible')}
          </SortHead>
          {fields.map(({ key, heading }) => (
            <th key={key} scope="col" lang={AGENDA_LANGUAGE}>
              {heading}
            </th>
          ))}
          {hasAttachments && <th scope="col">{t('boardAttachments')}</th>}
          <SortHead sort="comments" view={view} onView={onView}>
            {t('boardComments')}
          </SortHead>
          <SortHead sort="status" view={view} onView={onView}>
            {t('boardStatus')}
          </SortHead>
          <SortHead sort="changed" view={view} onView={onView}>
            {t('boardChanged')}
          </SortHead>
        </tr>
      </thead>
      {groups.map(({ section, rows }, index) => (
        <Group key={section?.id ?? rows[0]?.id ?? index} columns={columns}>
          <tbody>
            {section !== null && (
              <SectionLine section={section} items={itemsBelow(all, section)} {...{ columns, address }} />
            )}
            {rows.map((row) => (
              <BoardLine key={row.id} {...{ row, fields, hasAttachments, address, language }} />
            ))}
          </tbody>
        </Group>
      ))}
    </table>
  )
}

function Caption() {
  const { council, title } = readFacts(useAgenda().session.doc)
  return <caption className="visually-hidden">{t('boardOf', { agenda: council || title })}</caption>
}

interface SortHeadProps {
  sort: Sort
  view: BoardView
  className?: string
  onView: (view: BoardView) => void
  children: ReactNode
}

/** What changed last stands first, and where most is said; everything else begins with the least. */
const FIRST_ORDER = { changed: 'descending', comments: 'descending' } as Partial<Record<Sort, 'descending'>>
const TURNED = { ascending: 'descending', descending: 'ascending' } as const

function SortHead({ sort, view, className, onView, children }: SortHeadProps) {
  const first = FIRST_ORDER[sort] ?? 'ascending'
  const order = view.sort !== sort ? undefined : view.isTurned ? TURNED[first] : first
  return (
    <th scope="col" className={className} aria-sort={order}>
      {/* On a phone nothing of the head is seen, and nothing there may have the focus. */}
      <span className="head-name">{children}</span>
      <button type="button" className="board-sort" onClick={() => onView(sortedBy(view, sort))}>
        {children}
        <span className="arrow" aria-hidden="true">
          {order === 'ascending' ? '▲' : order === 'descending' ? '▼' : ''}
        </span>
      </button>
    </th>
  )
}

interface SectionLineProps {
  section: LiveProgress
  items: readonly LiveProgress[]
  columns: number
  address: string
}

const SectionLine = memo(
  function SectionLine({ section, items, columns, address }: SectionLineProps) {
    useLanguage()
    const { approved, ready } = tallyOf(items)
    const comments = items.reduce((sum, { openThreads }) => sum + openThreads, section.openThreads)
    return (
      <tr id={`item-${section.id}`} className="board-section">
        <th scope="rowgroup" colSpan={columns}>
          <a href={`${address}#item-${section.id}`}>
            <span className="number">{shownNumber(section)}</span>{' '}
            <span lang={AGENDA_LANGUAGE}>{section.title || t('untitled')}</span>
          </a>{' '}
          {items.length > 0 && (
            <span className="sum">{t('boardReadyOf', { ready: approved + ready, n: items.length })}</span>
          )}
          {comments > 0 && (
            <span className="sum">
              {' · '}
              <Link href={threadsPath(address)}>{t('openThreads', { n: comments })}</Link>
            </span>
          )}
        </th>
      </tr>
    )
  },
  (before, after) =>
    before.section === after.section &&
    before.columns === after.columns &&
    before.items.length === after.items.length &&
    before.items.every((item, index) => item === after.items[index]),
)

/** Lines of a section may fail alone. */
function Group({ columns, children }: { columns: number; children: ReactNode }) {
  return (
    <ErrorBoundary
      fallback={(again) => (
        <tbody>
          <tr>
            <td colSpan={columns} className="part-failed" role="alert">
              {t('partFailed', { name: t('partBoardGroup') })}{' '}
              <button type="button" className="button" onClick={again}>
                {t('tryAgain')}
              </button>
            </td>
          </tr>
        </tbody>
      )}
    >
      {children}
    </ErrorBoundary>
  )
}

export type BoardColumns = readonly TemplateField[]
