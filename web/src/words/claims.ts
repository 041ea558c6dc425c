// A claim in words: what it says, who says it, in which figures.
import { number, percent, t, term } from '../i18n'
import { modes, quantities, types } from '../i18n/words'
import type { Claim, Link } from '../api/client'
import { settings } from '../state/settings.svelte'
import { day_number } from '../time/days'
import { name_of } from './names.svelte'

/** "recapture", «استعادة»: the mode where one is told, else the type. */
export function event_name(event: { type: string; mode?: string | null }): string {
  return event.mode ? term(modes, event.mode) : term(types, event.type)
}

/** "≥ 12" («12 فأكثر»), "4", "20–30", "~ 50"; "" where nothing is known. */
export function amount(of: { min?: number | null; max?: number | null; op?: string | null }): string {
  const { min, max } = of
  if (min == null && max == null) return ''
  if (min != null && max != null) {
    if (min !== max) return `${number(min)}–${number(max)}`
    return of.op === '~' ? `~ ${number(min)}` : number(min)
  }
  return min != null ? at_least(number(min)) : at_most(number(max!))
}

// A sign of comparison is mirrored in a line from right to left; words cannot be misread.
const at_least = (figure: string): string => (settings.language === 'ar' ? `${figure} فأكثر` : `≥ ${figure}`)
const at_most = (figure: string): string => (settings.language === 'ar' ? `${figure} فأقل` : `≤ ${figure}`)

/** "40–50%" of a share 0..1 each end; "" where none is told. */
export function share(of: { min?: number | null; max?: number | null; op?: string | null } | null | undefined): string {
  if (!of || (of.min == null && of.max == null)) return ''
  if (of.min != null && of.max != null) {
    if (of.min === of.max) return `${of.op === '~' ? '~ ' : ''}${percent(of.min)}`
    if (of.max >= 1) return `> ${percent(of.min)}`
    return `${percent(of.min)}–${percent(of.max)}`
  }
  return of.min != null ? at_least(percent(of.min)) : at_most(percent(of.max!))
}

export const figure_words = (figure: { kind: string; min?: number | null; max?: number | null; op?: string | null }): string =>
  `${term(quantities, figure.kind)} ${amount(figure)}`

/** The narrator who vouches for it: the last of the chain; the outlet where it speaks itself. */
export function voice(claim: Claim): Link | undefined {
  return claim.chain.at(-1)
}

/** True where the outlet tells it in its own voice. */
export const is_own_voice = (claim: Claim): boolean => claim.chain.length < 2 && (claim.chain[0]?.role ?? 'outlet') === 'outlet'

export function outlet_name(claim: Claim): string {
  return name_of(claim.document.outlet) || t('unnamed_outlet')
}

/** "…#12" → "12"; ids made by hand may have another form. */
export const claim_number = (id: string): string => id.slice(id.lastIndexOf('#') + 1)
export const document_of = (id: string): string => id.slice(0, Math.max(0, id.lastIndexOf('#')))

/** Sorts by the day spoken of, then by the day known; undated last. */
export function by_day(a: Claim, b: Claim): number {
  const when = (claim: Claim) => day_number(claim.event.time?.earliest ?? claim.event.time?.latest ?? claim.document.published) ?? 1e9
  return when(a) - when(b) || (a.document.published ?? '').localeCompare(b.document.published ?? '')
}
