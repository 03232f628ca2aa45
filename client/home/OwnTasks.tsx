/** «Dine opgaver»: what one was asked to do in a comment, about whoever's item; each leads to what was said. */
import { AGENDA_LANGUAGE } from '../../shared/language/languages.ts'
import type { OwnTask } from '../../shared/protocol/api.ts'
import { shortDate, t } from '../app/language.ts'
import { addressOfTask } from './ownItems.ts'

export function OwnTasks({ tasks }: { tasks: readonly OwnTask[] }) {
  if (tasks.length === 0) return null
  return (
    <section aria-labelledby="own-tasks">
      <h2 id="own-tasks">{t('ownTasks')}</h2>
      <ul className="card">
        {tasks.map((task) => (
          <Row key={task.id} task={task} />
        ))}
      </ul>
    </section>
  )
}

function Row({ task }: { task: OwnTask }) {
  const { agenda, number, words, by } = task
  const title = task.title === '' ? t('untitled') : task.title
  const when = agenda.startsAt === null ? agenda.title : shortDate(agenda.startsAt)
  return (
    <li className="own-item own-task">
      <span className="number">{number}</span>
      <div className="what">
        <h3 lang={task.title === '' ? undefined : AGENDA_LANGUAGE}>{title}</h3>
        <p className="task-words">
          {by ?? t('unknownPerson')}: <q lang={AGENDA_LANGUAGE}>{words}</q>
        </p>
        <p className="about">
          <span lang={AGENDA_LANGUAGE}>{agenda.council.name}</span> {when}
        </p>
      </div>
      {/* A plain link, not the router's: the page reads the place from the address as it opens. */}
      <a className="button" href={addressOfTask(task)} aria-label={t('openTask', { number, title })}>
        {t('openIt')}
      </a>
    </li>
  )
}
