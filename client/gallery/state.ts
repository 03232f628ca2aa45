/** What the gallery consists of: components in each of their states, in groups. */
import type { ReactNode } from 'react'

export interface State {
  /** In its address and in its picture's name; no two alike. */
  name: string
  show: () => ReactNode
  /** Brings it into the state by what a person would do, when it is shown. @param frame what `show` gave stands in it */
  act?: (frame: HTMLElement) => Promise<void>
  /** It lies over the page, or needs the focus, so it is shown on a page of its own. */
  alone?: boolean
  /** It is there on a phone, or on a larger screen, only. */
  only?: 'phone' | 'screen'
}

export interface Group {
  name: string
  /** The files whose components are shown, from the project's folder: `tests/client/gallery` finds those that nobody shows. */
  shows: readonly string[]
  states: readonly State[]
}

/** Thrown where a component's failing is what is shown. */
export class MeantToFail extends Error {
  override name = 'MeantToFail'
}
