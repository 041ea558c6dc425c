// How this reader wants the page: kept in this browser only. The language may also stand in the address.
import type { Calendar, Digits, Language } from '../time/calendar'

export type Theme = 'system' | 'light' | 'dark'
export interface Settings {
  language: Language
  digits: Digits
  calendar: Calendar
  theme: Theme
  who: string
}

const place = 'sijill.settings'
const allowed = {
  language: ['ar', 'en'],
  digits: ['western', 'arabic'],
  calendar: ['gregorian', 'levantine', 'hijri'],
  theme: ['system', 'light', 'dark'],
} as const

function first_language(): Language {
  return navigator.languages.some((tag) => tag.startsWith('ar')) || !navigator.language.startsWith('en') ? 'ar' : 'en'
}

function read(): Settings {
  const made: Settings = { language: first_language(), digits: 'western', calendar: 'gregorian', theme: 'system', who: '' }
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(place) ?? '{}')
    if (kept && typeof kept === 'object') {
      for (const [name, values] of Object.entries(allowed)) {
        const value = (kept as Record<string, unknown>)[name]
        if ((values as readonly unknown[]).includes(value)) Object.assign(made, { [name]: value })
      }
      const who = (kept as Record<string, unknown>)['who']
      if (typeof who === 'string') made.who = who.slice(0, 200)
    }
  } catch {
    // A browser without storage, or with something else in it: the defaults stand.
  }
  const asked = new URLSearchParams(location.hash.split('?')[1] ?? '').get('lang')
  if (asked === 'ar' || asked === 'en') made.language = asked
  return made
}

export const settings: Settings = $state(read())

/** Keeps the settings and shows them on the root element; called whenever they change. */
export function apply_settings(): void {
  const root = document.documentElement
  root.lang = settings.language
  root.dir = settings.language === 'ar' ? 'rtl' : 'ltr'
  root.dataset['theme'] = settings.theme
  try {
    localStorage.setItem(place, JSON.stringify(settings))
  } catch {
    // Not kept, still applied.
  }
}
