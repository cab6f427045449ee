// Answers questions line by line, each JSON, until the input ends. The first argument is the folder of packages.
import { createRequire } from "node:module"
import path from "node:path"
import readline from "node:readline"
import { pathToFileURL } from "node:url"

const require = createRequire(path.join(process.argv[2], "here.js"))

/** Loads a package from the folder of packages, whichever way it is written. */
export const load = (name) => require(name)
export const loadModule = (file) => import(pathToFileURL(path.join(process.argv[2], file)))

export async function answerAll(answer) {
  for await (const line of readline.createInterface({ input: process.stdin })) {
    let told
    try {
      told = { answer: await answer(JSON.parse(line)) }
    } catch (problem) {
      told = { error: String(problem?.stack ?? problem) }
    }
    process.stdout.write(JSON.stringify(told) + "\n")
  }
}
