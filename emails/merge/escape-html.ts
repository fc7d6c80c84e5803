const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '{': '&#123;',
  '}': '&#125;',
  '\\': '&#92;',
};

/**
 * Escapes for element content and for quoted attributes alike. Braces and backslash are escaped too: SES templates
 * read `{{` as a variable and `\{{` as a variable that is not filled in.
 */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"'{}\\]/g, (character) => entities[character] ?? '');
}
