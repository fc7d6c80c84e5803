import type { FieldErrors } from '../../../shared/pages/form-errors.tsx';
import type { ChoiceProblem } from '../judge-choices.ts';
import type { Text } from './messages.ts';

/** What is wrong with a choice, in words. */
export const choiceErrors = (problems: readonly ChoiceProblem[], t: Text): FieldErrors =>
  Object.fromEntries(
    problems.map(({ field, problem, ...numbers }) => [
      field,
      t(`error.choice.${problem}`, numbers),
    ]),
  );
