// Tells how GitHub Flavored Markdown is read: the tree of a document, without the places in the text.
import { answerAll, loadModule } from "./answers.mjs"

const { unified } = await loadModule("unified/index.js")
const parse = (await loadModule("remark-parse/index.js")).default
const gfm = (await loadModule("remark-gfm/index.js")).default
const reader = unified().use(parse).use(gfm)

const bare = ({ type, value, url, depth, checked, lang, children }) => ({
  type, value, url, depth, checked, lang, children: children?.map(bare),
})

await answerAll((text) => bare(reader.runSync(reader.parse(text))))
