/** «Hent som fil»: which part of the agenda, in which format; then the browser has the file, or it is said why not. */
import {
  type FormEvent,
  type ReactNode,
  useEffect,
  useId,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
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
import { pressOnce } from '../ui/useSeen.ts'
import { type ExportChoice, type FetchExport, fetchExport, saveFile } from './exportFile.ts'
import { ExportWork } from './exportWork.ts'
import { FileProgress } from './FileProgress.tsx'
import { FORMAT_NAMES, useFileInWords } from './howFarInWords.ts'
import type { NamedFile } from './readExport.ts'
import '../ui/dialogForm.css'
import './exporting.css'

interface Props {
  agenda: AgendaId
  /** What is chosen as it opens; `null`: the whole agenda. */
  item: ItemId | null
  /** Default: asks the server. */
  fetch?: FetchExport
  onClose: () => void
}

const GOOD_FOR = {
  pdf: 'exportPdfFor',
  docx: 'exportWordFor',
  html: 'exportPageFor',
  md: 'exportMarkdownFor',
  json: 'exportJsonFor',
} as const satisfies Record<ExportFormat, string>

export function ExportDialog({ agenda, item, fetch, onClose }: Props) {
  const { session } = useAgenda()
  const tell = useTell()
  const inWords = useFileInWords()
  const [work] = useState(() => new ExportWork(session, fetch ?? fetchExport(agenda)))
  const exporting = useSyncExternalStore(work.subscribe, work.now)
  useEffect(() => work.cancel, [work])
  const [of, setOf] = useState(item)
  const [format, setFormat] = useState<ExportFormat>('pdf')
  const [comments, setComments] = useState<ExportChoice['comments']>(null)
  const isBusy = exporting.is === 'waiting' || exporting.is === 'making'
  const start = useRef<HTMLButtonElement>(null)
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    // What is chosen cannot be chosen otherwise meanwhile, and what cannot be used has no focus.
    if (event.currentTarget.querySelector('.export-choices :focus') !== null) start.current?.focus()
    const file = await work.start({ format, item: of, comments: format === 'docx' ? comments : null })
    if (file === null) return
    onClose()
    save(file)
  }
  // Stays for as long as it is told: who has lost it among their files gets it once more, as it was.
  const save = (file: NamedFile) => {
    saveFile(file)
    tell({
      text: t('exportDone', { file: inWords(file) }),
      agendaWords: file.name,
      action: { label: t('exportAgain'), onPress: () => save(file) },
    })
  }
  return (
    <Dialog heading={t('exportHeading')} className="export-dialog" onClose={onClose}>
      <form className="dialog-form" onKeyDown={pressOnce} onSubmit={(event) => void submit(event)}>
        <div className="dialog-scroll export-choices">
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
        <div className="dialog-foot">
          <FileProgress exporting={exporting} />
          {exporting.is === 'waiting' && (
            <button type="button" className="button" onClick={work.goOn}>
              {t('exportWithoutUnsaved')}
            </button>
          )}
          <button type="button" className="button" onClick={isBusy ? work.cancel : onClose}>
            {t(isBusy ? 'exportStop' : 'exportCancel')}
          </button>
          <button ref={start} type="submit" className="button primary" aria-disabled={isBusy}>
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
        <b>{t(FORMAT_NAMES[format])}</b>
      </label>
      <p id={id}>{t(GOOD_FOR[format])}</p>
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
