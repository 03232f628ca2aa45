/** What to show of the record: by whom, of what kind, of which agenda, and of which days. It is shown at once. */
import { useId } from 'react'
import { isLikelyYear } from '../../shared/agenda/localTime.ts'
import type { RecordPage } from '../../shared/protocol/api.ts'
import { SUBJECTS, type Subject } from '../../shared/record/recordEvent.ts'
import { compareNames, t } from '../app/language.ts'
import { agendaName } from './agendaName.ts'
import { EVERYTHING_WANTED, type Wanted } from './useRecord.ts'

interface Props {
  page: RecordPage
  wanted: Wanted
  isAll: boolean
  onWant: (wanted: Wanted) => void
}

export function RecordFilter({ page, wanted, isAll, onWant }: Props) {
  const heading = useId()
  const want = (change: Partial<Wanted>) => onWant({ ...wanted, ...change })
  return (
    <section className="card record-filter" aria-labelledby={heading}>
      <h2 id={heading}>{t('recordFilter')}</h2>
      <Choice
        label={t('recordPerson')}
        value={wanted.person}
        onChoose={(person) => want({ person })}
        options={peopleOf(page)}
      />
      <Choice
        label={t('recordSubject')}
        value={wanted.subject}
        onChoose={(subject) => want({ subject: subject as Subject | '' })}
        options={SUBJECTS.map((subject) => [subject, t('recordSubjectName', { subject })])}
      />
      <Choice
        label={t('recordAgenda')}
        value={wanted.agenda}
        onChoose={(agenda) => want({ agenda })}
        options={page.agendas.map((agenda): Option => [agenda.id, agendaName(agenda)]).sort(byName)}
      />
      <Day label={t('recordFrom')} value={wanted.from} onChange={(from) => want({ from })} />
      <Day label={t('recordTo')} value={wanted.to} onChange={(to) => want({ to })} />
      <button type="button" className="button" disabled={isAll} onClick={() => onWant(EVERYTHING_WANTED)}>
        {t('recordClear')}
      </button>
    </section>
  )
}

type Option = [value: string, name: string]

const byName = ([, a]: Option, [, b]: Option): number => compareNames(a, b)

function peopleOf({ actors, people }: RecordPage): Option[] {
  const names = new Map(people.map(({ id, name }) => [id, name]))
  return actors.map((id): Option => [id, names.get(id) ?? t('unknownPerson')]).sort(byName)
}

interface ChoiceProps {
  label: string
  value: string
  options: readonly Option[]
  onChoose: (value: string) => void
}

function Choice({ label, value, options, onChoose }: ChoiceProps) {
  return (
    <label>
      <span>{label}</span>
      <select value={value} onChange={(event) => onChoose(event.currentTarget.value)}>
        <option value="">{t('recordAll')}</option>
        {options.map(([id, name]) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}

interface DayProps {
  label: string
  value: string
  onChange: (day: string) => void
}

/** While a day is typed the browser gives none, or a year like 0002: only one that can be meant is asked for. */
function Day({ label, value, onChange }: DayProps) {
  return (
    <label>
      <span>{label}</span>
      <input
        type="date"
        defaultValue={value}
        key={value === '' ? 'none' : 'some'}
        onChange={({ currentTarget }) => {
          const day = currentTarget.value
          if (day === '' || isLikelyYear(day)) onChange(day)
        }}
      />
    </label>
  )
}
