import type { SafeFetch } from '../../../shared/fetching/safe-fetch.ts';
import type { Files } from '../../../shared/files/files.ts';
import { readCsv } from './csv-source.ts';
import { readIcal } from './ical-source.ts';
import type { ReadableSource, SourcePosition, SourceRun, SourceStep } from './source-event.ts';
import { readUitdatabank, type UitdatabankDeps } from './uitdatabank/read-uitdatabank.ts';

export interface SourceReaderDeps extends Pick<UitdatabankDeps, 'uitdatabank' | 'pause'> {
  readonly fetch: SafeFetch;
  readonly files: Files;
}

export interface SourceReaders {
  /**
   * Reads one step of a source of any kind.
   * @throws {FetchError | SourceFailure} where the source as a whole cannot be read
   */
  readStep(
    source: ReadableSource,
    position: SourcePosition | undefined,
    run: SourceRun,
  ): Promise<SourceStep>;
}

export const createSourceReaders = (deps: SourceReaderDeps): SourceReaders => ({
  readStep: async ({ settings, ...source }, position, run) => {
    switch (settings.kind) {
      case 'ical':
        return readIcal({ ...source, settings }, position, { run, deps });
      case 'uitdatabank':
        return readUitdatabank({ ...source, settings }, position, { run, deps });
      case 'csv':
        return readCsv({ ...source, settings }, position, { run, deps });
      default:
        return settings satisfies never;
    }
  },
});
