/** What one may make of where an item stands, as buttons: by the table of rights, and with a question first where there is one. */
import {
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import type { ItemId, Status } from '../../shared/agenda/document.ts'
import { type StatusStep, stepsFor } from '../../shared/progress/statusSteps.ts'
import { useAgenda } from '../agenda/agendaContext.ts'
import { t } from '../app/language.ts'
import type { AgendaSession } from '../connection/agendaSession.ts'
import { useRights } from '../rights/useRights.ts'
import { useTell } from '../ui/Notices.tsx'
import { progressOf } from './pageProgress.ts'
import { ReadyQuestion } from './ReadyQuestion.tsx'
import { SendBackQuestion } from './SendBackQuestion.tsx'
import { takeStep } from './takeStep.ts'
import { useWordsAreIn } from './useWordsAreIn.ts'

const LABELS = {
  ready: 'stepReady',
  approve: 'stepApprove',
  approveAgain: 'stepApproveAgain',
  sendBack: 'stepSendBack',
  takeBack: 'stepTakeBack',
  reopen: 'stepReopen',
} as const satisfies Record<StatusStep, string>

const TOLD = {
  ready: 'stepReadyTold',
  approve: 'stepApproveTold',
  approveAgain: 'stepApproveAgainTold',
  sendBack: 'stepSendBackTold',
  takeBack: 'stepTakeBackTold',
  reopen: 'stepReopenTold',
} as const satisfies Record<StatusStep, string>

interface Props {
  id: ItemId
  name: string
  status: Status
  isChanged: boolean
  /** Takes the focus where no button has come for the one that had it. */
  instead: RefObject<HTMLElement | null>
}

export function StatusButtons({ id, name, status, isChanged, instead }: Props) {
  const { session } = useAgenda()
  const tell = useTell()
  const [asked, ask] = useState<'ready' | 'sendBack' | null>(null)
  const steps = useSteps(id, isChanged)
  const wordsAreIn = useWordsAreIn(status)
  const group = useRef<HTMLDivElement>(null)
  useFocusGoesOn(group, instead, steps.join())
  useEffect(() => {
    if (asked === 'ready' && !steps.includes('ready')) ask(null)
  }, [asked, steps])

  const take = (step: StatusStep, why?: string) => {
    const isTaken = takeStep(session, id, step, why)
    tell({ text: isTaken ? t(TOLD[step], { name }) : t('stepTooLate') })
  }
  const press = (step: StatusStep) => {
    if (isTooEarly(step, wordsAreIn)) return
    if (step === 'sendBack') ask('sendBack')
    else if (step === 'ready' && mustBeAsked(session, id)) ask('ready')
    else take(step)
  }
  return (
    <>
      <div ref={group} className="status-buttons">
        {steps.map((step) => (
          <button
            key={step}
            type="button"
            className={`button ${step === 'approve' || step === 'approveAgain' ? 'primary' : ''}`}
            aria-label={`${t(LABELS[step])}, ${name}`}
            // Not `disabled`: the focus stays on it until it can be pressed.
            aria-disabled={isTooEarly(step, wordsAreIn) || undefined}
            aria-description={isTooEarly(step, wordsAreIn) ? t('approveSoon') : undefined}
            title={isTooEarly(step, wordsAreIn) ? t('approveSoon') : undefined}
            onKeyDown={once}
            // The second press of two would be on the button that has come meanwhile.
            onClick={(event: MouseEvent) => event.detail < 2 && press(step)}
          >
            {t(LABELS[step])}
          </button>
        ))}
      </div>
      {asked === 'ready' && (
        <ReadyQuestion id={id} name={name} onReady={() => take('ready')} onClose={() => ask(null)} />
      )}
      {asked === 'sendBack' && (
        <SendBackQuestion
          id={id}
          name={name}
          isPossible={steps.includes('sendBack')}
          onSendBack={(why) => take('sendBack', why)}
          onClose={() => ask(null)}
        />
      )}
    </>
  )
}

const isTooEarly = (step: StatusStep, wordsAreIn: boolean): boolean => step === 'approve' && !wordsAreIn

/** Something is missing, or somebody else is writing there. */
const mustBeAsked = (session: AgendaSession, id: ItemId): boolean =>
  (progressOf(session).of(id)?.missing.length ?? 0) > 0 || session.presence.inItem(id).length > 0

/** A key that is held down would press what comes, too. */
function once(event: KeyboardEvent): void {
  if (event.repeat && (event.key === 'Enter' || event.key === ' ')) event.preventDefault()
}

/** What one may press now. */
function useSteps(id: ItemId, isChanged: boolean): readonly StatusStep[] {
  const { session, readOnly } = useAgenda()
  const steps = useRights(session, id, () => {
    const asker = session.asker()
    return asker === null || readOnly ? '' : stepsFor(session.doc, asker, id, isChanged).join()
  })
  return steps === '' ? [] : (steps.split(',') as StatusStep[])
}

/** The focus goes from a button that goes to the one that comes. */
function useFocusGoesOn(
  group: RefObject<HTMLElement | null>,
  instead: RefObject<HTMLElement | null>,
  steps: string,
): void {
  const hadFocus = useRef(false)
  useEffect(() => {
    const buttons = group.current
    if (buttons === null) return
    // Listened to here: React is silent while it takes a button away.
    const onIn = () => {
      hadFocus.current = true
    }
    const onOut = ({ target }: FocusEvent) =>
      setTimeout(() => {
        const isLeft = target instanceof Element && target.isConnected
        if (isLeft && !buttons.contains(document.activeElement)) hadFocus.current = false
      })
    buttons.addEventListener('focusin', onIn)
    buttons.addEventListener('focusout', onOut)
    return () => {
      buttons.removeEventListener('focusin', onIn)
      buttons.removeEventListener('focusout', onOut)
    }
  }, [group])
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at whenever there are other buttons
  useLayoutEffect(() => {
    const { activeElement } = document
    if (!hadFocus.current || (activeElement !== null && activeElement !== document.body)) return
    const next = group.current?.querySelector('button') ?? instead.current
    hadFocus.current = next !== instead.current
    next?.focus({ preventScroll: true })
  }, [group, instead, steps])
}
