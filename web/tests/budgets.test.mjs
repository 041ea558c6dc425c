// What the page may weigh, and what the server's policy forbids it to hold. Reads web/dist: build first.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'

const dist = join(import.meta.dirname, '..', 'dist')
if (!existsSync(join(dist, 'manifest.json'))) throw new Error(`${dist} holds no page; run "npm run build" in web/ first`)

const kilobyte = 1024
const files = readdirSync(dist, { recursive: true })
  .map(String)
  .filter((name) => statSync(join(dist, name)).isFile())
const bytes = (name) => readFileSync(join(dist, name))
const zipped = (name) => gzipSync(bytes(name), { level: 9 }).length
const sum = (names, weigh = zipped) => names.reduce((total, name) => total + weigh(name), 0)
const manifest = JSON.parse(bytes('manifest.json').toString())

/** The scripts that come with an entry of the manifest, itself included. */
function scripts_of(entry, found = new Set()) {
  const chunk = manifest[entry]
  if (!chunk || found.has(chunk.file)) return found
  found.add(chunk.file)
  for (const one of chunk.imports ?? []) scripts_of(one, found)
  return found
}
const views = Object.keys(manifest).filter((name) => name.startsWith('src/views/'))
const maps = (name) => /^maplibre-gl|^Map_gl/.test(name.replace('assets/', '')) && /\.m?js$/.test(name)

describe('budgets, zipped', () => {
  it.each(views)('first paint of %s without the map: at most 60 KB of script', (view) => {
    const scripts = new Set([...scripts_of('index.html'), ...scripts_of(view)])
    expect([...scripts].some(maps)).toBe(false)
    expect(sum([...scripts])).toBeLessThanOrEqual(60 * kilobyte)
  })
  it('the map: at most 450 KB of script, its worker included', () => {
    const scripts = files.filter(maps)
    expect(scripts.length).toBeGreaterThanOrEqual(3)
    expect(sum(scripts)).toBeLessThanOrEqual(450 * kilobyte)
  })
  it('the reader of a base map: at most 20 KB, asked for by nothing but a map that has one', () => {
    const base = manifest['src/map/basemap.ts']
    expect(base.isDynamicEntry).toBe(true)
    expect(zipped(base.file)).toBeLessThanOrEqual(20 * kilobyte)
    for (const entry of ['index.html', ...views, 'src/map/Map_gl.svelte', 'src/map/Map_svg.svelte']) expect([...scripts_of(entry)]).not.toContain(base.file)
  })
  it('fonts: at most 200 KB, all of them', () => {
    const fonts = files.filter((name) => name.endsWith('.woff2'))
    expect(fonts.length).toBe(5)
    expect(sum(fonts, (name) => bytes(name).length)).toBeLessThanOrEqual(200 * kilobyte)
  })
  it('the outlines of countries: at most 350 KB', () => {
    const outlines = files.filter((name) => /countries-.*\.json$/.test(name))
    expect(outlines.length).toBe(1)
    expect(sum(outlines)).toBeLessThanOrEqual(350 * kilobyte)
  })
  it('the whole page: at most 1.5 MB', () => {
    expect(sum(files)).toBeLessThanOrEqual(1.5 * kilobyte * kilobyte)
  })
})

describe('the policy', () => {
  it('no script or style stands in the document', () => {
    const html = bytes('index.html').toString()
    expect(html).not.toMatch(/<style|\sstyle=|\son\w+=|javascript:/i)
    for (const [, attributes, body] of html.matchAll(/<script([^>]*)>([^<]*)<\/script>/g)) {
      expect(attributes).toContain('src=')
      expect(body.trim()).toBe('')
    }
  })
  it('nothing is loaded from another origin', () => {
    for (const name of files.filter((file) => /\.(css|html)$/.test(file))) {
      expect(bytes(name).toString()).not.toMatch(/(?:url\(|src=|href=)["']?(?:https?:)?\/\//)
    }
  })
  it('our own scripts neither build code nor set markup from text', () => {
    // Svelte fills <template> elements from its own compiled strings; ours are checked at their source.
    const sources = readdirSync(join(dist, '..', 'src'), { recursive: true })
      .map(String)
      .filter((name) => /\.(svelte|ts)$/.test(name) && !name.endsWith('.test.ts'))
    for (const name of sources) {
      const text = readFileSync(join(dist, '..', 'src', name), 'utf8')
      expect(text, name).not.toMatch(/\{@html|innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function/)
    }
  })
})
