/** A new agenda from a file, chosen or dropped: what stands in it, and what was not understood, is told before anything is made. */
import { type DragEvent, useRef, useState } from 'react'
import type { ImportPreview } from '../../shared/protocol/api.ts'
import { listOf, t, timeSpan } from '../app/language.ts'
import { useDoing } from '../people/useDoing.ts'
import { Foot } from './Foot.tsx'
import type { NewAgendaActions } from './NewAgendaDialog.tsx'

interface Props {
  actions: Pick<NewAgendaActions, 'preview' | 'makeFrom'>
  makingKey: string
  onMade: (id: string) => void
  onClose: () => void
}

/** The largest that the server reads (bytes). It judges what it gets; a larger one is not sent for it to say so. */
const LARGEST = 10 * 1024 * 1024

export function FromFile({ actions, makingKey, onMade, onClose }: Props) {
  const [chosen, setChosen] = useState<{ file: File; preview: ImportPreview } | null>(null)
  const [isOver, setOver] = useState(false)
  const [isTooLarge, setTooLarge] = useState(false)
  const newest = useRef<File | null>(null)
  const reading = useDoing()
  const making = useDoing()
  const take = (file: File | undefined) => {
    if (file === undefined) return
    newest.current = file
    making.forget()
    setChosen(null)
    setTooLarge(file.size > LARGEST)
    if (file.size > LARGEST) return reading.forget()
    void reading.act(async () => {
      const preview = await actions.preview(file)
      if (newest.current === file) setChosen({ file, preview })
    })
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files[0])
  }
  const make = () =>
    making.act(async () => {
      if (chosen !== null) onMade((await actions.makeFrom(chosen.file, makingKey)).id)
    })
  const unread = isTooLarge ? t('importRefusedTooLarge') : reading.failure
  return (
    <div className="from-file">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a way for the mouse beside the button in it */}
      <div
        className="drop-place"
        data-over={isOver}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <label className="button file-button">
          {t(chosen === null ? 'chooseFile' : 'chooseOtherFile')}
          <input
            type="file"
            className="visually-hidden"
            accept=".md,.markdown,.txt,text/markdown,text/plain"
            onChange={({ target }) => {
              take(target.files?.[0])
              // The same file again, mended meanwhile, is another choice.
              target.value = ''
            }}
          />
        </label>
        <span className="about">{t('dropFile')}</span>
      </div>
      <p role="status" className="about">
        {reading.isBusy ? t('readingFile') : ''}
      </p>
      {unread !== null && (
        <p className="notice" role="alert">
          {unread}
        </p>
      )}
      {chosen !== null && <Report name={chosen.file.name} preview={chosen.preview} />}
      <Foot failure={making.failure} onClose={onClose}>
        {chosen !== null && (
          <button
            type="button"
            className="button primary"
            aria-disabled={making.isBusy}
            onClick={() => void make()}
          >
            {t('makeAgenda')}
          </button>
        )}
      </Foot>
    </div>
  )
}

export function Report({ name, preview }: { name: string; preview: ImportPreview }) {
  const { title, startsAt, endsAt, place, sections, items, found, notFound, report } = preview
  return (
    <section className="import-report" aria-label={t('fileHolds', { file: name })}>
      <p className="about">{t('fileHolds', { file: name })}</p>
      <p lang="da">
        <b>{title}</b>
      </p>
      <p>
        {[startsAt === null ? t('noDate') : timeSpan(startsAt, endsAt), place].filter(Boolean).join(' · ')}
      </p>
      <p>{t('fileItems', { sections, items })}</p>
      {found.length > 0 && <p>{t('filePeopleFound', { names: listOf(found) })}</p>}
      {notFound.length > 0 && <p>{t('filePeopleNew', { names: listOf(notFound) })}</p>}
      {report.length === 0 ? (
        <p>{t('fileNoReport')}</p>
      ) : (
        <details open={report.length <= 5}>
          <summary>{t('fileReport', { n: report.length })}</summary>
          <ul lang="da">
            {report.map(({ line, message }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the report of one file stays as it is
              <li key={index}>{t('importReportLine', { line, message })}</li>
            ))}
          </ul>
        </details>
      )}
      <p className="about">{t('fileDeadlinesKept')}</p>
    </section>
  )
}
