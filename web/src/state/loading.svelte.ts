// One question to the server and how it stands; asked again whenever what it depends on changes.
import { Ask_failure } from '../api/client'
import { ledger_state } from './ledger.svelte'

export interface Loading<T> {
  readonly data: T | undefined
  readonly failure: Ask_failure | undefined
  readonly busy: boolean
  again(): void
}

/** Runs `question` now and whenever it reads something new; null asks nothing. Old data stays until the new is there. */
export function loading<T>(question: (signal: AbortSignal) => Promise<T> | null): Loading<T> {
  let data = $state.raw<T | undefined>()
  let failure = $state.raw<Ask_failure | undefined>()
  let busy = $state(true)
  let round = $state(0)

  $effect(() => {
    void round
    void ledger_state.shown // a changed ledger, once the reader wants to see it
    const stop = new AbortController()
    const asked = question(stop.signal)
    if (asked === null) {
      busy = false
      return
    }
    busy = true
    asked.then(
      (answer) => {
        if (stop.signal.aborted) return
        data = answer
        failure = undefined
        busy = false
      },
      (error: unknown) => {
        if (stop.signal.aborted) return
        failure = error instanceof Ask_failure ? error : new Ask_failure(-1, String(error))
        busy = false
      },
    )
    return () => stop.abort()
  })

  return {
    get data() {
      return data
    },
    get failure() {
      return failure
    },
    get busy() {
      return busy
    },
    again: () => (round += 1),
  }
}
