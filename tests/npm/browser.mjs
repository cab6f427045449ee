// Opens pages in a real Chromium without a window, and tells what became of them.
// A question: {content, ending, width, height, scale, dark, print, check, script, withMermaid, picture} opens a page; {parse} only reads one.
// An answer: what was asked for, what the page said in the console, and what it tried to load.
import fs from "node:fs"
import os from "node:os"
import path from "node:path"
import { answerAll, load } from "./answers.mjs"

const puppeteer = load("puppeteer-core")
const axe = fs.readFileSync(path.join(process.argv[2], "axe-core/axe.min.js"), "utf8")
const mermaid = path.join(process.argv[2], "mermaid/dist/mermaid.min.js")
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "pages-"))
const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
})

async function opened({ content, ending = "html", width = 1100, height = 900, scale = 1, dark, print, check, script, withMermaid, picture }) {
  const page = await browser.newPage()
  const said = []
  const asked = []
  page.on("console", (message) => said.push(message.text()))
  page.on("pageerror", (problem) => said.push(String(problem)))
  page.on("request", (request) => asked.push(request.url()))
  try {
    const file = path.join(folder, `page.${ending}`)
    fs.writeFileSync(file, content)
    await page.setViewport({ width, height, deviceScaleFactor: scale })
    if (dark) await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: "dark" }])
    await page.goto(`file://${file}`)
    if (withMermaid) await page.addScriptTag({ path: mermaid })
    const answer = { said, asked: asked.slice(1).filter((url) => !url.startsWith("data:")) }
    if (script) answer.told = await page.evaluate(script)
    if (check) {
      await page.evaluate(axe)
      const found = await page.evaluate(() => window.axe.run())
      answer.violations = found.violations.map((rule) => `${rule.id}: ${rule.nodes[0].failureSummary} ${rule.nodes[0].html}`)
      answer.passes = found.passes.length
    }
    if (print) {
      const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true })
      answer.pdf = Buffer.from(pdf).toString("base64")
    }
    if (picture) answer.picture = await page.screenshot({ encoding: "base64" })
    return answer
  } finally {
    await page.close()
  }
}

const reader = await browser.newPage()

/** Returns the elements that a browser sees in a page, each with its attributes, and each text. */
const parsed = (html) => reader.evaluate((text) => {
  const tree = new DOMParser().parseFromString(text, "text/html")
  const walker = tree.createTreeWalker(tree.documentElement, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_COMMENT)
  const texts = []
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.parentElement.tagName !== "STYLE") texts.push(node.data)
  }
  const elements = [...tree.querySelectorAll("*")]
  return {
    texts,
    tags: [...new Set(elements.map((element) => element.tagName.toLowerCase()))],
    attributes: [...new Set(elements.flatMap((element) => element.getAttributeNames()))],
    links: elements.flatMap((element) => ["href", "src"].map((name) => element.getAttribute(name))).filter(Boolean),
    shown: tree.body.textContent,
  }
}, html)

await answerAll((question) => ("parse" in question ? parsed(question.parse) : opened(question)))
await browser.close()
fs.rmSync(folder, { recursive: true })
