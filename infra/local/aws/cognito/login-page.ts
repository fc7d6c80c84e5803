import { escapeHtml, page } from '../page.ts';
import { staffAccounts } from './staff-accounts.ts';

/** Where staff sign in locally: one form, and who there is to sign in as. */
export function loginPage(uid: string, refused?: { email: string }): string {
  const rows = staffAccounts.map(
    (account) => `
      <li>
        <div><strong>${escapeHtml(account.email)}</strong><span class="quiet">${escapeHtml(account.description)}</span></div>
        <form method="post" action="/login/${escapeHtml(uid)}">
          <input type="hidden" name="email" value="${escapeHtml(account.email)}">
          <input type="hidden" name="password" value="${escapeHtml(account.password)}">
          <button aria-label="Sign in as ${escapeHtml(account.email)}">Sign in</button>
        </form>
      </li>`,
  );
  const alert = refused
    ? '<p id="refused" class="refused" role="alert">This e-mail address and password do not belong together. Look at both, or choose an account below.</p>'
    : '';
  const described = refused ? ' aria-invalid="true" aria-describedby="refused"' : '';
  return page(
    'Sign in',
    `<h1>Sign in</h1>
    <p>The local stand-in for the staff's user pool. There is no second factor here.</p>
    ${alert}
    <form method="post" action="/login/${escapeHtml(uid)}" class="sign-in">
      <label for="email">E-mail address</label>
      <input id="email" name="email" type="email" autocomplete="username" required value="${escapeHtml(refused?.email ?? '')}"${described}>
      <label for="password">Password</label>
      <input id="password" name="password" type="password" autocomplete="current-password" required${described}>
      <button>Sign in</button>
    </form>
    <h2>Demo accounts</h2>
    <ul class="people">${rows.join('')}</ul>`,
  );
}
