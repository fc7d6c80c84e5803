import {
  AlreadyExistsException,
  CreateEmailTemplateCommand,
  DeleteEmailTemplateCommand,
  NotFoundException,
  type SESv2Client,
  TooManyRequestsException,
} from '@aws-sdk/client-sesv2';
import type { CreateTemplate } from './make-template.ts';

/** `throttled`: SES changes one template a second. */
export type DeleteTemplate = (name: string) => Promise<'deleted' | 'throttled'>;

/** A template that exists already is the same: its name holds the hash of its content. */
export const createSesTemplate =
  (client: SESv2Client): CreateTemplate =>
  async (TemplateName, { subject, html, text }) => {
    const TemplateContent = { Subject: subject, Html: html, Text: text };
    try {
      await client.send(new CreateEmailTemplateCommand({ TemplateName, TemplateContent }));
    } catch (error) {
      if (error instanceof TooManyRequestsException) return 'throttled';
      if (!(error instanceof AlreadyExistsException)) throw error;
    }
    return 'created';
  };

/** One that is gone already is deleted. */
export const deleteSesTemplate =
  (client: SESv2Client): DeleteTemplate =>
  async (TemplateName) => {
    try {
      await client.send(new DeleteEmailTemplateCommand({ TemplateName }));
    } catch (error) {
      if (error instanceof TooManyRequestsException) return 'throttled';
      if (!(error instanceof NotFoundException)) throw error;
    }
    return 'deleted';
  };
