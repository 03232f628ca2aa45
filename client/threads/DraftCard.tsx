/** A comment that somebody has begun: what it will be about, and where they write it. */
import { useEffect } from 'react'
import { t } from '../app/language.ts'
import { AboutLine, useAboutName } from './AboutLine.tsx'
import { Composer } from './Composer.tsx'
import { useDesk, useDeskState } from './deskContext.ts'
import type { Begun } from './drafts.ts'
import { backToText, goToText } from './goToText.ts'
import { goThrough } from './ThreadCard.tsx'
import { useThreadActions } from './threadActions.ts'

export function DraftCard({ begun: { name, begins } }: { begun: Begun }) {
  const { thread } = begins
  const desk = useDesk()
  const actions = useThreadActions()
  const about = useAboutName(begins)
  const isFocused = useDeskState(({ focused }) => focused === thread)
  useRemovedWhenEmpty(name)
  return (
    <article
      id={`comment-${thread}`}
      className="thread draft"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: one goes through the threads by Tab and the arrow keys
      tabIndex={0}
      aria-label={t('threadDraftName', { about })}
      data-focused={isFocused}
      onFocus={() => desk.focus(thread)}
      onKeyDown={goThrough}
    >
      <AboutLine about={begins} isTextGone={false} onGo={() => goToText({ ...begins, id: thread })} />
      <Composer
        name={name}
        label={t('commentLabel', { about })}
        placeholder={t('writeComment')}
        send={t('sendComment')}
        begins={begins}
        offersTask
        onSend={(body, task) => {
          actions.begin(begins, body, task)
          desk.write(null)
          // The thread takes this card's place, and the focus with it.
          requestAnimationFrame(() =>
            requestAnimationFrame(() =>
              document.getElementById(`comment-${thread}`)?.focus({ preventScroll: true }),
            ),
          )
        }}
        onLeave={() => backToText(begins)}
      />
    </article>
  )
}

/** Nothing was written in it, and one is elsewhere. */
function useRemovedWhenEmpty(name: string): void {
  const desk = useDesk()
  const isLeft = useDeskState(({ focused }) => name !== `begin ${focused}`)
  useEffect(() => {
    if (isLeft && desk.drafts.isEmpty(name)) desk.drafts.remove(name)
  }, [desk, isLeft, name])
}
