/** Templates: which fields the items of a council's agendas have. */
import type { TemplateField } from './document.ts'

/** The template of the first council, Kommunernes It-Arkitekturråd. */
export const FIRST_COUNCIL_TEMPLATE: readonly TemplateField[] = [
  {
    key: 'background',
    heading: 'Baggrund',
    placeholder: 'Her skrives baggrunden',
    required: true,
    hidden: false,
    main: false,
  },
  {
    key: 'recommendation',
    heading: 'Indstilling',
    placeholder: 'Her skrives indstillingen',
    required: true,
    hidden: false,
    main: false,
  },
  {
    key: 'decision',
    heading: 'Beslutning',
    placeholder: 'Her skrives beslutningen',
    required: false,
    hidden: true,
    main: false,
  },
  {
    key: 'presentation',
    heading: 'Sagsfremstilling',
    placeholder: 'Her skrives sagsfremstillingen',
    required: true,
    hidden: false,
    main: true,
  },
]

/** Shown where nobody is responsible yet; in an imported file it means nobody. */
export const RESPONSIBLE_PLACEHOLDER = 'Her skrives ansvarliges initialer'

/** The heading of an item's attachments, which are a list and not a field. */
export const ATTACHMENTS_HEADING = 'Bilag'

/** The field that takes text which stands before any field's name. */
export function mainField(template: readonly TemplateField[]): TemplateField | undefined {
  return template.find((field) => field.main) ?? template.findLast((field) => !field.hidden)
}
