/** What is said in a comment, as it is read. A node or a mark that nobody here knows keeps its words. */
import { Fragment, type ReactNode } from 'react'
import { ITEM_REF, MENTION } from '../../shared/agenda/references.ts'
import { AGENDA_LANGUAGE } from '../../shared/language/languages.ts'
import { allowedHref } from '../../shared/richtext/links.ts'
import type { RichText, RichTextMark, RichTextNode } from '../../shared/richtext/richText.ts'
import { useAgenda } from '../agenda/agendaContext.ts'
import { ITEM_REF_CLASS, type ItemRefLabel, type Labels, labelsOf, MENTION_CLASS } from '../editor/labels.ts'
import { useLabels } from '../editor/useLabels.ts'

export function CommentBody({ body: { content } }: { body: RichText }) {
  const labels = labelsOf(useAgenda().session.doc)
  useLabels(content.some(refers))
  return (
    <div className="comment-body" lang={AGENDA_LANGUAGE}>
      {content.map((node, index) => drawn(node, index, labels))}
    </div>
  )
}

const refers = ({ type, content = [] }: RichTextNode): boolean =>
  type === MENTION || type === ITEM_REF || content.some(refers)

function drawn(node: RichTextNode, index: number, labels: Labels): ReactNode {
  const inside = (node.content ?? []).map((child, at) => drawn(child, at, labels))
  switch (node.type) {
    case 'text':
      return <Fragment key={index}>{(node.marks ?? []).reduce(marked, node.text)}</Fragment>
    case 'hardBreak':
      return <br key={index} />
    case 'paragraph':
      return <p key={index}>{inside}</p>
    case 'bulletList':
      return <ul key={index}>{inside}</ul>
    case 'orderedList':
      return (
        <ol key={index} start={typeof node.attrs?.start === 'number' ? node.attrs.start : undefined}>
          {inside}
        </ol>
      )
    case 'listItem':
      return <li key={index}>{inside}</li>
    case MENTION:
      return (
        <span key={index} className={MENTION_CLASS}>
          {labels.mention(node.attrs?.person)}
        </span>
      )
    case ITEM_REF:
      return <Reference key={index} {...labels.itemRef(node.attrs ?? {})} />
    default:
      return <Fragment key={index}>{inside}</Fragment>
  }
}

function Reference({ words, href }: ItemRefLabel) {
  if (href === null) return <span className={ITEM_REF_CLASS}>{words}</span>
  return (
    <a className={ITEM_REF_CLASS} href={href}>
      {words}
    </a>
  )
}

function marked(inside: ReactNode, { type, attrs }: RichTextMark): ReactNode {
  if (type === 'bold') return <strong>{inside}</strong>
  if (type === 'italic') return <em>{inside}</em>
  const href = type === 'link' ? allowedHref(attrs?.href) : null
  if (href === null || href === undefined) return inside
  return (
    <a href={href} target="_blank" rel="noopener noreferrer">
      {inside}
    </a>
  )
}
