/** One's own entry, for as long as one is here. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { Presence, type PresenceWire } from '../../../client/connection/presence.ts'
import { Pace } from '../../../client/together/pace.ts'

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('requestAnimationFrame', (draw: () => void) => setTimeout(draw, 16))
  vi.stubGlobal('cancelAnimationFrame', clearTimeout)
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('[K11] a computer’s clock that is set back, or forward, sends nobody away', () => {
  const awareness = new Awareness(new Y.Doc())
  let sent = 0
  const ws = { readyState: WebSocket.OPEN, send: () => (sent += 1) } as unknown as WebSocket
  const wire: PresenceWire = { awareness, ws, wsconnected: true, _awarenessUpdateHandler: () => {} }
  const pace = new Pace()
  const presence = new Presence(wire, pace)
  presence.introduce({ id: 'vibeke', name: 'Vibeke Normann' })
  vi.advanceTimersByTime(100)
  const colleague = awareness.clientID + 1
  awareness.states.set(colleague, { user: { id: 'søren', name: 'Søren Madsen' } })
  awareness.meta.set(colleague, { clock: 1, lastUpdated: Date.now() })
  for (const years of [-2, 4]) {
    vi.setSystemTime(Date.now() + years * 365 * 24 * 60 * 60 * 1000)
    sent = 0
    vi.advanceTimersByTime(35_000)
    expect(sent).toBe(2)
    expect(awareness.states.has(colleague)).toBe(true)
  }
  presence.destroy()
  pace.destroy()
  awareness.destroy()
})
