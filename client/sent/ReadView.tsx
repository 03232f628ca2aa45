/** The page of a sent version: its paper, its outline, what is new in it, and one's own notes. */
import { type ReactNode, useCallback, useMemo, useSyncExternalStore } from 'react'
import type { ItemId } from '../../shared/agenda/document.ts'
import { applyingOf, type WhatApplies, whatApplies } from '../../shared/paper/applying.ts'
import { changedFacts } from '../../shared/paper/changedFacts.ts'
import { itemsIn, markedWith } from '../../shared/paper/changes.ts'
import type { Comparison } from '../../shared/paper/comparePapers.ts'
import type { MarkedItem } from '../../shared/paper/markItem.ts'
import type { Paper, PaperItem } from '../../shared/paper/paper.ts'
import { nameOfItem, paperItems } from '../../shared/paper/paperReading.ts'
import { WHOLE_MEETING } from '../../shared/protocol/notes.ts'
import type { SentVersion } from '../../shared/protocol/versions.ts'
import { SkipLinks } from '../access/SkipLinks.tsx'
import { focusHeading } from '../agenda/intoSight.ts'
import { t } from '../app/language.ts'
import { Part } from '../app/Part.tsx'
import { useTitle } from '../app/useTitle.ts'
import { elementAt, readAddress } from '../reading/passage.ts'
import { useAddress } from '../reading/useAddress.ts'
import { useRootMark } from '../ui/useRootMark.ts'
import { useDeletedHere, useDeletedShown } from './deletedShown.ts'
import { ElsewhereLine } from './ElsewhereLine.tsx'
import type { FindElsewhere } from './elsewhere.ts'
import { useLetters } from './letters.ts'
import { NewerVersion } from './NewerVersion.tsx'
import { NextChange } from './NextChange.tsx'
import { NoteBox } from './NoteBox.tsx'
import { NotesAtEnd, notesAsText } from './NotesAtEnd.tsx'
import type { NotesDesk } from './notesDesk.ts'
import { OnThisDevice } from './OnThisDevice.tsx'
import { whenAndWhere } from './openingLines.ts'
import type { Shown, Supplement } from './openSent.ts'
import { PaperDocument } from './PaperDocument.tsx'
import { PaperOutline } from './PaperOutline.tsx'
import { ReadHeader } from './ReadHeader.tsx'
import { type Read, ReadProvider } from './readNow.ts'
import { attachmentAddress, logoAddress, readingAddress } from './sentServer.ts'
import type { Compared } from './useComparison.ts'
import { FilesProvider, type SentFiles } from './useFiles.ts'
import { NotesProvider, useNotes } from './useNotes.ts'
import { lineOfStep, useReadingLine } from './useReadingLine.ts'
import { VersionBar } from './VersionBar.tsx'
import { WhatIsNew } from './WhatIsNew.tsx'
import '../agenda/agenda.css'
import './sent.css'

interface Props {
  sent: Shown
  notes: NotesDesk
  files: SentFiles
  compared: Compared
  find: FindElsewhere
  /** Where the draft is; `null`: one does not open drafts. */
  draft: string | null
}

export function ReadView({ sent, notes, files, compared, find, draft }: Props) {
  const { version, versions, supplements, isOffline } = sent
  const { since, found, earlier } = compared
  const isAsSent = since === earlier.find(({ number }) => number < version.number)?.number
  const { paper, bySupplement } = useMemo(
    () => whatApplies(withMarks(sent.paper, found, isAsSent), papersOf(supplements)),
    [sent.paper, supplements, found, isAsSent],
  )
  const read = useMemo(
    () => ({ agenda: version.agenda, number: version.number, bySupplement, find }),
    [version, bySupplement, find],
  )
  // What a supplement says otherwise stands at the top too, whatever is compared with.
  const facts = useMemo(() => changedFacts(paper, found?.head ?? sent.paper), [paper, found, sent.paper])
  const marked = useMemo(() => markedOf(found, bySupplement), [found, bySupplement])
  const [hasDeleted] = useDeletedShown()
  useDeletedHere()
  const items = useMemo(() => paperItems(paper), [paper])
  const addressOf = useAttachmentAddress(sent)
  const [size] = useLetters()
  useTitle([paper.council || paper.title, t('versionNumber', { number: String(version.number) })].join(' · '))
  useReadingLine()
  useRootMark('outline')
  return (
    <Beside {...{ notes, files, read }}>
      <SkipLinks hasOutline />
      <Part name={t('partHeader')}>
        <ReadHeader {...{ version: supplements[0]?.version ?? version, paper, isOffline, draft }} />
      </Part>
      <div className="agenda-grid read-grid">
        <Part name={t('partOutline')} id="outline">
          <PaperOutline id="outline" className="outline wide" items={items} />
        </Part>
        <main id="document" tabIndex={-1} data-letters={size}>
          <div className="above-paper">
            <ReadVersionBar
              {...{ sent, items }}
              title={[paper.title, whenAndWhere(paper)].filter(Boolean).join(', ')}
            />
            <OnThisDevice />
            <NewerVersion {...{ version, versions, supplements }} />
            <LeadsToWhole {...{ version, versions }} />
            <Part name={t('partNew')}>
              <WhatIsNew {...{ compared, facts, items }} />
            </Part>
          </div>
          <Part name={t('partDocument')}>
            <PaperDocument
              paper={paper}
              facts={facts}
              marked={marked}
              hasDeleted={hasDeleted}
              addressOf={addressOf}
              logo={paper.look.logo && logoAddress(version, paper.look.logo.hash)}
              beside={(item) =>
                bySupplement.get(item?.id ?? WHOLE_MEETING)?.is !== 'replaced' && (
                  <NoteBox
                    item={item?.id ?? WHOLE_MEETING}
                    name={item === null ? t('wholeMeeting') : nameOfItem(item) || t('untitled')}
                  />
                )
              }
            />
            <Arrival items={items} />
            <NotesAtEnd items={items} />
          </Part>
          <NextChange drawn={`${since} ${found !== null} ${hasDeleted}`} />
        </main>
      </div>
    </Beside>
  )
}

const NOTHING_MARKED: ReadonlyMap<string, MarkedItem> = new Map()

/** As it was sent a paper has its marks against the version before it; they stand until others are found. */
function withMarks(paper: Paper, found: Comparison | null, isAsSent: boolean): Paper {
  if (found !== null) return markedWith(paper, found.changes, found.moved)
  return isAsSent ? paper : markedWith(paper, new Map(), new Map())
}

/** What a supplement brings, or has left out, is not what was compared. */
function markedOf(
  found: Comparison | null,
  bySupplement: WhatApplies['bySupplement'],
): ReadonlyMap<string, MarkedItem> {
  if (found === null) return NOTHING_MARKED
  return new Map([...found.marked].filter(([id]) => !bySupplement.has(id)))
}

const papersOf = (supplements: readonly Supplement[]): Paper[] =>
  supplements.flatMap(({ paper }) => paper ?? [])

/** Each version has its own attachments. */
function useAttachmentAddress({ version, supplements }: Shown): (id: string) => string {
  const numbers = useMemo(
    () =>
      new Map(
        supplements
          .toReversed()
          .flatMap(({ version, paper }) =>
            [...itemsIn(paper?.items ?? [])]
              .flatMap(({ attachments }) => attachments)
              .map(({ id }) => [id, version.number] as const),
          ),
      ),
    [supplements],
  )
  return useCallback(
    (id) => attachmentAddress({ agenda: version.agenda, number: numbers.get(id) ?? version.number }, id),
    [version, numbers],
  )
}

type BesideProps = Pick<Props, 'notes' | 'files'> & { read: Read; children: ReactNode }

/** What is one's own of a version: notes, and files on this device; and what supplements make of it. */
function Beside({ notes, files, read, children }: BesideProps) {
  return (
    <NotesProvider value={notes}>
      <FilesProvider value={files}>
        <ReadProvider value={read}>{children}</ReadProvider>
      </FilesProvider>
    </NotesProvider>
  )
}

/** Goes where the address leads, once that is drawn; where it leads to an item that is not here, it says where that is. */
function Arrival({ items }: { items: readonly PaperItem[] }) {
  const { passageIsGone } = useAddress((id) => {
    const place = id === '' ? null : elementAt(id)
    if (place !== null) focusHeading(place)
  }, comesBack)
  const wanted = itemIn(useHash())
  const isMissing = wanted !== null && items.every(({ id }) => id !== wanted)
  if (!isMissing && !passageIsGone) return null
  return (
    <p className="notice passage-gone" role="status">
      {isMissing ? <ElsewhereLine item={wanted} /> : t('passageGone')}
    </p>
  )
}

const comesBack = (): boolean => lineOfStep() !== null

const useHash = (): string => useSyncExternalStore(onHash, () => location.hash)

function onHash(listener: () => void): () => void {
  addEventListener('hashchange', listener)
  return () => removeEventListener('hashchange', listener)
}

/** @returns the item that the address leads to, or into; `null`: to none */
function itemIn(hash: string): ItemId | null {
  const [id = ''] = readAddress(hash).id.split('/', 1)
  return id.startsWith('item-') ? id.slice('item-'.length) : null
}

interface BarProps {
  sent: Shown
  items: ReturnType<typeof paperItems>
  title: string
}

function ReadVersionBar({ sent, items, title }: BarProps) {
  const notes = useNotes()
  const save = () => saveAsFile(`${t('ownNotes')}.txt`, notesAsText(title, items, notes.all()))
  return <VersionBar sent={sent} onSaveNotes={save} />
}

function saveAsFile(name: string, text: string): void {
  const link = document.createElement('a')
  link.download = name
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }))
  link.click()
  URL.revokeObjectURL(link.href)
}

function LeadsToWhole({ version, versions }: { version: SentVersion; versions: readonly SentVersion[] }) {
  const whole = versions.find(({ kind, number }) => kind === 'whole' && number < version.number)
  if (version.kind !== 'supplement' || whole === undefined) return null
  const applies = applyingOf(versions)?.supplements.includes(version) === true
  return (
    <p className="newer-version">
      {t('isSupplement', { number: String(version.number - 1) })}{' '}
      <a href={readingAddress(version.agenda, applies ? null : whole.number)}>
        {applies ? t('readWithSupplement') : t('readVersion', { number: String(whole.number) })}
      </a>
    </p>
  )
}
