// Names of actors and places in the reader's language, and all names seen so far, for filters that know only a key.
import { settings } from '../state/settings.svelte'

export interface Named {
  key?: string | null
  entity?: string | null
  name_ar?: string | null
  name_en?: string | null
  text?: string | null
}

const seen = new Map<string, { ar: string | null; en: string | null }>()
const arabic_of_english = new Map<string, string>()
const known: { names: number } = $state({ names: 0 }) // so that what was shown as a key becomes a name once it is told

/** Remembers every name in an answer of the server. */
export function learn(data: unknown): void {
  const before = seen.size + arabic_of_english.size
  collect(data)
  if (seen.size + arabic_of_english.size !== before) known.names = seen.size + arabic_of_english.size
}

function collect(data: unknown): void {
  if (Array.isArray(data)) {
    for (const item of data) collect(item)
    return
  }
  if (!data || typeof data !== 'object') return
  const row = data as Record<string, unknown>
  if ('name_ar' in row) {
    const key = row['key'] ?? row['entity'] ?? row['value']
    const ar = typeof row['name_ar'] === 'string' ? row['name_ar'] : null
    const en = typeof row['name_en'] === 'string' ? row['name_en'] : null
    if (typeof key === 'string' && (ar || en)) seen.set(key, { ar, en })
    if (ar && en) arabic_of_english.set(en, ar)
  }
  for (const value of Object.values(row)) if (value && typeof value === 'object') collect(value)
}

/** In the reader's language, else in the other, else as the article words it, else the key. */
export function name_of(entity: Named | null | undefined): string {
  if (!entity) return ''
  const [first, second] = settings.language === 'ar' ? [entity.name_ar, entity.name_en] : [entity.name_en, entity.name_ar]
  return first || second || entity.text || name_of_key(entity.key ?? entity.entity ?? '')
}

/** The name of a key that some answer has told, else the key without its prefix. */
export function name_of_key(key: string): string {
  const name = known.names > 0 ? seen.get(key) : undefined
  if (name) return (settings.language === 'ar' ? name.ar || name.en : name.en || name.ar) ?? key
  return key.replace(/^[0-9a-f]{12}:|^name:/, '')
}

/** The Arabic name of someone whom the server's reasons name in English; the name itself where none is known. */
export function arabic_name(english: string): string {
  return (known.names > 0 ? arabic_of_english.get(english) : undefined) ?? english
}

export const key_of = (entity: Named | null | undefined): string => entity?.key ?? entity?.entity ?? ''
