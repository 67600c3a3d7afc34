// A program on the client that is generated from the OpenAPI document: it knows nothing of the service but that. It reads, turns
// pages, writes, and is refused.
import createClient from 'openapi-fetch'
import type { components, paths } from './node_modules/.tracker/schema.js'

declare const process: { argv: string[] }
const [address, token] = process.argv.slice(2)

type Json = 'application/json' | 'application/problem+json'
type Problem = components['schemas']['ProblemDetails']

const reader = createClient<paths, Json>({ baseUrl: address })
const operator = createClient<paths, Json>({ baseUrl: address, headers: { Authorization: `Bearer ${token}` } })

function told<T>({ data, error }: { data?: T; error?: Problem }): T {
  if (data === undefined) throw new Error(error?.code)
  return data
}

const sovereign = { competition: 'sovereign-ai' }
const field = told(
  await reader.GET('/api/competitions/{competition}/field', {
    params: { path: sovereign, query: { asOf: '2025-08-10' } },
  }),
)
console.log('field', field.size, ...(field.teams ?? []).map(team => team.name.ko))

const standings = told(
  await reader.GET('/api/competitions/{competition}/standings', {
    params: { path: sovereign, query: { round: 'stage-1', asOf: '2026-01-20', knownAt: '2026-01-20' } },
  }),
)
console.log('standings', ...(standings.rows ?? []).map(row => `${row.team}:${row.outcome}`))

let after = 0
let pages = 0
let kept = 0
for (let more = true; more; pages++) {
  const page = told(
    await reader.GET('/api/competitions/{competition}/history', {
      params: { path: sovereign, query: { type: 'TeamSelected', after, limit: 10 } },
    }),
  )
  const events = page.events ?? []
  kept += events.length
  after = events.at(-1)?.sequence ?? after
  more = typeof page.next === 'string'
}
console.log('history', pages, kept)

const announcement = { competition: 'regatta', name: { en: 'Regatta', ko: '조정 대회' }, timeZone: 'Asia/Seoul', plan: [2, 1] }
const announce = () =>
  operator.POST('/api/competitions', {
    params: { header: { 'Idempotency-Key': 'the-regatta-of-this-test' } },
    body: announcement,
  })
const first = await announce()
const again = await announce()
console.log('announced', first.response.status, told(first).version, again.response.status, told(again).version)

const entered = told(
  await operator.POST('/api/competitions/{competition}/teams', {
    params: { path: { competition: 'regatta' }, header: { 'Idempotency-Key': 'its-teams' } },
    body: { teams: [{ team: 'ann', name: { en: 'Ann' } }, { team: 'bob', name: { en: 'Bob' } }] },
  }),
)
console.log('entered', entered.version, ...(entered.events ?? []).map(event => `${event.type}:${event.team}`))

const refused = await operator.POST('/api/competitions/{competition}/rounds/{round}/decision', {
  params: { path: { competition: 'regatta', round: 'final' } },
  body: { selected: ['ann'] },
})
const problem: Problem | undefined = refused.error
console.log('refused', refused.response.status, problem?.code)

const unknown = await reader.POST('/api/competitions/{competition}/notes', {
  params: { path: { competition: 'regatta' } },
  body: { text: 'The water was calm.' },
})
console.log('unknown', unknown.response.status, unknown.error?.code)
