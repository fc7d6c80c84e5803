import {
  compileTemplateParts,
  mergeTemplateData,
  parseTemplateData,
} from 'aws-ses-v2-local/dist/v2/renderTemplate.js';
import { AwsError } from '../call.ts';
import { isRecord } from '../narrow.ts';

export interface Rendered {
  subject: string;
  html: string;
  text: string;
}

/** Data that a template cannot be filled with; SES reports it later, as a Rendering Failure event. */
export class RenderingFailure extends Error {}

export type CompiledTemplate = (data: Record<string, unknown>) => Rendered;

/**
 * Handlebars as SES runs it, by the SES emulator: nothing is escaped, and a variable without data is a failure.
 * @throws AwsError `BadRequestException` for a template that does not parse.
 */
export function compileTemplate(content: {
  Subject?: string | undefined;
  Html?: string | undefined;
  Text?: string | undefined;
}): CompiledTemplate {
  const { Subject = '', Html = '', Text = '' } = content;
  try {
    const render = compileTemplateParts({ Subject, Html, Text }, { strict: true });
    // Handlebars compiles at the first use; a template that does not compile is refused when it is made.
    return (data) => {
      try {
        return render(data);
      } catch (error) {
        throw new RenderingFailure(error instanceof Error ? error.message : String(error));
      }
    };
  } catch (error) {
    throw new AwsError('BadRequestException', `The template is not valid: ${String(error)}`);
  }
}

/**
 * The data of one mail: an entry's own over the defaults, key by key.
 * @throws RenderingFailure when the text is not a JSON object.
 */
export function templateData(defaults: string, replacement: string): Record<string, unknown> {
  return mergeTemplateData(parsed(defaults), parsed(replacement));
}

function parsed(data: string): Record<string, unknown> {
  const value: unknown = parseTemplateData(data);
  if (value instanceof Error) throw new RenderingFailure(value.message);
  return isRecord(value) ? value : {};
}
