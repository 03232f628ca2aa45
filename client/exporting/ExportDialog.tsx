/** «Hent som fil»: which part of the agenda, in which format; then the browser has the file, or it is said why not. */
import { type FormEvent, type ReactNode, useEffect, useId, useState, useSyncExternalStore } from 'react'
import { type AgendaId, type ItemId, itemOf } from '../../shared/agenda/document.ts'
import { inOrder, readOutline } from '../../shared/agenda/outline.ts'
import { AGENDA_LANGUAGE } from '../../shared/language/languages.ts'
import { EXPORT_FORMATS, type ExportFormat } from '../../shared/record/recordEvent.ts'
import { useAgenda, useChanges } from '../agenda/agendaContext.ts'
import { OUTLINE } from '../agenda/documentWatch.ts'
import { t } from '../app/language.ts'
import { titleText } from '../structure/nodeName.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { useTell } from '../ui/Notices.tsx'
import { type ExportChoice, type FetchExport, fetchExport, saveFile } from './exportFile.ts'
import { type Exporting, ExportWork } from './exportWork.ts'
import './exporting.css'

interface Props {
  agenda: AgendaId
  /** What is chosen as it opens; `null`: the whole agenda. */
  item: ItemId | null
  /** Default: asks the server. */
  fetch?: FetchExport
  onClose: () => void
}

const FORMAT_WORDS = {
  pdf: ['exportPdf', 'exportPdfFor'],
  docx: ['exportWord', 'exportWordFor'],
  html: ['exportPage', 'exportPageFor'],
  md: ['exportMarkdown', 'exportMarkdownFor'],
  json: ['exportJson', 'exportJsonFor'],
} as const satisfies Record<ExportFormat, readonly [string, string]>

export function ExportDialog({ agenda, item, fetch, onClose }: Props) {
  const { session } = useAgenda()
  const tell = useTell()
  const [work] = useState(() => new ExportWork(session, fetch ?? fetchExport(agenda)))
  const exporting = useSyncExternalStore(work.subscribe, work.now)
  useEffect(() => work.cancel, [work])
  const [of, setOf] = useState(item)
  const [format, setFormat] = useState<ExportFormat>('pdf')
  const [comments, setComments] = useState<ExportChoice['comments']>(null)
  const isBusy = exporting.is === 'waiting' || exporting.is === 'making'
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const file = await work.start({ format, item: of, comments: format === 'docx' ? comments : null })
    if (file === null) return
    saveFile(file)
    onClose()
    tell({ text: t('exportDone', { name: file.name }) })
  }
  return (
    <Dialog heading={t('exportHeading')} className="export-dialog" onClose={onClose}>
      <form className="export-form" onSubmit={(event) => void submit(event)}>
        <div className="export-choices">
          <Which of={of} isBusy={isBusy} onChoose={setOf} />
          <fieldset disabled={isBusy}>
            <legend>{t('exportFormat')}</legend>
            {EXPORT_FORMATS.map((one) => (
              <Format key={one} format={one} isChosen={one === format} onChoose={() => setFormat(one)}>
                {one === 'docx' && <Comments chosen={comments} onChoose={setComments} />}
              </Format>
            ))}
          </fieldset>
        </div>
        <div className="export-foot">
          <OnItsWay exporting={exporting} format={format} onGoOn={work.goOn} />
          <button type="button" className="button" onClick={isBusy ? work.cancel : onClose}>
            {t('exportCancel')}
          </button>
          <button type="submit" className="button primary" aria-disabled={isBusy}>
            {t(exporting.is === 'failed' ? 'tryAgain' : 'exportStart')}
          </button>
        </div>
      </form>
    </Dialog>
  )
}

interface WhichProps {
  of: ItemId | null
  isBusy: boolean
  onChoose: (item: ItemId | null) => void
}

function Which({ of, isBusy, onChoose }: WhichProps) {
  const { doc } = useAgenda().session
  useChanges(OUTLINE)
  const id = useId()
  // Deleted while one chooses, it stays chosen: the server says so, and one chooses another.
  const nodes = inOrder(readOutline(doc))
  const isGone = of !== null && !nodes.some((node) => node.id === of) && itemOf(doc, of) !== undefined
  return (
    <div className="export-which">
      <label htmlFor={id}>{t('exportWhich')}</label>
      <select
        id={id}
        data-first-focus
        value={of ?? ''}
        disabled={isBusy}
        onChange={({ target }) => onChoose(target.value || null)}
      >
        <option value="">{t('exportAll')}</option>
        {nodes.map(({ id, number, kind }) => (
          <option key={id} value={id} lang={AGENDA_LANGUAGE}>
            {[number, titleText(doc, id)].filter(Boolean).join(' ')}
            {kind === 'section' ? ` (${t('exportSection')})` : ''}
          </option>
        ))}
        {isGone && <option value={of}>{titleText(doc, of)}</option>}
      </select>
    </div>
  )
}

interface FormatProps {
  format: ExportFormat
  isChosen: boolean
  onChoose: () => void
  children: ReactNode
}

function Format({ format, isChosen, onChoose, children }: FormatProps) {
  const id = useId()
  const [name, goodFor] = FORMAT_WORDS[format]
  return (
    <div className="export-format">
      <label>
        <input
          type="radio"
          name="format"
          value={format}
          checked={isChosen}
          aria-describedby={id}
          onChange={onChoose}
        />
        <b>{t(name)}</b>
      </label>
      <p id={id}>{t(goodFor)}</p>
      {isChosen && children}
    </div>
  )
}

interface CommentsProps {
  chosen: ExportChoice['comments']
  onChoose: (comments: ExportChoice['comments']) => void
}

function Comments({ chosen, onChoose }: CommentsProps) {
  const check = (label: string, isOn: boolean, onSwitch: (on: boolean) => void) => (
    <label className="export-comments">
      <input type="checkbox" checked={isOn} onChange={({ target }) => onSwitch(target.checked)} />
      {label}
    </label>
  )
  return (
    <>
      {check(t('exportComments'), chosen !== null, (on) => onChoose(on ? 'open' : null))}
      {chosen !== null &&
        check(t('exportResolvedToo'), chosen === 'all', (on) => onChoose(on ? 'all' : 'open'))}
    </>
  )
}

interface OnItsWayProps {
  exporting: Exporting
  format: ExportFormat
  onGoOn: () => void
}

/** How far it is: seen, and read aloud. */
function OnItsWay({ exporting, format, onGoOn }: OnItsWayProps) {
  const { is } = exporting
  const told = is === 'waiting' ? t('exportWaits') : t('exportMaking', { format: t(FORMAT_WORDS[format][0]) })
  return (
    <>
      <div className="export-progress" role="status">
        {(is === 'waiting' || is === 'making') && <p>{told}</p>}
      </div>
      {is === 'making' && <progress aria-label={told} />}
      {is === 'waiting' && (
        <button type="button" className="button" onClick={onGoOn}>
          {t('exportWithoutUnsaved')}
        </button>
      )}
      {is === 'failed' && (
        <p className="notice" role="alert">
          {exporting.why}
        </p>
      )}
    </>
  )
}
