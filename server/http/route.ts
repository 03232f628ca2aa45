/**
 * One address of the server and who may ask for it. `access` is checked in one place, before the handler runs; what a
 * person may open beyond that is decided on the object itself, after it is loaded (`authorize.ts`).
 */
import type { Request, RequestHandler, Response } from 'express'
import type { SignedIn } from '../accounts/sessions.ts'

interface Address {
  method: 'get' | 'post' | 'put'
  /** As Express writes it: `/api/agendas/:id`. */
  path: string
  /** Runs first: limits, and reading of the body. */
  before?: readonly RequestHandler[]
}

type Answer = void | Promise<void>

export interface OpenRoute extends Address {
  access: 'anyone'
  handle(request: Request, response: Response): Answer
}

export interface SignedInRoute extends Address {
  access: 'signed-in'
  handle(request: Request, response: Response, who: SignedIn): Answer
}

export type Route = OpenRoute | SignedInRoute

/** @returns a named part of the path; every route that asks for one has it exactly once */
export function pathPart(request: Request, name: string): string {
  return String(request.params[name])
}
