/** The fields that each item of a council's agendas has. */

import { useState } from 'react'
import type { TemplateField } from '../../shared/agenda/document.ts'
import { useReadOut } from '../access/useReadOut.ts'
import { t } from '../app/language.ts'
import { newField } from './draft.ts'
import { LineButtons, stepOfKeys } from './LineButtons.tsx'
import { Problem, type Problems, wrongAt } from './Problem.tsx'
import type { LineStep } from './standingLines.ts'
import { useFocusAfter } from './useFocusAfter.ts'

interface Props {
  fields: readonly TemplateField[]
  problems: Problems
  onChange: (fields: readonly TemplateField[]) => void
}

export function FieldsEditor({ fields, problems, onChange }: Props) {
  const [said, say] = useState('')
  const focusAfter = useFocusAfter()
  const readOut = useReadOut(said)
  const change = (index: number, change: Partial<TemplateField>) =>
    onChange(fields.map((field, at) => (at === index ? { ...field, ...change } : field)))
  const setMain = (index: number) => onChange(fields.map((field, at) => ({ ...field, main: at === index })))
  const may = (index: number, step: LineStep) =>
    step === 'up' ? index > 0 : step === 'down' && index < fields.length - 1
  const move = (index: number, step: LineStep) => {
    if (!may(index, step)) return
    const to = index + (step === 'up' ? -1 : 1)
    const [field, other] = [fields[index]!, fields[to]!]
    focusAfter(document.activeElement?.id)
    say(t('lineMoved', { name: nameOf(field), n: to + 1, of: fields.length }))
    onChange(fields.with(index, other).with(to, field))
  }
  const remove = (index: number) => {
    const left = fields.filter((_field, at) => at !== index)
    const main = left.some((field) => field.main) ? -1 : left.findLastIndex(({ hidden }) => !hidden)
    focusAfter('add-field')
    say(t('lineRemoved', { name: nameOf(fields[index]!) }))
    onChange(left.map((field, at) => (at === main ? { ...field, main: true } : field)))
  }
  const add = () => {
    const field = newField()
    focusAfter(`field-${field.key}-heading`)
    onChange([...fields, { ...field, main: fields.length === 0 }])
  }
  return (
    <>
      <ol className="setting-lines">
        {fields.map((field, index) => (
          <li key={field.key} className="setting-line">
            {/* biome-ignore lint/a11y/noStaticElementInteractions: keys that move the line, for whatever has the focus in it */}
            <div
              className="field-line"
              onKeyDown={(event) => {
                const step = stepOfKeys(event)
                if (step !== null) move(index, step)
              }}
            >
              <label className="field-heading-input">
                {t('fieldHeading')}
                <input
                  id={`field-${field.key}-heading`}
                  className="line-input"
                  lang="da"
                  value={field.heading}
                  {...wrongAt(problems, `fields/${index}`)}
                  onChange={({ target }) => change(index, { heading: target.value })}
                />
              </label>
              <label className="field-placeholder-input">
                {t('fieldPlaceholder')}
                <input
                  id={`field-${field.key}-placeholder`}
                  className="line-input"
                  lang="da"
                  value={field.placeholder}
                  onChange={({ target }) => change(index, { placeholder: target.value })}
                />
              </label>
              <div className="field-ways">
                <label className="check">
                  <input
                    type="checkbox"
                    checked={field.required}
                    onChange={({ target }) => change(index, { required: target.checked })}
                  />
                  {t('fieldRequired')}
                </label>
                <label className="check">
                  <input
                    type="checkbox"
                    checked={field.hidden}
                    onChange={({ target }) => change(index, { hidden: target.checked })}
                  />
                  {t('fieldHidden')}
                </label>
                <label className="check">
                  <input
                    type="radio"
                    name="main-field"
                    checked={field.main}
                    onChange={() => setMain(index)}
                  />
                  {t('fieldMain')}
                </label>
                <LineButtons
                  id={`field-${field.key}`}
                  name={nameOf(field)}
                  may={(step) => may(index, step)}
                  onStep={(step) => move(index, step)}
                  onRemove={() => remove(index)}
                />
              </div>
              <Problem problems={problems} at={`fields/${index}`} />
            </div>
          </li>
        ))}
      </ol>
      <Problem problems={problems} at="fields" />
      <p className="about">{t('fieldMainTodo')}</p>
      <button id="add-field" type="button" className="button" onClick={add}>
        {t('addField')}
      </button>
      <p className="visually-hidden" role="status">
        {readOut}
      </p>
    </>
  )
}

const nameOf = ({ heading }: TemplateField): string => heading.trim() || t('nameless')
