/** A thin line in the margin beside the lines of a text that others have written in since one was here. It lies beside the text, static or not. */
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type * as Y from 'yjs'
import type { IdRange } from '../../shared/protocol/news.ts'
import { linesWith } from '../../shared/richtext/newLines.ts'
import { useAgenda, useChanges } from '../agenda/agendaContext.ts'
import { type FieldPlace, placeKey } from '../agenda/changes.ts'
import { LINES } from '../editor/drawnLetters.ts'
import { readLayout } from '../together/layoutReads.ts'
import { useShownNews } from './useNews.ts'
import './news.css'

interface Props {
  place: FieldPlace
  fragment: Y.XmlFragment
}

export function NewLines({ place, fragment }: Props) {
  const ids = useShownNews(place.item, place.field)
  return ids === null || ids.length === 0 ? null : <Lines {...{ place, fragment, ids }} />
}

/** In pixels, from the top of the text. */
interface Bar {
  top: number
  height: number
}

function Lines({ place, fragment, ids }: Props & { ids: readonly IdRange[] }) {
  const layer = useRef<HTMLDivElement>(null)
  const [bars, setBars] = useState<readonly Bar[]>([])
  useChanges(placeKey(place))
  const version = useAgenda().session.watch.version(placeKey(place))
  // biome-ignore lint/correctness/useExhaustiveDependencies: the fragment stays the same when its text changes
  const lines = useMemo(() => linesWith(fragment, ids), [fragment, ids, version])
  const measure = () => {
    const now = layer.current === null ? [] : barsAt(layer.current, lines)
    return () => setBars((before) => (JSON.stringify(before) === JSON.stringify(now) ? before : now))
  }
  const latest = useRef(measure)
  useLayoutEffect(() => {
    latest.current = measure
    readLayout(() => latest.current())
  })
  useEffect(() => {
    const observer = new ResizeObserver(() => readLayout(() => latest.current()))
    observer.observe(layer.current!.parentElement!)
    return () => observer.disconnect()
  }, [])
  return (
    <div ref={layer} className="new-lines" aria-hidden="true">
      {bars.map((bar) => (
        <span key={bar.top} style={bar} />
      ))}
    </div>
  )
}

function barsAt(layer: HTMLElement, lines: readonly number[]): Bar[] {
  const origin = layer.getBoundingClientRect().top
  const drawn = layer.parentElement!.querySelector('.ProseMirror')?.querySelectorAll(LINES) ?? []
  const bars: Bar[] = []
  for (const [index, line] of lines.entries()) {
    const box = drawn[line]?.getBoundingClientRect()
    if (box === undefined) continue
    const top = Math.round(box.top - origin)
    const last = bars.at(-1)
    const bottom = top + Math.round(box.height)
    // Lines that follow one another have one.
    if (last !== undefined && lines[index - 1] === line - 1)
      last.height = Math.max(last.height, bottom - last.top)
    else bars.push({ top, height: bottom - top })
  }
  return bars
}
