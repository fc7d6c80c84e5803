import * as z from 'zod';
import { AwsError } from '../call.ts';
import type { StateFile } from '../state-file.ts';
import { type CompiledTemplate, compileTemplate } from './render.ts';

const contentSchema = z.object({
  Subject: z.string().optional(),
  Html: z.string().optional(),
  Text: z.string().optional(),
});

export const storedTemplates = z.record(
  z.string(),
  z.object({ content: contentSchema, createdAt: z.number() }),
);

export const templateInput = z.object({
  TemplateName: z.string().regex(/^[\w-]{1,64}$/, 'must be 1 to 64 letters, digits, _ or -'),
  TemplateContent: contentSchema,
});

export type StoredTemplates = z.infer<typeof storedTemplates>;
export type TemplateInput = z.infer<typeof templateInput>;

const mostBytes = 500 * 1024;

export interface Templates {
  /** @throws AwsError `AlreadyExistsException`, `BadRequestException`. */
  create(input: TemplateInput, now: number): void;
  /** @throws AwsError `NotFoundException`, `BadRequestException`. */
  update(input: TemplateInput): void;
  /** @throws AwsError `NotFoundException`. */
  read(name: string): StoredTemplates[string];
  remove(name: string): void;
  list(): { TemplateName: string; CreatedTimestamp: number }[];
  /** @throws AwsError `NotFoundException`. */
  compiled(name: string): CompiledTemplate;
}

/** The account's templates, kept between starts like the table that remembers their names. */
export function createTemplates(file: StateFile<StoredTemplates>): Templates {
  const compiled = new Map<string, CompiledTemplate>();

  function read(name: string) {
    const template = file.value[name];
    if (!template) throw new AwsError('NotFoundException', `Template ${name} does not exist.`, 404);
    return template;
  }

  function write({ TemplateName, TemplateContent }: TemplateInput, createdAt: number) {
    checkContent(TemplateContent);
    compiled.set(TemplateName, compileTemplate(TemplateContent));
    file.value[TemplateName] = { content: TemplateContent, createdAt };
    file.changed();
  }

  return {
    read,
    create(input, now) {
      if (file.value[input.TemplateName]) {
        throw new AwsError(
          'AlreadyExistsException',
          `Template ${input.TemplateName} already exists.`,
        );
      }
      write(input, now);
    },
    update: (input) => write(input, read(input.TemplateName).createdAt),
    remove(name) {
      read(name);
      delete file.value[name];
      compiled.delete(name);
      file.changed();
    },
    list: () =>
      Object.entries(file.value)
        .map(([TemplateName, { createdAt }]) => ({
          TemplateName,
          CreatedTimestamp: createdAt / 1000,
        }))
        .sort((a, b) => a.CreatedTimestamp - b.CreatedTimestamp),
    compiled(name) {
      const known = compiled.get(name) ?? compileTemplate(read(name).content);
      compiled.set(name, known);
      return known;
    },
  };
}

function checkContent({ Subject, Html, Text }: TemplateInput['TemplateContent']): void {
  if (!Subject) throw new AwsError('BadRequestException', 'The template has no subject.');
  if (!Html && !Text) throw new AwsError('BadRequestException', 'The template has no content.');
  if (Buffer.byteLength(`${Subject}${Html ?? ''}${Text ?? ''}`) > mostBytes) {
    throw new AwsError('BadRequestException', 'The template is larger than 500 KB.');
  }
}
