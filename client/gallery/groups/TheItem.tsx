/** One node of the agenda, as the document shows it. */
import { readTemplate } from '../../../shared/agenda/document.ts'
import { findNode, readOutline } from '../../../shared/agenda/outline.ts'
import { useAgenda } from '../../agenda/agendaContext.ts'
import { ItemView } from '../../agenda/ItemView.tsx'

export function TheItem({ id }: { id: string }) {
  const { doc } = useAgenda().session
  const node = findNode(readOutline(doc), id)
  const template = readTemplate(doc).filter(({ hidden }) => !hidden)
  return <article className="page">{node && <ItemView {...node} template={template} />}</article>
}
