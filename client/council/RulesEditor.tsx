/** When what is due, and who is reminded when. */
import { I18nProvider } from 'react-aria-components/I18nProvider'
import type { DeadlineRule } from '../../shared/council/settings.ts'
import { LANGUAGES } from '../../shared/language/languages.ts'
import { t, useLanguage } from '../app/language.ts'
import { OneTimeField } from '../facts/TimePicker.tsx'
import type { SettingsDraft } from './draft.ts'
import { Problem, type Problems, wrongAt } from './Problem.tsx'

type Rules = Pick<SettingsDraft, 'deadlines' | 'remindsByItself' | 'reminderDays'>

interface Props extends Rules {
  problems: Problems
  onChange: (rules: Partial<Rules>) => void
}

const FIRST_RULE: DeadlineRule = { workdaysBefore: 5, time: '12:00' }

export function RulesEditor({ deadlines, remindsByItself, reminderDays, problems, onChange }: Props) {
  const change = (rules: Partial<Rules['deadlines']>) => onChange({ deadlines: { ...deadlines, ...rules } })
  return (
    <>
      <div className="rules">
        <RuleOf
          {...{ which: 'items', name: t('deadlineItems'), rule: deadlines.items, problems }}
          onChange={(items) => change({ items })}
        />
        <RuleOf
          {...{ which: 'material', name: t('deadlineMaterial'), rule: deadlines.material, problems }}
          onChange={(material) => change({ material })}
        />
      </div>
      <label className="check">
        <input
          type="checkbox"
          checked={deadlines.saturdayIsWorkday}
          onChange={({ target }) => change({ saturdayIsWorkday: target.checked })}
        />
        {t('saturdayIsWorkday')}
      </label>
      <label className="check">
        <input
          type="checkbox"
          checked={remindsByItself}
          onChange={({ target }) => onChange({ remindsByItself: target.checked })}
        />
        {t('remindersAutomatic')}
      </label>
      <label className="narrow">
        {t('remindersDays')}
        <input
          className="line-input"
          value={reminderDays}
          {...wrongAt(problems, 'reminders')}
          onChange={({ target }) => onChange({ reminderDays: target.value })}
        />
      </label>
      <Problem problems={problems} at="reminders" />
    </>
  )
}

interface RuleProps {
  which: 'items' | 'material'
  name: string
  rule: DeadlineRule | null
  problems: Problems
  onChange: (rule: DeadlineRule | null) => void
}

function RuleOf({ which, name, rule, problems, onChange }: RuleProps) {
  const at = `deadlines/${which}`
  const { locale } = LANGUAGES[useLanguage()]
  return (
    <fieldset>
      <legend>{name}</legend>
      <label className="check">
        <input
          type="checkbox"
          checked={rule !== null}
          onChange={({ target }) => onChange(target.checked ? FIRST_RULE : null)}
        />
        {t('hasDeadline')}
      </label>
      {rule !== null && (
        <div className="rule">
          <label>
            {t('workdaysBefore')}
            <input
              className="line-input"
              type="number"
              inputMode="numeric"
              min={0}
              max={60}
              value={Number.isNaN(rule.workdaysBefore) ? '' : rule.workdaysBefore}
              {...wrongAt(problems, at)}
              onChange={({ target }) => onChange({ ...rule, workdaysBefore: target.valueAsNumber })}
            />
          </label>
          <I18nProvider locale={locale}>
            <OneTimeField
              label={t('ruleTime')}
              time={rule.time === '' ? null : rule.time}
              onChange={(time) => onChange({ ...rule, time: time ?? '' })}
            />
          </I18nProvider>
        </div>
      )}
      <Problem problems={problems} at={at} />
    </fieldset>
  )
}
