/** Stands where a fact will stand. */
import type { ReactNode } from 'react'

export const NotGiven = ({ children }: { children: ReactNode }) => (
  <span className="not-given">{children}</span>
)
