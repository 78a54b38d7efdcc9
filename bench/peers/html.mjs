// Converts every HTML file of some folders with an npm package: node html.mjs FOLDER-OF-NODE_MODULES PACKAGE FOLDER…
import { createRequire } from 'node:module'
import { readdirSync, readFileSync, writeSync } from 'node:fs'
import { join, resolve } from 'node:path'

const [npm, name, ...folders] = process.argv.slice(2)
const library = createRequire(join(resolve(npm), 'x.js'))(name)
const convert = name === 'turndown' ? (service => html => service.turndown(html))(new library()) : library.compile()
for (const folder of folders) {
  for (const file of readdirSync(folder, { recursive: true }).filter(file => file.endsWith('.html')).sort()) {
    const text = Buffer.from(convert(readFileSync(join(folder, file), 'utf8')) + '\n')
    for (let at = 0; at < text.length;) {
      try { at += writeSync(1, text, at) } catch (error) { if (error.code !== 'EAGAIN') throw error }
    }
  }
}
