/** «Start fra en skabelon»: puts one of the templates that come with the program in the place of what is there, to be saved or not. */
import { useId, useState } from 'react'
import { SHIPPED_TEMPLATES, type ShippedTemplate } from '../../shared/council/templates.ts'
import { t } from '../app/language.ts'

export function TemplateChoice({ onTake }: { onTake: (which: ShippedTemplate) => void }) {
  const id = useId()
  const [which, choose] = useState<ShippedTemplate>('committee')
  return (
    <details className="card template-choice">
      <summary>{t('startFromTemplate')}</summary>
      <p className="about">{t('startFromTemplateTodo')}</p>
      <TemplateRadios {...{ name: id, which, choose }} />
      <button type="button" className="button" onClick={() => onTake(which)}>
        {t('useTemplate')}
      </button>
    </details>
  )
}

interface RadiosProps {
  /** Of the group. */
  name: string
  which: ShippedTemplate
  choose: (which: ShippedTemplate) => void
}

export function TemplateRadios({ name, which, choose }: RadiosProps) {
  return SHIPPED_TEMPLATES.map((each) => (
    <label key={each} className="check choice">
      <input
        type="radio"
        name={name}
        checked={which === each}
        aria-describedby={`${name}-${each}`}
        onChange={() => choose(each)}
      />
      <span>
        <b>{t('shippedTemplateName', { which: each })}</b>{' '}
        <span id={`${name}-${each}`} className="about">
          {t('shippedTemplateAbout', { which: each })}
        </span>
      </span>
    </label>
  ))
}
