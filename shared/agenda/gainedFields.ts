/**
 * Fields that a council's template has gained come into an agenda that is there. By the server alone: of two who make the text of one field
 * at once, one would put it in the place of the other's, words and all.
 */
import * as Y from 'yjs'
import {
  agendaOf,
  type FieldKey,
  type ItemId,
  itemEntries,
  itemOf,
  readEntry,
  readTemplate,
  type TemplateField,
} from './document.ts'
import { asMap } from './values.ts'

/** @returns those that the agenda does not have */
export function fieldsLacking(doc: Y.Doc, template: readonly TemplateField[]): TemplateField[] {
  const known = new Set(readTemplate(doc).map(({ key }) => key))
  return template.filter(({ key }) => !known.has(key))
}

/**
 * Names them in the agenda's template, each before the field that follows it in the council's, else last; the main field stays what it is.
 * @param template the council's, in its order @param keys of those that shall come
 */
export function nameFields(
  doc: Y.Doc,
  template: readonly TemplateField[],
  keys: ReadonlySet<FieldKey>,
): void {
  const fields = readTemplate(doc)
  const hasMain = fields.some(({ main }) => main)
  // From the last on, so that the one that follows is there.
  for (const field of fieldsLacking(doc, template).toReversed()) {
    if (!keys.has(field.key)) continue
    const later = new Set(template.slice(template.indexOf(field) + 1).map(({ key }) => key))
    const at = fields.findIndex(({ key }) => later.has(key))
    fields.splice(at < 0 ? fields.length : at, 0, { ...field, main: field.main && !hasMain })
  }
  doc.transact(() => agendaOf(doc).set('fields', fields))
}

/** Gives items an empty text for each field of the agenda's template that they have none for, deleted items too. @param ids default: all */
export function completeItems(doc: Y.Doc, ids?: readonly ItemId[]): void {
  const items = ids
    ? ids.flatMap((id) => {
        const item = itemOf(doc, id)
        return item === undefined ? [] : [[id, item] as const]
      })
    : itemEntries(doc)
  const template = readTemplate(doc)
  doc.transact(() => {
    for (const [id, item] of items) {
      const fields = asMap(item.get('fields'))
      if (fields === undefined || readEntry(id, item).kind === 'section') continue
      for (const { key } of template) if (!fields.has(key)) fields.set(key, new Y.XmlFragment())
    }
  })
}
