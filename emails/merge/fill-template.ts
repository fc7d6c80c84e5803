/** A mail with `{{variables}}`, as SES stores it. */
export interface MailTemplate {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

export type TemplateValues = Readonly<Record<string, string>>;

const variable = /\{\{(\w+)\}\}/g;

/** SES publishes a `Rendering Failure` event and sends nothing when a variable has no value. */
export class MissingTemplateValue extends Error {
  constructor(name: string) {
    super(`the template needs a value for "${name}"`);
    this.name = 'MissingTemplateValue';
  }
}

/**
 * Fills a template as SES would: every variable once, nothing escaped, what a value contains is not read again.
 * @throws {MissingTemplateValue} where SES would report a rendering failure.
 */
export function fillTemplate(template: MailTemplate, values: TemplateValues): MailTemplate {
  return {
    subject: fill(template.subject, values),
    html: fill(template.html, values),
    text: fill(template.text, values),
  };
}

function fill(text: string, values: TemplateValues): string {
  return text.replace(variable, (_, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined) throw new MissingTemplateValue(name);
    return value;
  });
}

/** Names of the variables in all parts, sorted. */
export function templateVariables(template: MailTemplate): string[] {
  const all = [template.subject, template.html, template.text].flatMap((part) =>
    [...part.matchAll(variable)].map((match) => match[1] ?? ''),
  );
  return [...new Set(all)].sort();
}
