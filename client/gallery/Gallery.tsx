/**
 * Every component in every state: for one's own eyes, for the pictures, and for the tests. All of it stands at `/gallery`, a
 * group of it at `?group=`, one state at `?state=`; what lies over the page is there on its own alone.
 */
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Link, useSearch } from 'wouter'
import { nextFrame } from './acts.ts'
import { GROUPS } from './groups.ts'
import type { Group, State } from './state.ts'
import './gallery.css'

export function Gallery() {
  const search = new URLSearchParams(useSearch())
  const name = search.get('state')
  const state = GROUPS.flatMap(({ states }) => states).find((state) => state.name === name)
  const groups = GROUPS.filter((group) => (search.get('group') ?? group.name) === group.name)
  if (state !== undefined) return <Frame key={state.name} state={state} />
  return (
    <>
      {groups.length > 1 && <Contents />}
      {groups.map((group) => (
        <div key={group.name}>
          {group.states
            .filter(({ alone }) => !alone)
            .map((state) => (
              <Frame key={state.name} state={state} />
            ))}
        </div>
      ))}
    </>
  )
}

function Contents() {
  return (
    <nav className="gallery-contents" aria-label="States" lang="en">
      {GROUPS.map((group) => (
        <GroupLinks key={group.name} group={group} />
      ))}
    </nav>
  )
}

function GroupLinks({ group: { name, states } }: { group: Group }) {
  return (
    <p>
      <Link href={`?group=${name}`} data-group={name} data-alone={states.every(({ alone }) => alone)}>
        <b>{name}</b>
      </Link>
      {states.map(({ name, alone = false, only }) => (
        <Link key={name} href={`?state=${name}`} data-state={name} data-alone={alone} data-only={only}>
          {name}
        </Link>
      ))}
    </p>
  )
}

/** `data-ready` tells that it is in its state. */
function Frame({ state: { name, show, act, alone = false } }: { state: State }) {
  const stage = useRef<HTMLDivElement>(null)
  const [isReady, setReady] = useState(false)
  const [shown] = useState<ReactNode>(show)
  useEffect(() => {
    const frame = stage.current!
    const bring = async () => {
      // Told, and shown as it is then: the other states are worth looking at.
      await act?.(frame).catch((error: unknown) => frame.isConnected && console.error(error))
      // What follows the document, or a position, is drawn a frame or two later.
      await nextFrame()
      await nextFrame()
      setReady(true)
    }
    void bring()
  }, [act])
  return (
    <section className="frame" id={name} data-alone={alone} data-ready={isReady} aria-label={name}>
      <p className="frame-name" lang="en">
        {name}
      </p>
      <div ref={stage} className="frame-stage">
        {shown}
      </div>
    </section>
  )
}
