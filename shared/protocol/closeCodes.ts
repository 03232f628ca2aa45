/** Why a socket was closed; y-websocket stops reconnecting on 4400–4499. */
export const CLOSE = {
  /** The frame is no message at all. */
  malformed: 4400,
  /** No session, or it ended. */
  notSignedIn: 4401,
  /** Not a member, or a refused update where message 101 was not asked for. */
  notAllowed: 4403,
  noSuchAgenda: 4404,
  /** The agenda is put away: its secretariat can bring it back. Told to members alone; others get `noSuchAgenda`. */
  putAway: 4405,
  /** The same client id appeared on a newer connection. */
  replaced: 4408,
  /** The copy that the client kept belongs to another life of the agenda. */
  otherEpoch: 4409,
  /** The client knows an older content schema than the agenda's. */
  clientTooOld: 4410,
  /** An update was refused; message 101 came before. */
  refused: 4411,
  /** A message over the limits, where message 101 was not asked for. */
  tooLarge: 4413,
  /** Going down, overloaded, or too slow a reader: come back. */
  comeBack: 4503,
} as const

export type CloseCode = (typeof CLOSE)[keyof typeof CLOSE]
