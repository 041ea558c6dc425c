// What the ledger holds, what this reader may do, and whether it has changed since the page was shown.
import { ask, forget, type Ledger } from '../api/client'

export const ledger_state: { facts: Ledger | undefined; shown: number; changed: boolean } = $state({
  facts: undefined,
  shown: 0,
  changed: false,
})

export async function load_ledger(): Promise<void> {
  try {
    ledger_state.facts = await ask<Ledger>('/api/ledger')
  } catch {
    // The view says what is wrong; it asks the same server.
  }
}

/** Shows the ledger as it is now: every open question is asked again. */
export function show_new_state(): void {
  forget()
  ledger_state.changed = false
  ledger_state.shown += 1
  void load_ledger()
}

/** Listens for changes by others; where the server does not tell, the page does without. */
export function watch_changes(): void {
  if (typeof EventSource === 'undefined') return
  let last: number | undefined
  const events = new EventSource('/api/changes')
  events.addEventListener('ledger', (event) => {
    try {
      const change = Number((JSON.parse(String(event.data)) as { change?: unknown }).change)
      if (last !== undefined && change !== last && Date.now() > own_change.until) ledger_state.changed = true
      last = change
    } catch {
      // An event that is none of ours.
    }
  })
  events.addEventListener('error', () => {
    if (events.readyState === EventSource.CLOSED) events.close()
  })
}

/** A change that this page made itself is no news: what comes until this moment is taken for it. */
export const own_change = { until: 0 }

export const may_review = (): boolean => ledger_state.facts?.may.includes('review') ?? false
