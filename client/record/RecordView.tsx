/** Who did what: what to show of it, the rows, and a copy to take away. */
import { AGENDA_LANGUAGE } from '../../shared/language/languages.ts'
import { t } from '../app/language.ts'
import { SignedOutHere } from '../app/SignedOutHere.tsx'
import { RecordFilter } from './RecordFilter.tsx'
import { RecordRows } from './RecordRows.tsx'
import { EVERYTHING_WANTED, type RecordRead, type Wanted } from './useRecord.ts'
import './record.css'

interface Props {
  council: string
  record: RecordRead
  wanted: Wanted
  onWant: (wanted: Wanted) => void
}

export function RecordView({ council, record, wanted, onWant }: Props) {
  const { is, page } = record
  if (is === 'forbidden') return <p role="alert">{t('recordForbidden')}</p>
  if (is === 'signed-out') return <SignedOutHere />
  const isAll = Object.values(wanted).every((value) => value === '')
  const nothing = isAll ? t('recordNothing') : t('recordNoHits')
  return (
    <>
      <p className="record-lead">
        {page !== null && <b lang={AGENDA_LANGUAGE}>{page.council.name}. </b>}
        {t('recordLead')}
      </p>
      {page !== null && <RecordFilter {...{ page, wanted, onWant, isAll }} />}
      {page !== null && page.rows.length > 0 && <RecordRows page={page} />}
      <p className="record-told" role="status">
        {is === 'loading' && t('recordLoading')}
        {is === 'failed' && t('recordFailed')}
        {is === 'ready' && page?.rows.length === 0 && nothing}
      </p>
      <More record={record} />
      {page !== null && <TakeCopy council={council} wanted={wanted} />}
    </>
  )
}

/** The button stays while it is busy: it has the focus. */
function More({ record: { is, page, more } }: { record: RecordRead }) {
  if (is !== 'failed' && (page?.before ?? null) === null) return null
  return (
    <button
      type="button"
      className="button"
      aria-disabled={is === 'loading'}
      onClick={is === 'loading' ? undefined : more}
    >
      {t(is === 'failed' ? 'tryAgain' : 'recordOlder')}
    </button>
  )
}

/** A form, so that the browser saves what comes back; all that is wanted, and not only what is shown of it. */
function TakeCopy({ council, wanted }: Pick<Props, 'council' | 'wanted'>) {
  return (
    <form
      className="record-copy"
      method="post"
      action={`/api/councils/${encodeURIComponent(council)}/record/export`}
    >
      {Object.entries({ ...EVERYTHING_WANTED, ...wanted }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <span>{t('recordExport')}:</span>
      <button type="submit" className="button" name="format" value="csv">
        {t('recordCsv')}
      </button>
      <button type="submit" className="button" name="format" value="json">
        {t('recordJson')}
      </button>
    </form>
  )
}
