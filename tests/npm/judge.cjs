// Judges pages by ajv: one page in JSON on each line of the input, one line true or false for each.
// usage: node judge.cjs FOLDER_OF_PACKAGES SCHEMA < pages
const fs = require("node:fs")
const path = require("node:path")

const [packages, schema] = process.argv.slice(2)
const Ajv2020 = require(path.join(packages, "ajv", "dist", "2020")).default

// Its strict mode, which is what others get, refuses words that the standard does not have.
// It only notes that a text may also be a number, which is what we mean: so it keeps its log.
const fits = new Ajv2020({ logger: false }).compile(JSON.parse(fs.readFileSync(schema, "utf8")))
const pages = fs.readFileSync(0, "utf8").split("\n").filter((line) => line !== "")
process.stdout.write(pages.map((page) => `${fits(JSON.parse(page))}\n`).join(""))
