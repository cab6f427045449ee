// Tells what Mermaid reads in a diagram: its title, nodes and edges with their labels, as it would show them.
import { answerAll, load, loadModule } from "./answers.mjs"

const { JSDOM } = load("jsdom")
globalThis.window = new JSDOM("<body></body>").window
globalThis.document = window.document
const mermaid = (await loadModule("mermaid/dist/mermaid.core.mjs")).default
mermaid.initialize({ startOnLoad: false })

// While it reads, Mermaid keeps #58; as ﬂ°°58¶ß; when it draws, that becomes the HTML &#58;.
const reader = document.createElement("textarea")
const shown = (label) => {
  reader.innerHTML = label.replaceAll("ﬂ°°", "&#").replaceAll("ﬂ°", "&").replaceAll("¶ß", ";").replaceAll("<", "&lt;")
  // The word joiner between signs that Mermaid would take for its own shows nothing.
  return reader.value.replaceAll(/(?<=[\\:$ﬂ¶])\u2060/g, "")
}
const lines = (label) => (label === "" ? [] : label.split(/<br ?\/?>/).map(shown))

await answerAll(async (text) => {
  const { db } = await mermaid.mermaidAPI.getDiagramFromText(text)
  return {
    title: shown(db.getAccTitle()),
    nodes: Object.fromEntries(db.getData().nodes.map((node) => [node.id, { lines: lines(node.label), shape: node.shape }])),
    edges: db.getEdges().map((edge) => ({
      from: edge.start, to: edge.end, lines: lines(edge.text), stroke: edge.stroke, kind: edge.labelType,
    })),
    groups: db.getSubGraphs().length,
  }
})
