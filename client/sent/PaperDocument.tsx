/** A sent agenda as paper: drawn from what was frozen when it was sent, and from nothing else. Beside each item one's own note. */
import { Fragment, memo, type ReactNode, useMemo, useRef, useState } from 'react'
import type { AttachmentId, ItemId } from '../../shared/agenda/document.ts'
import { AGENDA, type FieldPlace } from '../../shared/agenda/fieldPlace.ts'
import { ATTACHMENTS_HEADING } from '../../shared/agenda/template.ts'
import { AGENDA_LANGUAGE } from '../../shared/language/languages.ts'
import type { ChangedFact, PaperFact } from '../../shared/paper/changedFacts.ts'
import type { Change, MarkedText } from '../../shared/paper/marked.ts'
import type {
  MarkedAttachment,
  MarkedField,
  MarkedItem,
  Words as MarkedWords,
} from '../../shared/paper/markItem.ts'
import type { Paper, PaperAttachment, PaperItem } from '../../shared/paper/paper.ts'
import { headingOf, nameOfAttachment, nameOfItem, paperItems } from '../../shared/paper/paperReading.ts'
import { caseLineOf, lateLine, numberOf, presenterLine } from '../../shared/paper/paperWords.ts'
import { plainText } from '../../shared/richtext/plainText.ts'
import { elementId } from '../agenda/agendaContext.ts'
import { t, useLanguage } from '../app/language.ts'
import { Part } from '../app/Part.tsx'
import { attachmentElementId } from '../attachments/attachmentAt.ts'
import { sizeInWords } from '../attachments/size.ts'
import { DrawnText } from '../editor/DrawnText.tsx'
import { CopyLink } from '../reading/CopyLink.tsx'
import { Heading } from '../ui/Heading.tsx'
import { ChangeMark, isNews } from './ChangeMark.tsx'
import { markedHtml } from './markedHtml.ts'
import { SupplementLine, SupplementMark } from './OfSupplement.tsx'
import { OPENING, whenAndWhere } from './openingLines.ts'
import { partsInWords } from './partsInWords.ts'
import { useTableScrolling } from './tableScrolling.ts'
import { useFiles } from './useFiles.ts'
import { useOpenFile } from './useOpenFile.ts'
import { Words } from './Words.tsx'
import '../agenda/paper.css'
import '../reading/reading.css'

/** The page's own heading is level 1. */
const FIRST_LEVEL = 2

interface Props {
  paper: Paper
  /** What is said of the meeting otherwise. */
  facts: readonly ChangedFact[]
  /** Of changed items: what is new in them, and what was deleted. */
  marked: ReadonlyMap<ItemId, MarkedItem>
  hasDeleted: boolean
  /** Where an attachment's file is. */
  addressOf: (attachment: AttachmentId) => string
  /** Where the council's logo is; `null`: it has none. */
  logo: string | null
  /** What stands beside an item, or, of `null`, beside the opening. */
  beside: (item: PaperItem | null) => ReactNode
}

export function PaperDocument({ paper, facts, marked, hasDeleted, addressOf, logo, beside }: Props) {
  useLanguage()
  const { font, colour } = paper.look
  const items = useMemo(() => paperItems(paper), [paper])
  const page = useRef<HTMLElement>(null)
  useTableScrolling(page, items, [marked, hasDeleted])
  return (
    <article
      className="page reading sent-paper"
      data-font={font}
      ref={(element) => {
        page.current = element
        element?.style.setProperty('--paper-colour', colour)
        element?.style.setProperty('--says-new', JSON.stringify(`${t('saysInserted')} `))
        element?.style.setProperty('--says-deleted', JSON.stringify(`${t('saysDeleted')} `))
      }}
    >
      <Part name={t('partFacts')}>
        <div className="own-row">
          <Opening {...{ paper, facts, logo }} />
          {beside(null)}
        </div>
      </Part>
      {items.map((item) => (
        <Part key={item.id} name={t('partItem', { number: item.number })}>
          <section
            id={`item-${item.id}`}
            className="item"
            data-kind={item.kind}
            data-change={item.change ?? (isNews(item) ? 'moved' : null)}
          >
            <div className="own-row">
              <OwnText {...{ item, paper, marked: marked.get(item.id), hasDeleted, addressOf }} />
              {item.kind === 'item' && beside(item)}
            </div>
          </section>
        </Part>
      ))}
    </article>
  )
}

function Opening({ paper, facts, logo }: Pick<Props, 'paper' | 'facts' | 'logo'>) {
  const { council, title, motto, look } = paper
  const markOf = (...of: PaperFact[]) => (
    <ChangeMark change={facts.some(({ is }) => of.includes(is)) ? 'changed' : null} />
  )
  return (
    <div className="opening">
      {logo !== null && <Logo key={logo} address={logo} alt={look.logo?.alt ?? ''} />}
      <p className="council" id={elementId(OPENING.council)} lang={AGENDA_LANGUAGE}>
        {council}
        {markOf('council')}
      </p>
      <p className="agenda-name" id={elementId(OPENING.title)} lang={AGENDA_LANGUAGE}>
        {title}
        {markOf('title')}
      </p>
      <p className="when-and-where" id={elementId(OPENING.when)}>
        {whenAndWhere(paper)}
        {markOf('startsAt', 'place')}
      </p>
      {plainText(motto).trim() !== '' && (
        <div className="motto">
          <Text place={{ item: AGENDA, field: 'motto' }} kind="title" text={motto} />
        </div>
      )}
    </div>
  )
}

/** Without a network there may be none: then its words stand there, and no broken picture. */
function Logo({ address, alt }: { address: string; alt: string }) {
  const [isThere, setThere] = useState(true)
  if (!isThere) return alt === '' ? null : <p className="council">{alt}</p>
  return <img className="paper-logo" src={address} alt={alt} onError={() => setThere(false)} />
}

type OwnTextProps = { item: PaperItem; marked: MarkedItem | undefined } & Pick<
  Props,
  'paper' | 'hasDeleted' | 'addressOf'
>

/** Not drawn anew with each letter of a note. */
const OwnText = memo(function OwnText({ item, paper, marked, hasDeleted, addressOf }: OwnTextProps) {
  const { id, title, depth } = item
  const isShown = ({ change }: MarkedField | MarkedAttachment) => change !== 'deleted' || hasDeleted
  const { fields, attachments }: Pick<MarkedItem, 'fields' | 'attachments'> = marked ?? item
  const level = FIRST_LEVEL + depth
  return (
    <div className="own-text">
      <div className="item-head-line" id={elementId({ item: id, field: 'title' })}>
        <Heading level={level} className="item-heading">
          <span className="number">{numberOf(item)}</span>{' '}
          <span className="rich-text" lang={AGENDA_LANGUAGE}>
            {marked !== undefined ? (
              <Words words={marked.title} hasDeleted={hasDeleted} />
            ) : (
              title || t('untitled')
            )}
          </span>
          <SupplementMark item={id} />
          <ChangeMark {...item} />
        </Heading>
        <CopyLink
          place={{ item: id, field: 'title' }}
          where={nameOfItem(item) || t('untitled')}
          isStop
          isSign
        />
      </div>
      {marked !== undefined && (
        <p className="changed-parts">{t('changedIn', { parts: partsInWords(marked.parts) })}</p>
      )}
      <SupplementLine item={id} />
      <Facts {...{ item, paper, marked, hasDeleted }} />
      {fields.filter(isShown).map(({ key, heading, text }) => (
        <div key={key} className="field" id={elementId({ item: id, field: key })}>
          <Heading
            level={level + 1}
            id={elementId({ item: id, field: headingOf(key) })}
            className="field-heading"
            lang={AGENDA_LANGUAGE}
          >
            {heading}
          </Heading>
          <Text place={{ item: id, field: key }} kind="field" below={level + 1} {...{ text, hasDeleted }} />
        </div>
      ))}
      {attachments.some(isShown) && (
        <div className="field">
          <Heading
            level={level + 1}
            id={elementId({ item: id, field: headingOf('attachments') })}
            className="field-heading"
            lang={AGENDA_LANGUAGE}
          >
            {ATTACHMENTS_HEADING}
          </Heading>
          <ul className="reading-attachments" lang={AGENDA_LANGUAGE}>
            {attachments.filter(isShown).map((attachment) => (
              <li key={attachment.id} id={attachmentElementId(attachment.id)}>
                <span id={elementId({ item: id, field: nameOfAttachment(attachment.id) })}>
                  <Changed change={attachment.change}>
                    {attachment.change === 'deleted' ? (
                      attachment.name
                    ) : (
                      <SentAttachment attachment={attachment} address={addressOf(attachment.id)} />
                    )}
                  </Changed>
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
})

/** As they stand in the council's papers. */
function Facts({ item, paper, marked, hasDeleted }: Omit<OwnTextProps, 'addressOf'>) {
  if (marked !== undefined) return <MarkedFacts {...{ marked, hasDeleted }} />
  const line = caseLineOf(item, paper.edition)
  const more = [
    ['presenter', presenterLine(item)],
    ['lateReason', lateLine(item)],
  ] as const
  return (
    <div lang={AGENDA_LANGUAGE}>
      {line !== null && (
        <p className="reading-facts">
          {line.caseNumber !== '' && <Fact item={item.id} field="caseNumber" words={line.caseNumber} />}{' '}
          {line.who !== '' && (
            <Fact item={item.id} field="responsibles" n={item.responsibles.length} words={line.who} />
          )}
        </p>
      )}
      {more.map(
        ([field, words]) =>
          words !== '' && (
            <p key={field} className="reading-facts" id={elementId({ item: item.id, field })}>
              {words}
            </p>
          ),
      )}
    </div>
  )
}

interface FactProps {
  item: ItemId
  field: 'caseNumber' | 'responsibles'
  /** How many are responsible. */
  n?: number
  words: ReactNode
}

/** What it is is seen by where it stands, and said to who does not see that. */
const Fact = ({ item, field, n = 1, words }: FactProps) => (
  <span id={elementId({ item, field })}>
    <span className="visually-hidden">
      {field === 'caseNumber' ? t('caseNumber') : t('responsibles', { n })}:{' '}
    </span>
    {words}
  </span>
)

function MarkedFacts({ marked, hasDeleted }: { marked: MarkedItem; hasDeleted: boolean }) {
  const { id, presenter, lateReason } = marked
  const isThere = ({ change }: MarkedWords) => change !== 'deleted' || hasDeleted
  const line = (['caseNumber', 'responsibles'] as const).filter((field) => marked[field].some(isThere))
  const more = [
    ['presenter', presenter],
    ['lateReason', lateReason],
  ] as const
  return (
    <div lang={AGENDA_LANGUAGE}>
      {line.length > 0 && (
        <p className="reading-facts">
          {line.map((field, at) => (
            <Fragment key={field}>
              {at > 0 && ' '}
              <Fact item={id} field={field} words={<Words words={marked[field]} hasDeleted={hasDeleted} />} />
            </Fragment>
          ))}
        </p>
      )}
      {more.map(
        ([field, words]) =>
          words.some(isThere) && (
            <p key={field} className="reading-facts" id={elementId({ item: id, field })}>
              <Words {...{ words, hasDeleted }} />
            </p>
          ),
      )}
    </div>
  )
}

/** All of it is new, or was deleted. */
function Changed({ change, children }: { change: Change | undefined; children: ReactNode }) {
  return change === undefined ? (
    children
  ) : change === 'inserted' ? (
    <ins>{children}</ins>
  ) : (
    <del>{children}</del>
  )
}

interface TextProps {
  place: FieldPlace
  kind: 'title' | 'field'
  text: MarkedText
  hasDeleted?: boolean
  /** The level of the heading that it stands below. */
  below?: number
}

function Text({ place, kind, text, hasDeleted = false, below = FIRST_LEVEL }: TextProps) {
  const says = hasDeleted ? null : t('deletedHere')
  const html = useMemo(() => markedHtml(text, says, below), [text, says, below])
  return <DrawnText {...{ place, kind, html }} />
}

function SentAttachment({ attachment, address }: { attachment: PaperAttachment; address: string }) {
  const language = useLanguage()
  const { kept, isOffline } = useFiles()
  const open = useOpenFile()
  const { name, file } = attachment
  const shown = name || t('attachmentUnnamed')
  if (file === null)
    return (
      <>
        <b>{shown}</b>{' '}
        <span className="attachment-size" lang={language}>
          {t('fileNotAttached')}
        </span>
      </>
    )
  const size = sizeInWords(file.bytes, language)
  const isHere = kept?.has(file.hash) === true
  const where = isHere ? t('fileHere') : isOffline ? t('fileNeedsNetwork') : null
  return (
    <>
      <a
        className="attachment-link"
        href={address}
        download
        aria-label={t('attachmentDownloadNamed', { name: shown, size })}
        onClick={(event) => {
          if (!isHere && !isOffline) return
          event.preventDefault()
          void open(file.hash, address)
        }}
      >
        {shown} <span className="attachment-size">({size})</span>
      </a>
      {where !== null && (
        <span className="file-here" lang={language}>
          {' '}
          {where}
        </span>
      )}
    </>
  )
}
