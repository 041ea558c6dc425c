// Which parameters of an address are filters of the server, and how they are added and taken away.

export const many = [
  'actor', 'all_actor', 'not_actor', 'narrator', 'all_narrator', 'not_narrator', 'narrator_kind', 'outlet', 'not_outlet', 'side',
  'place', 'all_place', 'not_place', 'type', 'not_type', 'stance', 'not_stance', 'certainty', 'modality', 'interest', 'grade', 'review',
] as const
export const single = [
  'polarity', 'radius', 'only', 'happened_from', 'happened_to', 'known_from', 'known_to', 'text', 'document', 'incident', 'all_versions',
] as const

const all: ReadonlySet<string> = new Set<string>([...many, ...single])
const singles: ReadonlySet<string> = new Set<string>(single)

/** Only what the server takes as a filter, in the order of the address. */
export function filter_of(query: URLSearchParams): URLSearchParams {
  const made = new URLSearchParams()
  for (const [name, value] of query) if (all.has(name) && value !== '') made.append(name, value)
  return made
}

/** With one more value; a parameter that has one value only gets it anew. */
export function with_value(query: URLSearchParams, name: string, value: string): URLSearchParams {
  const made = new URLSearchParams(query)
  if (singles.has(name)) {
    if (value) made.set(name, value)
    else made.delete(name)
  } else if (!made.getAll(name).includes(value)) made.append(name, value)
  return made
}

export function without_value(query: URLSearchParams, name: string, value?: string): URLSearchParams {
  const made = new URLSearchParams()
  for (const [one, its] of query) if (one !== name || (value !== undefined && its !== value)) made.append(one, its)
  return made
}

/** "actor" → {base: "actor", how: "any"}, "not_actor" → {…, how: "without"}, "all_actor" → {…, how: "all"}. */
export function meaning(name: string): { base: string; how: 'any' | 'all' | 'without' } {
  if (name.startsWith('not_')) return { base: name.slice(4), how: 'without' }
  if (name.startsWith('all_') && name !== 'all_versions') return { base: name.slice(4), how: 'all' }
  return { base: name, how: 'any' }
}

/** Which of the three ways the server knows for a parameter. */
export function ways(base: string): ('any' | 'all' | 'without')[] {
  const known: ('any' | 'all' | 'without')[] = ['any']
  if (all.has(`all_${base}`)) known.push('all')
  if (all.has(`not_${base}`)) known.push('without')
  return known
}

export const parameter = (base: string, how: 'any' | 'all' | 'without'): string =>
  how === 'any' ? base : how === 'all' ? `all_${base}` : `not_${base}`
