/** What is chosen before an agenda is sent. Nothing that is missing stops anybody, but it is asked about, once. */
import {
  type FormEvent,
  type ReactNode,
  useEffect,
  useId,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
import { readFacts, readState } from '../../shared/agenda/document.ts'
import { proposedName } from '../../shared/paper/proposedName.ts'
import type { SendVersion } from '../../shared/protocol/versions.ts'
import { elementId, useAgenda, useChanges } from '../agenda/agendaContext.ts'
import { AGENDA as OF_AGENDA } from '../agenda/changes.ts'
import { flash } from '../agenda/intoSight.ts'
import { useIsOffline } from '../agenda/useAgendaSession.ts'
import { listOf, t } from '../app/language.ts'
import { useRows } from '../board/useBoard.ts'
import { fetchExport, saveFile } from '../exporting/exportFile.ts'
import { ExportWork } from '../exporting/exportWork.ts'
import { FileProgress } from '../exporting/FileProgress.tsx'
import { useFileInWords } from '../exporting/howFarInWords.ts'
import type { NamedFile } from '../exporting/readExport.ts'
import { dayGone } from '../facts/dayGone.ts'
import { enterPlace } from '../progress/goToMissing.ts'
import { pressOnce, useSeen } from '../ui/useSeen.ts'
import { ChangesList } from './ChangesList.tsx'
import { CheckList } from './CheckList.tsx'
import { checksOf, goingOut, inTheWay } from './checks.ts'
import { NameAndMessage, whyNotWords } from './NameAndMessage.tsx'
import { useOutgoing } from './outgoing.ts'
import { type MailFacts, Recipients } from './Recipients.tsx'
import type { SendingDraft } from './sendingWork.ts'
import type { GoToPlace } from './useGoToPlace.ts'
import { useVersionChanges, useVersions } from './useVersions.ts'
import { type CouncilActions, councilActions } from './versionActions.ts'
import '../ui/dialogForm.css'
import '../exporting/exporting.css'

interface Props {
  council?: CouncilActions
  /** Why the last try came to nothing; one that was meant to is told of quietly. */
  why: { why: string | null; isMeant?: true }
  /** Closes the window. */
  onFollow: GoToPlace
  onSend: (wish: SendVersion) => void
  onClose: () => void
}

export function SendForm({ council, why, onFollow, onSend, onClose }: Props) {
  const { session } = useAgenda()
  const { all } = useRows(session)
  const changes = useVersionChanges()
  const [draft, setDraft] = useDraft()
  const checks = checksOf(goingOut(all, draft.kind, changes), changes)
  const [isAsked, setAsked] = useState(false)
  const whyNot = useId()
  const facts = useMailFacts(council)
  const gone = useDayGone()
  const problems = [...(gone === null ? [] : [t('sendDayIsGone', { day: gone })]), ...inTheWay(checks)]
  const isQuestion = isAsked && problems.length > 0
  const isSeen = useSeen(isQuestion ? 'question' : 'form')
  const isOffline = useIsOffline(session)
  const isFirst = readState(session.doc) === 'drafting'
  const whyNothing = useWhyNot(draft)
  const cannot = isOffline ? t('sendOffline') : whyNothing
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (cannot !== null || (isQuestion && !isSeen)) return
    if (problems.length > 0 && !isAsked) setAsked(true)
    else onSend(draft)
  }
  const form = useRef<HTMLFormElement>(null)
  const mendFirst = () => {
    if (!isSeen) return
    const first = form.current?.querySelector<HTMLElement>('.send-day-gone a, .send-checks a')
    first?.focus()
    if (first) flash(first.closest('li') ?? first)
    setAsked(false)
  }
  return (
    <form ref={form} className="dialog-form" onSubmit={submit} onKeyDown={pressOnce}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by keys too */}
      <section className="dialog-scroll" aria-label={t('sendPart')} tabIndex={0}>
        {gone !== null && <DayGone day={gone} onFollow={onFollow} />}
        <Part heading={t('sendIsReady')}>
          <CheckList checks={checks} onFollow={onFollow} />
        </Part>
        <Part heading={t('sendWho')}>
          <Recipients facts={facts} rows={all} />
        </Part>
        <Part heading={t('sendWhat')}>
          <What {...{ draft, changes, onFollow }} onChange={setDraft} />
          <Preview />
        </Part>
      </section>
      <div className="dialog-foot">
        {why.why !== null && why.why !== cannot && (
          <p className={why.isMeant ? undefined : 'notice'} role={why.isMeant ? 'status' : 'alert'}>
            {why.why}
          </p>
        )}
        {isQuestion ? (
          <Question problems={problems} isSeen={isSeen} onStay={mendFirst} />
        ) : (
          <>
            {cannot !== null ? <p id={whyNot}>{cannot}</p> : isFirst && <p>{t('sendCloses')}</p>}
            <button type="button" className="button" onClick={onClose}>
              {t('exportCancel')}
            </button>
            <button
              type="submit"
              className="button primary"
              {...(cannot !== null && { 'aria-disabled': true, 'aria-describedby': whyNot })}
            >
              {t('sendNow')}
            </button>
          </>
        )}
      </div>
    </form>
  )
}

/** @returns the day that one meets, where it has gone; `null`: it has not, or is not known */
function useDayGone(): string | null {
  const { doc } = useAgenda().session
  useChanges(OF_AGENDA)
  return dayGone(readFacts(doc).startsAt)
}

const MEETING_TIME = elementId({ item: OF_AGENDA, field: 'startsAt' })

/** Nothing stops anybody who has a reason; most have the wrong date. */
function DayGone({ day, onFollow }: { day: string; onFollow: GoToPlace }) {
  return (
    <p className="warning-line send-day-gone">
      {t('sendDayGone', { day })}{' '}
      <a
        href={`#${MEETING_TIME}`}
        onClick={(event) => {
          event.preventDefault()
          onFollow(() => enterPlace(MEETING_TIME), MEETING_TIME)
        }}
      >
        {t('sendChangeDay')}
      </a>
    </p>
  )
}

function Part({ heading, children }: { heading: string; children: ReactNode }) {
  const id = useId()
  return (
    <section className="send-part" aria-labelledby={id}>
      <h3 id={id}>{heading}</h3>
      {children}
    </section>
  )
}

interface QuestionProps {
  problems: readonly string[]
  /** It has been there long enough to be pressed. */
  isSeen: boolean
  onStay: () => void
}

/** Asked once, plainly; the way back has the focus, and stands where was pressed: who presses there again sends nothing. */
function Question({ problems, isSeen, onStay }: QuestionProps) {
  const stay = useRef<HTMLButtonElement>(null)
  useEffect(() => stay.current?.focus(), [])
  return (
    <>
      <p className="send-question" role="alert">
        {t('sendQuestion', { what: listOf(problems) })}
      </p>
      <button type="submit" className="button" aria-disabled={!isSeen}>
        {t('sendAnyway')}
      </button>
      <button ref={stay} type="button" className="button primary" onClick={onStay}>
        {t('sendMendFirst')}
      </button>
    </>
  )
}

// ── What is sent ──

/** @returns why the server would refuse it, as far as is known; `null`: it would not */
function useWhyNot({ kind, ...words }: SendingDraft): string | null {
  const { list } = useVersions()
  const changes = useVersionChanges()
  const last = list?.[0]
  const tooLong = whyNotWords(words)
  if (tooLong !== null) return tooLong
  if (last === undefined || changes?.since !== last.number) return null
  if (kind === 'supplement')
    return changes.items.length + changes.removed.length === 0 ? t('versionNothingInIt') : null
  const isSame = last.kind === 'whole' && changes.isSame && !changes.look
  return isSame ? t('sendSameAsLast', { number: last.number }) : null
}

/** As one has chosen before, or as it is proposed. */
function useDraft(): [SendingDraft, (draft: Partial<SendingDraft>) => void] {
  const { sending } = useOutgoing().versions
  const { doc } = useAgenda().session
  useChanges(OF_AGENDA)
  const [chosen, setChosen] = useState(sending.draft)
  const kind = chosen.kind ?? 'whole'
  const change = (draft: Partial<SendingDraft>) => {
    sending.draft = { ...chosen, ...draft }
    setChosen(sending.draft)
  }
  return [
    { kind, name: chosen.name ?? proposedName(kind, readFacts(doc).startsAt), message: chosen.message ?? '' },
    change,
  ]
}

interface WhatProps {
  draft: SendingDraft
  changes: ReturnType<typeof useVersionChanges>
  onChange: (draft: Partial<SendingDraft>) => void
  onFollow: Props['onFollow']
}

function What({ draft, changes, onChange, onFollow }: WhatProps) {
  const { list } = useVersions()
  return (
    <>
      {list !== null && list.length > 0 && (
        <Kind {...{ draft, changes, onChange, onFollow }} since={list[0]!.number} />
      )}
      <NameAndMessage {...{ draft, onChange }} />
    </>
  )
}

function Kind({ draft, changes, since, onChange, onFollow }: WhatProps & { since: number }) {
  const hasNew = changes !== null && changes.items.length + changes.removed.length > 0
  const kinds = [
    ['whole', 'sendWhole'],
    ['supplement', 'sendSupplement'],
  ] as const
  return (
    <fieldset>
      <legend>{t('sendKind')}</legend>
      {kinds.map(([kind, words]) => (
        <label key={kind} className="send-kind">
          <input
            type="radio"
            name="kind"
            value={kind}
            checked={draft.kind === kind}
            disabled={kind === 'supplement' && !hasNew}
            onChange={() => onChange({ kind })}
          />
          <span>{t(words)}</span>
        </label>
      ))}
      {changes !== null && (
        <div className="send-new">
          <p>
            {changes.isSame && !changes.look ? t('sendNothingNew') : t('sendNewSince', { number: since })}
          </p>
          <ChangesList changes={changes} onFollow={onFollow} />
        </div>
      )}
    </fieldset>
  )
}

/** The draft on paper: what goes out has no mark of a draft and no placeholders. */
function Preview() {
  const { agenda } = useOutgoing()
  const { session } = useAgenda()
  const [work] = useState(() => new ExportWork(session, fetchExport(agenda)))
  const state = useSyncExternalStore(work.subscribe, work.now)
  useEffect(() => work.cancel, [work])
  const inWords = useFileInWords()
  const [last, setLast] = useState<NamedFile | null>(null)
  const isBusy = state.is === 'waiting' || state.is === 'making'
  const show = async () => {
    if (isBusy) return work.cancel()
    const file = await work.start({ format: 'pdf', item: null, comments: null })
    if (file === null) return
    saveFile(file)
    setLast(file)
  }
  const told = last === null ? '' : t('exportDone', { file: inWords(last) })
  return (
    <div className="send-preview">
      <button type="button" className="button" onClick={() => void show()}>
        {t(isBusy ? 'exportStop' : 'sendPreview')}
      </button>
      <FileProgress exporting={state} told={told} />
      <p className="about">{t('sendPreviewIs')}</p>
    </div>
  )
}

// ── Who gets it ──

/** @returns `null`: not known yet, or it could not be asked */
function useMailFacts(given?: CouncilActions): MailFacts | null {
  const { council } = useAgenda().people
  const [facts, setFacts] = useState<MailFacts | null>(null)
  useEffect(() => {
    if (council === null) return
    let isOpen = true
    const { members, settings } = given ?? councilActions(council)
    Promise.all([members(), settings()]).then(
      ([{ members }, { settings }]) =>
        isOpen && setFacts({ council, members, mailsPdf: settings.paper.mailsPdf }),
      () => {},
    )
    return () => {
      isOpen = false
    }
  }, [council, given])
  return facts
}
