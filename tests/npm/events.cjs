// Judges messages by the JSON Schema of CloudEvents 1.0, which its package for JavaScript holds.
// usage: node events.cjs FOLDER_OF_PACKAGES < messages, one in JSON a line; one line true, or what is wrong, for each
const fs = require("node:fs")
const path = require("node:path")

const fits = require(path.join(process.argv[2], "cloudevents", "dist", "schema", "v1.js"))
const judge = typeof fits === "function" ? fits : fits.default
const messages = fs.readFileSync(0, "utf8").split("\n").filter((line) => line !== "")
process.stdout.write(messages.map((one) => `${judge(JSON.parse(one)) || JSON.stringify(judge.errors)}\n`).join(""))
