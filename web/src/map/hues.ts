// Which colour an actor has: the same in every view, whichever is opened first, since the ledger as a whole says who
// comes first. Colour is never the only sign: each has a label, too.
import type { Intervals } from '../api/client'

/** Hues that stay apart for colour-blind eyes (after Okabe and Ito), darkened to carry white. */
export const hues = ['#0072b2', '#c04a00', '#00805c', '#a3507f', '#8a6200', '#557f00', '#6a4c9c', '#7a4a2c']
export const no_hue = '#6f7278'
const shared = 4 // of the last hues: who comes late shares them with the rare ones, never with the foremost

/** The hue of an actor. `foremost`: keys of the actors that most holdings name, as the ledger ranks them. */
export function hue_of(key: string, foremost: readonly string[]): string {
  const rank = foremost.indexOf(key)
  if (rank >= 0 && rank < hues.length) return hues[rank]!
  let number = rank
  if (rank < 0) {
    number = 0
    for (let i = 0; i < key.length; i += 1) number = (number * 31 + key.charCodeAt(i)) % 65_521
  }
  return hues[hues.length - 1 - (number % shared)]!
}

/** Hues for all who hold or contest anything. */
export function hues_of(all: Intervals, foremost: readonly string[]): Map<string, string> {
  return new Map(all.actors.map(({ key }) => [key, hue_of(key, foremost)]))
}

/** A colour and a dash for each line of a chart, so that no two are alike: those who have a hue of their own keep it. */
export function line_looks(keys: readonly string[], foremost: readonly string[]): { hue: string; dash: number }[] {
  const own = keys.map((key) => (foremost.slice(0, hues.length).includes(key) ? hue_of(key, foremost) : ''))
  const left = hues.filter((hue) => !own.includes(hue))
  const free = left.length > 0 ? left : hues
  const given = new Map<string, string>()
  const times = new Map<string, number>()
  return keys.map((key, i) => {
    const hue = own[i] || (given.get(key) ?? free[given.size % free.length]!)
    if (!own[i]) given.set(key, hue)
    const dash = times.get(hue) ?? 0
    times.set(hue, dash + 1)
    return { hue, dash }
  })
}
