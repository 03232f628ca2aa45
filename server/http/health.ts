/** `/healthz`, `/readyz` and `/metrics`: for the machines that look after the server. Nothing secret in them. */
import type { Metrics } from '../observability/metrics.ts'
import type { Readiness } from '../observability/readiness.ts'
import type { Directory } from '../storage/storage.ts'
import type { Route } from './route.ts'

export function healthRoutes(directory: Directory, readiness: Readiness, metrics: Metrics): Route[] {
  return [
    {
      method: 'get',
      path: '/healthz',
      access: 'anyone',
      handle: (_request, response) => {
        response.type('text').send('ok\n')
      },
    },
    {
      method: 'get',
      path: '/readyz',
      access: 'anyone',
      handle: async (_request, response) => {
        const reason = readiness.reason ?? (await whyUnreachable(directory))
        response
          .status(reason === null ? 200 : 503)
          .type('text')
          .send(`${reason ?? 'ready'}\n`)
      },
    },
    {
      method: 'get',
      path: '/metrics',
      access: 'anyone',
      handle: async (_request, response) => {
        response.set('Content-Type', metrics.registry.contentType).send(await metrics.registry.metrics())
      },
    },
  ]
}

async function whyUnreachable(directory: Directory): Promise<string | null> {
  try {
    await directory.changes()
    return null
  } catch {
    return 'The database cannot be read.'
  }
}
