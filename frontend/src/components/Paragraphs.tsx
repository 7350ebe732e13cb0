/** Plain text as people type it: a blank line parts paragraphs. */
export function Paragraphs({ text }: { text: string }) {
  return text.split(/\n{2,}/).map((paragraph, index) => (
    // Paragraphs have no identity of their own and are never reordered.
    // biome-ignore lint/suspicious/noArrayIndexKey: see above
    <p key={index} className="typed">
      {paragraph}
    </p>
  ))
}
