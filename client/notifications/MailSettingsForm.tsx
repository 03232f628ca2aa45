/** What one gets by mail: a choice for each reason, kept as soon as it is made. */
import { useId, useState } from 'react'
import type { PlainSentence } from '../../shared/language/sentences.ts'
import { REASON_WORDS } from '../../shared/notifications/inWords.ts'
import {
  MAIL_CHOICES,
  type MailChoice,
  type MailChoices,
  REASONS,
  type Reason,
} from '../../shared/notifications/reasons.ts'
import { t } from '../app/language.ts'

const CHOICE_WORDS: Readonly<Record<MailChoice, PlainSentence>> = {
  'at-once': 'mailAtOnce',
  daily: 'mailDaily',
  none: 'mailNone',
}

interface Props {
  choices: MailChoices
  /** Rejects when they are not saved. */
  save: (choices: MailChoices) => Promise<unknown>
}

export function MailSettingsForm({ choices: before, save }: Props) {
  const [choices, choose] = useState(before)
  const [saved, setSaved] = useState<'saved' | 'failed' | null>(null)
  const id = useId()
  const change = (reason: Reason, choice: MailChoice) => {
    const changed = { ...choices, [reason]: choice }
    choose(changed)
    setSaved(null)
    save(changed).then(
      () => setSaved('saved'),
      () => {
        // What is not kept is not shown as chosen.
        choose(choices)
        setSaved('failed')
      },
    )
  }
  return (
    <div className="mail-settings">
      <p>{t('mailSettingsLead')}</p>
      <h3>{t('mailSettingsWhen')}</h3>
      {REASONS.map((reason) => (
        <div key={reason} className="mail-choice">
          <label htmlFor={`${id}-${reason}`}>{t(REASON_WORDS[reason])}</label>
          <select
            id={`${id}-${reason}`}
            value={choices[reason]}
            onChange={({ target }) => change(reason, target.value as MailChoice)}
          >
            {MAIL_CHOICES.map((choice) => (
              <option key={choice} value={choice}>
                {t(CHOICE_WORDS[choice])}
              </option>
            ))}
          </select>
        </div>
      ))}
      <p className="quiet">{t('mailAtOnceDetail')}</p>
      <p className="saved" role="status">
        {saved === 'saved' && t('mailSettingsSaved')}
        {saved === 'failed' && t('mailSettingsFailed')}
      </p>
    </div>
  )
}
