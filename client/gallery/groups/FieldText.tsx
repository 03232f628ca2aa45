/** The background of an item, without the rest of the item. */
import { fieldOf, itemOf, readTemplate } from '../../../shared/agenda/document.ts'
import { useAgenda } from '../../agenda/agendaContext.ts'
import { t } from '../../app/language.ts'
import { RichText } from '../../editor/RichText.tsx'

export function FieldText({ id }: { id: string }) {
  const { doc } = useAgenda().session
  const item = itemOf(doc, id)
  const fragment = item && fieldOf(item, 'background')
  const { heading, placeholder } = readTemplate(doc).find(({ key }) => key === 'background')!
  return (
    <article className="page">
      <div className="field">
        {fragment && (
          <RichText
            place={{ item: id, field: 'background' }}
            kind="field"
            fragment={fragment}
            placeholder={placeholder}
            label={t('fieldOf', { heading, number: '1' })}
          />
        )}
      </div>
    </article>
  )
}
