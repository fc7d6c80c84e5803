import { programme } from '../../shared/programme/programme.ts';
import { compileMjml } from '../layout/compile-mjml.ts';
import { layoutMjml, type Shape } from './layouts.ts';

/**
 * HTML of every region's transactional mails, by region id and shape. The build evaluates this module and bundles what
 * it exports, so that the function that sends carries no MJML; imported as it is, it compiles at once.
 */
export const compiledMails: Readonly<Record<string, Readonly<Record<Shape, string>>>> =
  Object.fromEntries(
    await Promise.all(
      programme.regions.map(async ({ id, brand }) => {
        const button = await compileMjml(layoutMjml('button', brand));
        const plain = await compileMjml(layoutMjml('plain', brand));
        const code = await compileMjml(layoutMjml('code', brand));
        return [id, { button, code, plain }] as const;
      }),
    ),
  );
