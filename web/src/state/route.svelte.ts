// Where the reader is: the part of the address behind #, so that any server can hold the page and no log sees a filter.
// "#/claims?place=gn.174448&polarity=denied"

export interface Route {
  /** "claims", "place", … ; "map" where nothing is said. */
  page: string
  /** What stands behind it, decoded: a key or an id; "" for none. */
  key: string
  query: URLSearchParams
}

export function route_of(hash: string): Route {
  const text = hash.startsWith('#') ? hash.slice(1) : hash
  const mark = text.indexOf('?')
  const path = (mark < 0 ? text : text.slice(0, mark)).replace(/^\/+/, '')
  const cut = path.indexOf('/')
  const decoded = (piece: string): string => {
    try {
      return decodeURIComponent(piece)
    } catch {
      return piece // a broken escape is taken as it stands
    }
  }
  return {
    page: (cut < 0 ? path : path.slice(0, cut)) || 'map',
    key: cut < 0 ? '' : decoded(path.slice(cut + 1)),
    query: new URLSearchParams(mark < 0 ? '' : text.slice(mark + 1)),
  }
}

/** The address of a view; empty values are left out. */
export function href(page: string, key = '', query?: URLSearchParams | Record<string, string | null | undefined>): string {
  const made = new URLSearchParams()
  const pairs = query instanceof URLSearchParams ? [...query] : Object.entries(query ?? {})
  for (const [name, value] of pairs) if (value) made.append(name, value)
  const tail = made.size > 0 ? `?${made}` : ''
  return `#/${page}${key ? `/${encodeURIComponent(key)}` : ''}${tail}`
}

const first = route_of(typeof location === 'undefined' ? '' : location.hash)
export const route: Route & { moved: number } = $state({ ...first, moved: 0 })

let steps = 0

/** Goes somewhere; with `replace` the view before is not kept for the back button. */
export function go(address: string, options: { replace?: boolean } = {}): void {
  if (options.replace) history.replaceState(history.state, '', address)
  else {
    steps += 1
    history.pushState({ steps }, '', address)
  }
  follow()
}

/** Back to the view before, or to `otherwise` where the reader came from outside. */
export function back(otherwise: string): void {
  const state: unknown = history.state
  if (state && typeof state === 'object' && 'steps' in state) history.back()
  else go(otherwise, { replace: true })
}

function follow(): void {
  const next = route_of(location.hash)
  route.page = next.page
  route.key = next.key
  route.query = next.query
  route.moved += 1
}

/** Listens to the back button and to links; called once. */
export function listen(): void {
  addEventListener('popstate', follow)
  document.addEventListener('click', (event) => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    const link = event.target instanceof Element ? event.target.closest('a[href^="#/"]') : null
    if (!link) return
    event.preventDefault()
    go(link.getAttribute('href') ?? '#/')
  })
}
