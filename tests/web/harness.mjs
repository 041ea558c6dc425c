// What the tests of the page share: a ledger of our samples, the server over it, a real browser that may reach nothing else.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

export const root = resolve(import.meta.dirname, '..', '..')
const require = createRequire(join(root, 'web', 'package.json'))

/** Why the tests cannot run here, in words; "" where they can. */
export function obstacle() {
  if (process.env.SIJILL_WEB_BASE && !fill) return existsSync('/usr/bin/chromium') ? '' : 'chromium is not here'
  if (!existsSync(join(root, 'web', 'node_modules', 'playwright-core'))) return 'web/node_modules is not here; run script/page'
  if (!existsSync('/usr/bin/chromium')) return 'chromium is not here; script/bootstrap installs it'
  if (!existsSync(program())) return `${program()} is not here; build the preset release`
  if (!spawnSync(program(), ['serve', '--help'], { encoding: 'utf8' }).stdout?.includes('--port')) return `${program()} has no verb "serve"`
  return ''
}
const program = () => process.env.SIJILL_PROGRAM ?? join(root, 'build', 'release', 'bin', 'sijill')

/**
 * The server over a new ledger of data/samples; SIJILL_WEB_BASE names one that runs already. `fill` does more to the
 * ledger before; what it gives, if anything, are further options of `sijill serve`.
 */
export async function serve(fill) {
  if (process.env.SIJILL_WEB_BASE) return { base: process.env.SIJILL_WEB_BASE, stop: () => undefined }
  const folder = mkdtempSync(join(tmpdir(), 'sijill-web-'))
  const ledger = join(folder, 'samples.db')
  const made = spawnSync(program(), ['ingest', join(root, 'data', 'samples'), '--ledger', ledger, '--quiet'], { encoding: 'utf8' })
  if (made.status !== 0 && made.status !== 1) throw new Error(`sijill ingest: exit ${made.status}: ${made.stderr}`)
  const options = fill?.(ledger, folder, (...words) => {
    const done = spawnSync(program(), words, { encoding: 'utf8' })
    if (done.status !== 0) throw new Error(`sijill ${words.join(' ')}: exit ${done.status}: ${done.stderr}`)
  })
  const server = spawn(program(), ['serve', '--ledger', ledger, '--port', '0', ...(options ?? []), ...(process.env.SIJILL_WEB_FOLDER ? ['--web', process.env.SIJILL_WEB_FOLDER] : [])], { stdio: ['ignore', 'pipe', 'pipe'] })
  const stop = () => {
    server.kill('SIGTERM')
    rmSync(folder, { recursive: true, force: true })
  }
  const base = await new Promise((found, failed) => {
    let told = ''
    const timer = setTimeout(() => failed(new Error(`sijill serve told no address within 20 s: ${told}`)), 20_000)
    const listen = (chunk) => {
      told += chunk
      const address = /https?:\/\/(?:127\.0\.0\.1|localhost|\[::1\]):\d+/.exec(told)
      if (!address) return
      clearTimeout(timer)
      found(address[0])
    }
    server.stdout.on('data', listen)
    server.stderr.on('data', listen)
    server.on('exit', (code) => failed(new Error(`sijill serve ended with ${code}: ${told}`)))
  })
  return { base, stop }
}

export async function browse() {
  const { chromium } = require('playwright-core')
  // As root there is no sandbox; WebGL is drawn in software without further flags.
  return chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--lang=en-US'] })
}

/**
 * A page of the server in a context of its own. Whatever would leave the origin is refused and remembered, and so is
 * every complaint of the browser (the policy's, too): `close` throws if there was one.
 */
export async function open(browser, base, address, { language = 'en', scheme = 'light', width = 1280, height = 860, allow = [], ...more } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: scheme, locale: language, reducedMotion: 'reduce', ...more })
  const faults = []
  await context.route('**/*', (route) => {
    const url = route.request().url()
    if (url.startsWith(base + '/') || url.startsWith('data:') || url.startsWith('blob:')) return route.fallback()
    faults.push(`a request left the origin: ${url}`)
    return route.abort()
  })
  const page = await context.newPage()
  page.setDefaultTimeout(8000)
  page.on('pageerror', (error) => faults.push(`error in the page: ${error.message}`))
  page.on('console', (message) => {
    const text = message.text()
    if (message.type() === 'error' && !allow.some((pattern) => pattern.test(text))) faults.push(`console: ${text} ${message.location().url}`)
  })
  page.on('dialog', (dialog) => {
    faults.push(`a dialog was opened: ${dialog.message()}`)
    return dialog.dismiss()
  })
  const mark = address.includes('?') ? '&' : '?'
  await page.goto(`${base}/#/${address}${mark}lang=${language}`)
  await page.locator('main h1').first().waitFor()
  return {
    page,
    close: async () => {
      await context.close()
      if (faults.length > 0) throw new Error(faults.join('\n'))
    },
  }
}

/** Violations of axe-core on the page as it stands, each in a line; [] where there is none. `rules`: only these. */
export async function violations(page, rules) {
  const source = require.resolve('axe-core/axe.min.js')
  // Through the debugger, not through a tag: the page's policy lets no foreign script in.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(readFileSync(source, 'utf8'))
  const found = await page.evaluate((only) => globalThis.axe.run(document, { resultTypes: ['violations'], ...(only ? { runOnly: only } : {}) }), rules)
  return found.violations.flatMap((one) => one.nodes.map((node) => `${one.id}: ${node.target.join(' ')}: ${node.failureSummary?.split('\n')[1]?.trim()}`))
}

const tests = []
export const test = (name, run) => tests.push({ name, run })

/** Runs what was registered, one after the other, and says how it went; gives the number that failed. */
export async function run_all(world) {
  const only = process.argv[2]
  let passed = 0
  const failed = []
  for (const { name, run } of tests) {
    if (only && !name.includes(only)) continue
    const began = Date.now()
    try {
      await run(world)
      passed += 1
      console.log(`ok    ${((Date.now() - began) / 1000).toFixed(1).padStart(5)} s  ${name}`)
    } catch (error) {
      failed.push(name)
      console.log(`FAIL  ${((Date.now() - began) / 1000).toFixed(1).padStart(5)} s  ${name}\n${String(error?.stack ?? error).split('\n').slice(0, 14).join('\n')}`)
    }
  }
  return { passed, failed }
}
