// Searches that the reader saved: names and addresses, in this browser only.

export interface Search {
  name: string
  address: string
}

const place = 'sijill.searches'

function read(): Search[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(place) ?? '[]')
    if (!Array.isArray(kept)) return []
    return kept.filter(
      (one: unknown): one is Search =>
        !!one && typeof one === 'object' && typeof (one as Search).name === 'string' && String((one as Search).address).startsWith('#/'),
    )
  } catch {
    return []
  }
}

export const searches: { list: Search[] } = $state({ list: read() })

function keep(): void {
  try {
    localStorage.setItem(place, JSON.stringify(searches.list))
  } catch {
    // Shown until the page is closed.
  }
}

/** A search of the same name is replaced. */
export function keep_search(name: string, address: string): void {
  searches.list = [...searches.list.filter((one) => one.name !== name), { name, address }]
  keep()
}

export function drop_search(name: string): void {
  searches.list = searches.list.filter((one) => one.name !== name)
  keep()
}
