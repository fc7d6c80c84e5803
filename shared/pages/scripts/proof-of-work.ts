import { type SolvableChallenge, solveChallenge } from '../solve-challenge.ts';

/** What this script uses of the browser. */
interface Form {
  addEventListener(type: 'submit', listener: (event: { preventDefault(): void }) => void): void;
  submit(): void;
}
interface Field {
  value: string;
  readonly form: Form | null;
  readonly dataset: { readonly challenge?: string };
}
declare const document: { querySelectorAll(selector: string): Iterable<Field> };

/** Milliseconds that a form waits for its proof, once it is sent: less than what makes people press again. */
const patience = 2500;

/** Fills a hidden field with a proof of work while people type. A form is sent without one where that takes too long. */
async function prove(field: Field): Promise<void> {
  const answer = await fetch(field.dataset.challenge ?? '', { cache: 'no-store' });
  if (!answer.ok) return;
  const challenge: SolvableChallenge = JSON.parse(await answer.text());
  const solution = await solveChallenge(challenge);
  field.value = btoa(JSON.stringify({ challenge, solution }));
}

for (const field of document.querySelectorAll('input[data-challenge]')) {
  const { form } = field;
  // A browser that goes back may have kept the proof, which is good for one time only.
  field.value = '';
  let state: 'proving' | 'sending' | 'over' = 'proving';
  const over = prove(field)
    .catch(() => undefined)
    .then(() => {
      state = 'over';
    });
  form?.addEventListener('submit', (event) => {
    if (state === 'over') return;
    event.preventDefault();
    if (state === 'sending') return;
    state = 'sending';
    const tooLong = new Promise((resolve) => setTimeout(resolve, patience));
    void Promise.race([over, tooLong]).then(() => form.submit());
  });
}
