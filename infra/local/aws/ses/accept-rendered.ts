import type { AcceptedMail } from './accepted-mail.ts';
import { RenderingFailure } from './render.ts';
import type { SesWorld } from './ses-world.ts';

/**
 * Takes a mail whose content is only now put together. Data that does not fill its template is no error of the
 * call: SES accepts the mail, reports the failure as an event and sends nothing.
 */
export function acceptRendered(
  world: SesWorld,
  mail: Omit<AcceptedMail, 'subject'>,
  templateName: string,
): void {
  try {
    const accepted = { ...mail, subject: mail.content().subject };
    world.mailbox.add(accepted);
    world.events.sent(accepted);
  } catch (error) {
    if (!(error instanceof RenderingFailure)) throw error;
    world.events.renderingFailed({ ...mail, subject: '' }, templateName, error.message);
  }
}
