export type Fields = Record<string, string | readonly string[]>;

const plain = (text: string): string =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

/** A page as somebody reads it. */
export function readPage(body: string) {
  const main = body.replace(/[\s\S]*<main[^>]*>/, '').replace(/<\/main>[\s\S]*/, '');
  const words = main.replace(/<svg[\s\S]*?<\/svg>/g, '').replace(/<[^>]+>/g, ' ');
  const text = plain(words).replace(/\s+/g, ' ').trim();
  const title = /<h1[^>]*>([\s\S]*?)<\/h1>/.exec(body)?.[1] ?? '';
  return { text, heading: plain(title) };
}

/** The form of a page whose address ends so, as a browser would send it untouched. */
export function formOn(body: string, end: string) {
  const forms = [...body.matchAll(/<form([^>]*)>([\s\S]*?)<\/form>/g)];
  const form = forms.find(([, attributes = '']) => attributeOf(attributes, 'action').endsWith(end));
  if (!form) throw new Error(`no form to ${end}`);
  const [, attributes = '', content = ''] = form;
  const fields: Record<string, string[]> = {};
  for (const [input, , text] of content.matchAll(/<(input|textarea)[^>]*>([^<]*)/g)) {
    const type = attributeOf(input, 'type');
    const isOff = (type === 'radio' || type === 'checkbox') && !/\schecked/.test(input);
    if (isOff) continue;
    const name = attributeOf(input, 'name');
    const value = input.startsWith('<textarea') ? plain(text ?? '') : attributeOf(input, 'value');
    fields[name] = [...(fields[name] ?? []), value];
  }
  return { action: attributeOf(attributes, 'action'), fields };
}

/** Values of the choices of a page that are ticked. */
export const tickedOn = (body: string): string[] =>
  [...body.matchAll(/<input[^>]*\schecked[^>]*>/g)].map(([input]) => attributeOf(input, 'value'));

/** Names of candidates in the order of the page. */
export const candidatesOn = (body: string): string[] =>
  [...body.matchAll(/<strong id="name-[^"]*">([^<]*)</g)].map(([, name = '']) => plain(name));

function attributeOf(element: string, name: string): string {
  return plain(new RegExp(`\\s${name}="([^"]*)"`).exec(element)?.[1] ?? '');
}
