// The one door to the server. Answers are kept for the back button until the ledger changes.
import { learn } from '../words/names.svelte'
import type { components } from './schema'

type Schemas = components['schemas']
export type Claim = Schemas['Claim']
export type Mention = Schemas['Mention']
export type Place_mention = Schemas['PlaceMention']
export type Link = Schemas['Link']
export type Entity = Schemas['Entity']
export type Incident = Schemas['Incident']
export type Holding = Schemas['Holding']
export type Intervals = Schemas['Intervals']
export type Interval = Schemas['Interval']
export type Figure = Schemas['Figure']
export type Contradiction = Schemas['Contradiction']
export type Narrator = Schemas['Narrator']
export type Review = Schemas['Review']
export type New_review = Schemas['NewReview']
export type Facets = Schemas['Facets']
export type Facet_value = Schemas['FacetValue']
export type Claim_page = Schemas['ClaimPage']
export type Claim_paper = Schemas['ClaimPaper']
export type Incident_page = Schemas['IncidentPage']
export type Incident_paper = Schemas['IncidentPaper']
export type Document_paper = Schemas['DocumentPaper']
export type Document_page = Schemas['DocumentPage']
export type Place_paper = Schemas['PlacePaper']
export type Narrator_page = Schemas['NarratorPage']
export type Narrator_paper = Schemas['NarratorPaper']
export type Contradiction_page = Schemas['ContradictionPage']
export type Entity_page = Schemas['EntityPage']
export type Read_paper = Schemas['ReadPaper']
export type Reviews_written = Schemas['ReviewsWritten']
export type Area_collection = Schemas['AreaCollection']
export type Ledger = Schemas['Ledger']
export type Basemap = Schemas['Basemap']

/** What went wrong, in the server's words where it has some. `status` 0: no answer came. */
export class Ask_failure extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message)
  }
}

const kept = new Map<string, unknown>()
const kept_at_most = 80
let token = ''

/** A token for servers that want one; kept for this visit only, never written down. */
export function use_token(text: string): void {
  token = text.trim()
  forget()
}

/** The ledger has changed: whatever was kept is old. */
export function forget(): void {
  kept.clear()
}

export type Parameters = URLSearchParams | Record<string, string | number | boolean | null | undefined>

/** "/api/claims" and parameters as an address; what is null or empty is left out. */
export function address(path: string, parameters: Parameters = {}): string {
  const made = new URLSearchParams()
  const pairs = parameters instanceof URLSearchParams ? [...parameters] : Object.entries(parameters)
  for (const [name, value] of pairs) if (value !== null && value !== undefined && value !== '') made.append(name, String(value))
  return made.size > 0 ? `${path}?${made}` : path
}

async function failure_of(answer: Response): Promise<Ask_failure> {
  let detail = answer.statusText
  try {
    const problem: unknown = await answer.json()
    if (problem && typeof problem === 'object' && 'detail' in problem) detail = String(problem.detail)
  } catch {
    // A proxy's page, say: the status stands alone.
  }
  return new Ask_failure(answer.status, detail)
}

/** An answer that is none of an error; throws Ask_failure where the server refuses or does not answer. */
export async function sent(url: string, options: RequestInit): Promise<Response> {
  const headers = new Headers(options.headers)
  if (token) headers.set('Authorization', `Bearer ${token}`)
  let answer: Response
  try {
    answer = await fetch(url, { ...options, headers, referrerPolicy: 'no-referrer', credentials: 'omit' })
  } catch (error) {
    if (options.signal?.aborted) throw error
    throw new Ask_failure(0, '')
  }
  if (!answer.ok) throw await failure_of(answer)
  return answer
}

/** Asks for JSON; the same question is answered from memory until `forget`. */
export async function ask<T>(path: string, parameters: Parameters = {}, signal?: AbortSignal): Promise<T> {
  const url = address(path, parameters)
  const known = kept.get(url)
  if (known !== undefined) return known as T
  const answer = await sent(url, { headers: { Accept: 'application/json' }, signal: signal ?? null })
  const data = (await answer.json()) as T
  learn(data)
  kept.set(url, data)
  if (kept.size > kept_at_most) kept.delete(kept.keys().next().value ?? '')
  return data
}

/** Sends something that may change the ledger; all kept answers are old then. */
export async function send<T>(path: string, body: unknown, options: { changes?: boolean } = {}): Promise<T> {
  const answer = await sent(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json', 'X-Sijill': 'page' },
    body: JSON.stringify(body),
  })
  if (options.changes) forget()
  const data = (await answer.json()) as T
  learn(data)
  return data
}

/** True where links alone would not be let in, since a link carries no token. */
export const has_token = (): boolean => token !== ''

/** A file of the server, saved under a name: for downloads that need the token. */
export async function save_file(url: string, name: string): Promise<void> {
  save_blob(await (await sent(url, {})).blob(), name)
}

/** Gives the reader a file of this name. */
export function save_blob(blob: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}

/** Claim ids hold a #; this keeps it inside the path. */
export const in_path = (text: string): string => encodeURIComponent(text)
