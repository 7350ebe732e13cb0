import ts from 'typescript'
import type { Plugin } from 'vite'

/** French sets a space before these signs, and inside its quotation marks: a line must not break there. */
const before = /(?<=\S) (?=[:;!?»])/g
const after = /(?<=«) (?=\S)/g
/** The same where the source's own line ends: the line end moves behind the next word. */
const brokenBefore = /(?<=\S)(\s*\n\s*)([:;!?»]\S*)(?=\s)/g

/** Ties each sign to its word with a no-break space; lines stay where they are. */
export const tied = (text: string): string =>
  text.replace(brokenBefore, '\u00a0$2$1').replace(before, '\u00a0').replace(after, '\u00a0')

/** A text that begins or ends beside a value in a template or in JSX: « ${title} », {count} : */
const tiedAtEdges = (text: string): string =>
  tied(text)
    .replace(/^ (?=[:;!?»])/, '\u00a0')
    .replace(/(?<=«) $/, '\u00a0')

const isWords = (node: ts.Node): boolean =>
  ts.isJsxText(node) ||
  ts.isTemplateHead(node) ||
  ts.isTemplateMiddle(node) ||
  ts.isTemplateTail(node) ||
  // The queries of the API are known by their text.
  (ts.isNoSubstitutionTemplateLiteral(node) && !ts.isCallExpression(node.parent)) ||
  (ts.isStringLiteral(node) && !ts.isImportDeclaration(node.parent))

/** The source with every text that people read tied; code and comments are left as they are. */
export function tieSource(source: string, fileName: string): string {
  const file = ts.createSourceFile(fileName, source, ts.ScriptTarget.Latest, true)
  let result = ''
  let done = 0
  const visit = (node: ts.Node): void => {
    if (!isWords(node)) {
      ts.forEachChild(node, visit)
      return
    }
    const [start, end] = [ts.isJsxText(node) ? node.pos : node.getStart(file), node.end]
    // A literal's first and last signs are its quotes, backticks or braces.
    const inside = ts.isJsxText(node)
      ? tiedAtEdges(source.slice(start, end))
      : source.slice(start, end).replace(/^(['"`}])([\s\S]*?)(['"`]|\$\{)$/, (_, open, text, close) => {
          return `${open}${tiedAtEdges(text)}${close}`
        })
    result += source.slice(done, start) + inside
    done = end
  }
  visit(file)
  return result + source.slice(done)
}

/** Authors type plain spaces; what is built has no-break spaces where French wants them. */
export const noBreakSpaces = (): Plugin => ({
  name: 'no-break-spaces',
  enforce: 'pre',
  transform: {
    filter: { id: { include: /\/src\/.*\.tsx?$/, exclude: [/\/generated\//, /\.gen\.ts$/, /\.test\.ts$/] } },
    handler: (source, id) => ({ code: tieSource(source, id), map: null }),
  },
})
