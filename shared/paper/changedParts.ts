/** Which parts of an item say something else than before: what it is called, who is responsible, which of its texts. */
import type { PersonId } from '../agenda/document.ts'
import { canonicalJson } from '../canonicalJson.ts'
import type { RichTextNode } from '../richtext/richText.ts'
import { saidByText } from './markText.ts'
import {
  type PaperAttachment,
  type PaperItem,
  type PaperText,
  REFERENCE,
  type ReferenceAttributes,
} from './paper.ts'

/** In the order in which they stand. */
export type ChangedPart =
  | {
      is: 'kind' | 'title' | 'caseNumber' | 'responsibles' | 'presenter' | 'lateReason' | 'attachments'
    }
  /** One of its texts, as it is headed. */
  | { is: 'field'; heading: string }

export function changedParts(before: PaperItem, now: PaperItem): ChangedPart[] {
  const values = ['kind', 'title', 'caseNumber'] as const
  const more = ['presenter', 'lateReason'] as const
  const differing = <Key extends keyof PaperItem>(keys: readonly Key[]) =>
    keys.flatMap((is) => (before[is] === now[is] ? [] : [{ is }]))
  return [
    ...differing(values),
    ...(samePeople(before, now) ? [] : [{ is: 'responsibles' } as const]),
    ...differing(more),
    ...changedFields(before, now),
    ...(attachmentsSay(before) === attachmentsSay(now) ? [] : [{ is: 'attachments' } as const]),
  ]
}

/** The same names, or the same people under other names. */
export const samePeople = (before: PaperItem, now: PaperItem): boolean =>
  sameSet(before.responsibles, now.responsibles) ||
  (before.responsibleIds !== undefined &&
    now.responsibleIds !== undefined &&
    sameSet<PersonId>(before.responsibleIds, now.responsibleIds))

const sameSet = <T extends string>(some: readonly T[], others: readonly T[]): boolean =>
  canonicalJson([...some].sort()) === canonicalJson([...others].sort())

const NOTHING: PaperText = { type: 'doc', content: [] }

function changedFields(before: PaperItem, now: PaperItem): ChangedPart[] {
  const then = new Map(before.fields.map((field) => [field.key, field]))
  const keys = new Set(now.fields.map(({ key }) => key))
  const fields = [
    ...now.fields.map((field) => [field.heading, then.get(field.key)?.text ?? NOTHING, field.text] as const),
    ...before.fields
      .filter(({ key }) => !keys.has(key))
      .map(({ heading, text }) => [heading, text, NOTHING] as const),
  ]
  return fields.flatMap(([heading, then, text]) =>
    sameText(then, text) ? [] : [{ is: 'field', heading } as const],
  )
}

/** Whether two texts say the same, whatever they look like. */
export const sameText = (before: PaperText, now: PaperText): boolean => {
  const [then, since] = comparable(before, now)
  return canonicalJson(saidByText(then)) === canonicalJson(saidByText(since))
}

/** Where an older program did not say whom a text mentions, names alone are compared. */
export function comparable(before: PaperText, now: PaperText): [before: PaperText, now: PaperText] {
  const isKnown = (text: PaperText) =>
    referencesIn(text.content).every(({ to, of }) => to !== null || of !== undefined)
  return isKnown(before) && isKnown(now) ? [before, now] : [namesAlone(before), namesAlone(now)]
}

const referencesIn = (nodes: readonly RichTextNode[]): ReferenceAttributes[] =>
  nodes.flatMap(({ type, attrs, content = [] }) =>
    type === REFERENCE ? [attrs as unknown as ReferenceAttributes] : referencesIn(content),
  )

function namesAlone(text: PaperText): PaperText {
  const write = (node: RichTextNode): RichTextNode => {
    if (node.type !== REFERENCE) return node.content ? { ...node, content: node.content.map(write) } : node
    const { of, ...attrs } = node.attrs as unknown as ReferenceAttributes
    return { ...node, attrs: of !== undefined && 'person' in of ? attrs : { ...node.attrs } }
  }
  return { ...text, content: text.content.map(write) }
}

const attachmentsSay = ({ attachments }: PaperItem): string =>
  canonicalJson(
    Object.fromEntries(attachments.map((one) => [one.id, [calledAs(one.name), one.file?.hash ?? null]])),
  )

/** Whether an attachment is the same file under the same name. */
export const sameAttachment = (before: PaperAttachment, now: PaperAttachment): boolean =>
  calledAs(before.name) === calledAs(now.name) && before.file?.hash === now.file?.hash

/** What a system makes of a name (an ending, an underscore for a space, other marks for «å») is no other name. */
const calledAs = (name: string): string =>
  name
    .normalize('NFC')
    .replace(/\.[a-z0-9]{2,5}$/i, '')
    .replace(/[\s_]+/g, ' ')
    .trim()
    .toLowerCase()
