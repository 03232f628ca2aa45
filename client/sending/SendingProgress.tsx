/** How far the sending is, and the way back for as long as there is one; then what was sent, and where it is. */
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { GRACE_MS } from '../../shared/rights/table.ts'
import { hasNoFocus } from '../access/focusHeld.ts'
import { t } from '../app/language.ts'
import { pressOnce, useSeen } from '../ui/useSeen.ts'
import { Countdown } from './Countdown.tsx'
import { doneInWords } from './doneInWords.ts'
import { MailsOf } from './MailsOf.tsx'
import { mailInWords } from './mailInWords.ts'
import { makingAsValue, makingInWords } from './makingInWords.ts'
import type { SendingState } from './sendingWork.ts'
import { TakeBack } from './TakeBack.tsx'
import { VersionLinks } from './VersionLinks.tsx'
import '../ui/dialogForm.css'

interface Props {
  state: Exclude<SendingState, { is: 'asking' }>
  onClose: () => void
}

/** What each step is called while it is under way or to come, and when it is done. */
const STEPS = [
  ['closing', 'sendClosing', 'sendClosed'],
  ['making', 'sendMaking', 'sendMade'],
] as const

export function SendingProgress({ state, onClose }: Props) {
  const { is } = state
  const at = is === 'sent' ? STEPS.length : STEPS.findIndex(([step]) => step === is)
  const told = useRef<HTMLDivElement>(null)
  // «Luk» comes where «Fortryd» was.
  const isSeen = useSeen(is === 'sent' ? 'sent' : 'on its way')
  const undo = useId()
  const isOwn = is !== 'sent' && state.by === null
  // What had the focus went with the form, or with the step before: «Fortryd» took it in the moment that it came.
  // biome-ignore lint/correctness/useExhaustiveDependencies: at each step
  useEffect(() => {
    if (hasNoFocus()) told.current?.focus()
  }, [is])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a key that is held down is kept from its buttons
    <div className="send-progress" onKeyDown={pressOnce}>
      <div ref={told} tabIndex={-1} role="status" aria-atomic={false}>
        {is !== 'sent' && state.isLost && <p className="notice">{t('sendLost')}</p>}
        {is === 'closing' && state.isAnew && <p className="notice">{t('sendAnew')}</p>}
        {is !== 'closing' && state.isMissed && <p className="notice">{t('sendUndoMissed')}</p>}
        {is !== 'sent' && state.by !== null && <p>{t('sendByOther', { name: state.by })}</p>}
        <ol>
          {STEPS.map(([step, words, done], index) => {
            const is = index < at ? 'done' : index === at ? 'now' : 'next'
            return (
              <Step key={step} is={is}>
                {state.is === 'making' && is === 'now'
                  ? makingInWords(state.step)
                  : t(is === 'done' ? done : words)}
              </Step>
            )
          })}
          <Step is={is === 'sent' ? 'done' : 'next'}>
            {is === 'sent' ? doneInWords(state) : t('sendSentStep')}
          </Step>
        </ol>
        {is === 'closing' && (
          <>
            <p>
              {t('sendClosingMeans')}
              {isOwn && <span className="send-key"> {t('sendUndoKey')}</span>}
            </p>
            {/* Beside the seconds that are seen to go. */}
            <p id={undo} className="visually-hidden">
              {isOwn && t('sendGoesOut')} {t('sendUndoSpoken', { n: GRACE_MS / 1000 })}
            </p>
          </>
        )}
        {is === 'sent' && <MailsOf number={state.version.number} otherwise={mailInWords(state.mails)} />}
      </div>
      {is === 'making' && <progress aria-label={t('sendProgress')} {...makingAsValue(state.step)} />}
      {is === 'sent' && <VersionLinks version={state.version} />}
      <div className="dialog-foot">
        <button
          type="button"
          className={is === 'sent' ? 'button primary' : 'button send-close'}
          aria-disabled={!isSeen}
          onClick={() => isSeen && onClose()}
        >
          {t(is === 'sent' ? 'closeDialog' : 'sendCloseWindow')}
        </button>
        {is === 'closing' && state.until !== null && <Countdown until={state.until} whole={GRACE_MS} />}
        {is === 'closing' && <TakeBack isSeen={isSeen} takesFocus={isOwn} describedBy={undo} />}
      </div>
    </div>
  )
}

const SIGNS = { done: '✓', now: '●', next: '○' } as const
const SPOKEN = { done: 'sendStepDone', now: 'sendStepNow', next: 'sendStepNext' } as const

function Step({ is, children }: { is: keyof typeof SIGNS; children: ReactNode }) {
  return (
    <li data-is={is}>
      <span aria-hidden="true">{SIGNS[is]}</span>
      <span className="visually-hidden">{t(SPOKEN[is])} </span>
      {children}
      {is === 'now' && ' …'}
    </li>
  )
}
