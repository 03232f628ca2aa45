/**
 * Brings the page when there is no network: a program of its own beside the page, made with Workbox. The server is always
 * asked first, so nobody who has signed out is shown a page, and a new version comes with the next load; the files of a version
 * stay together until the last tab that uses them is closed. It never touches `/api`, `/sync` and `/live`.
 */
import { matchPrecache, type PrecacheEntry, precacheAndRoute } from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'

/** Put in by the build (`vite.config.ts`). */
declare const __BUILT_FILES__: PrecacheEntry[]

/** A network that says neither yes nor no is treated as none after so long (ms). */
const LONGEST_WAIT_MS = 4000

/** The pages that the client draws (`client/app/App.tsx`). */
const PAGES = [/^\/(\?|$)/, /^\/agenda\/[^/?]+(\/laes|\/fremdrift|\/kommentarer|\/read(\/\d+)?)?\/?(\?|$)/]

// Each file under its own name alone: `/` is a page, and the server's to answer.
precacheAndRoute(__BUILT_FILES__, { directoryIndex: '', cleanURLs: false })

const page = async ({ request }: { request: Request }): Promise<Response> => {
  try {
    return await fetch(request, { signal: AbortSignal.timeout(LONGEST_WAIT_MS) })
  } catch {
    return (await matchPrecache('/index.html')) ?? Response.error()
  }
}
registerRoute(new NavigationRoute(page, { allowlist: PAGES }))
