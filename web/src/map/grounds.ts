// What lies under the signs: areas, and vague places as hatched circles. Fills are drawn anew by a step of the slider,
// outlines only where the map moves; MapLibre has no part in it, since without a GPU its frame costs several times more.
import type { Map as Drawn_map } from 'maplibre-gl'
import { world } from './crowd'
import { picture } from './markers'

/** A surface with holes or several pieces: rings of [lon, lat], inside by the even-odd rule. */
export interface Ground {
  rings: readonly (readonly (readonly number[])[])[]
  /** The colour of its outline where it is drawn whatever its look, "" where it comes with the look. */
  edge: string
}
/** How a ground looks on a day; null: not at all. */
export interface Look {
  /** A colour, or the address of a picture that is laid side by side. */
  fill: string
  /** A dashed outline of this colour; "" for none. */
  dashes: string
}

export class Grounds {
  private readonly fills = document.createElement('canvas')
  private readonly edges = document.createElement('canvas')
  private readonly rings: Float64Array[][]
  private looks: (Look | null)[]
  private paths: (Path2D | null)[] = []
  private drawn_at = ''
  private readonly patterns = new Map<string, CanvasPattern | null>()
  private readonly redraw = () => this.follow()

  constructor(private readonly map: Drawn_map, private readonly grounds: readonly Ground[]) {
    this.rings = grounds.map((one) => one.rings.map((ring) => new Float64Array(ring.flatMap((at) => world({ lon: at[0]!, lat: at[1]! })))))
    this.looks = grounds.map(() => null)
    this.fills.className = this.edges.className = 'signs'
    map.getCanvasContainer().append(this.fills, this.edges)
    map.on('render', this.redraw)
  }

  remove(): void {
    this.map.off('render', this.redraw)
    this.fills.remove()
    this.edges.remove()
  }

  /** The looks of a day; gives how many differ from those before. */
  show(looks: (Look | null)[]): number {
    const changed = looks.filter((look, i) => look?.fill !== this.looks[i]?.fill).length
    this.looks = looks
    for (const look of looks) if (look?.fill.startsWith('data:')) void this.load(look.fill)
    if (changed > 0) this.draw()
    return changed
  }

  /** The first ground under a point; -1 where there is none. */
  under(place: { lat: number; lon: number }): number {
    const [x, y] = world(place)
    return this.rings.findIndex((rings) => {
      let inside = false
      for (const ring of rings) {
        for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
          const [ax, ay, bx, by] = [ring[i]!, ring[i + 1]!, ring[j]!, ring[j + 1]!]
          if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside
        }
      }
      return inside
    })
  }

  private async load(source: string): Promise<void> {
    if (this.patterns.has(source)) return
    this.patterns.set(source, null)
    const image = await picture(source)
    this.patterns.set(source, this.fills.getContext('2d')?.createPattern(image, 'repeat') ?? null)
    this.draw()
  }

  /** The map has been drawn: did it move, too? */
  private follow(): void {
    const container = this.map.getContainer()
    const [width, height, ratio] = [container.clientWidth, container.clientHeight, Math.min(4, devicePixelRatio)]
    const centre = this.map.getCenter()
    const where = [width, height, ratio, this.map.getZoom(), centre.lng, centre.lat].join()
    if (where === this.drawn_at || width === 0) return
    this.drawn_at = where
    for (const canvas of [this.fills, this.edges]) {
      canvas.width = Math.round(width * ratio)
      canvas.height = Math.round(height * ratio)
      canvas.getContext('2d')?.scale(ratio, ratio)
    }
    const [x, y] = world({ lat: centre.lat, lon: centre.lng })
    const scale = 512 * 2 ** this.map.getZoom()
    this.paths = this.rings.map((rings) => path_of(rings, scale, width / 2 - x * scale, height / 2 - y * scale, width, height))
    const brush = this.edges.getContext('2d')
    if (brush) {
      brush.lineWidth = 0.8
      this.paths.forEach((path, i) => {
        if (!path || this.grounds[i]!.edge === '') return
        brush.strokeStyle = this.grounds[i]!.edge
        brush.stroke(path)
      })
    }
    this.draw()
  }

  private draw(): void {
    const brush = this.fills.getContext('2d')
    if (!brush) return
    brush.clearRect(0, 0, this.fills.width, this.fills.height)
    this.looks.forEach((look, i) => {
      const path = this.paths[i]
      if (!look || !path) return
      const fill = look.fill.startsWith('data:') ? this.patterns.get(look.fill) : look.fill
      if (fill) {
        brush.fillStyle = fill
        brush.fill(path, 'evenodd')
      }
      if (look.dashes === '') return
      brush.strokeStyle = look.dashes
      brush.lineWidth = 1.5
      brush.setLineDash([4, 4])
      brush.stroke(path)
    })
  }
}

/** The rings in pixels of the window, without corners closer than a pixel; null where all of it lies outside. */
function path_of(rings: Float64Array[], scale: number, left: number, top: number, width: number, height: number): Path2D | null {
  const path = new Path2D()
  let seen = false
  for (const ring of rings) {
    let [west, east, north, south] = [Infinity, -Infinity, Infinity, -Infinity]
    for (let i = 0; i < ring.length; i += 2) {
      const [x, y] = [ring[i]! * scale + left, ring[i + 1]! * scale + top]
      ;[west, east, north, south] = [Math.min(west, x), Math.max(east, x), Math.min(north, y), Math.max(south, y)]
    }
    if (east < 0 || west > width || south < 0 || north > height) continue
    seen = true
    let [last_x, last_y] = [Infinity, Infinity]
    for (let i = 0; i < ring.length; i += 2) {
      const [x, y] = [ring[i]! * scale + left, ring[i + 1]! * scale + top]
      if (Math.abs(x - last_x) < 1 && Math.abs(y - last_y) < 1) continue
      if (last_x === Infinity) path.moveTo(x, y)
      else path.lineTo(x, y)
      ;[last_x, last_y] = [x, y]
    }
    path.closePath()
  }
  return seen ? path : null
}
