/** One of one's own items: what is missing, until when, and the way to the very field. */
import { AGENDA_LANGUAGE } from '../../shared/language/languages.ts'
import { missingInWords } from '../../shared/progress/missingInWords.ts'
import type { OwnItem } from '../../shared/protocol/api.ts'
import { shortDate, t, useLanguage } from '../app/language.ts'
import { StatusChip } from '../progress/StatusChip.tsx'
import { Due } from './Due.tsx'
import { addressToWrite } from './ownItems.ts'

interface Props {
  own: OwnItem
  /** The one that is begun with. */
  isFirst?: boolean
  /** It is not waiting for anybody's words: its status stands where the others have their deadline. */
  isWritten?: boolean
}

export function OwnItemRow({ own, isFirst = false, isWritten = false }: Props) {
  const { agenda, number, status } = own
  const title = own.title === '' ? t('untitled') : own.title
  const when = agenda.startsAt === null ? agenda.title : shortDate(agenda.startsAt)
  return (
    <li className="own-item">
      <span className="number">{number}</span>
      <div className="what">
        <h3 lang={own.title === '' ? undefined : AGENDA_LANGUAGE}>{title}</h3>
        <p className="about">
          <span lang={AGENDA_LANGUAGE}>{agenda.council.name}</span> {when}
          <Lacks own={own} />
          {status.is === 'returned' && <Returned why={status.why ?? ''} />}
        </p>
      </div>
      {isWritten ? <StatusChip status={status.is} /> : <Due own={own} />}
      {/* A plain link, not the router's: the page reads the place from the address as it opens. */}
      <a
        className={`button ${isFirst ? 'primary' : ''}`}
        href={addressToWrite(own)}
        aria-label={t(isWritten ? 'openOwnItem' : 'writeInItem', { number, title })}
      >
        {t(isWritten ? 'openIt' : 'write')}
      </a>
    </li>
  )
}

function Lacks({ own: { missing, headings } }: { own: OwnItem }) {
  const language = useLanguage()
  if (missing.length === 0) return null
  const what = missingInWords(missing, (field) => headings[field] ?? field, language)
  return (
    <>
      <span className="between"> · </span>
      <strong className="lacks">{t('lacks', { what })}</strong>
    </>
  )
}

function Returned({ why }: { why: string }) {
  return (
    <>
      <span className="between"> · </span>
      <strong className="returned">{why === '' ? t('statusReturned') : t('returnedBecause', { why })}</strong>
    </>
  )
}
