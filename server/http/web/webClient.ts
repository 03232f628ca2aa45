/** The client's page and files: as built (`builtClient.ts`), or straight from their sources (`devClient.ts`). */
import type { RequestHandler, Response } from 'express'

export interface WebClient {
  /** Scripts, styles and fonts: the product's own, so they need no session. */
  files: RequestHandler
  /** Answers with the page that starts the client. */
  sendPage(response: Response, path: string): Promise<void>
}
