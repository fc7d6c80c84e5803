import type { ContestResult, PublishedFile } from '../counting/result.ts';
import type { Text } from './messages.ts';

/** The lists to download, what proves that they are the published ones, and how to count them again. */
export function RecountYourself({ result, t }: { result: ContestResult; t: Text }) {
  return (
    <section>
      <h2>{t('recount.title')}</h2>
      <p>{t('recount.lead')}</p>
      <ul class="files">
        {result.files.map((file) => (
          <File file={file} t={t} />
        ))}
      </ul>
      <details>
        <summary>{t('recount.how')}</summary>
        <p>{t('recount.hash')}</p>
        <p>
          <code>sha256sum ballots.json</code>
        </p>
        <p>{t('recount.count')}</p>
        <p>
          <a href="/assets/recount.mjs" download="recount.mjs">
            recount.mjs
          </a>{' '}
          <code>node recount.mjs ballots.json</code>
        </p>
        <p>{t('recount.audit')}</p>
        <p>
          <a href="/assets/verify-audit.mjs" download="verify-audit.mjs">
            verify-audit.mjs
          </a>{' '}
          <code>node verify-audit.mjs audit.jsonl</code>
        </p>
        <p>{t('recount.chain', { sequence: result.audit.sequence })}</p>
        <p>
          <code>{result.audit.hash}</code>
        </p>
      </details>
    </section>
  );
}

const kinds = ['ballots.json', 'ballots.csv', 'audit.jsonl'] as const;

function File({ file, t }: { file: PublishedFile; t: Text }) {
  const kind = kinds.find((name) => name === file.name);
  const kilobytes = Math.max(1, Math.round(file.bytes / 1000));
  return (
    <li>
      <a href={file.path} download={file.name}>
        {kind ? t(`recount.file.${kind}`) : file.name}
      </a>{' '}
      <span class="hint">{t('recount.size', { name: file.name, kilobytes })}</span>
      <br />
      <span class="hint">SHA-256</span> <code>{file.sha256}</code>
    </li>
  );
}
