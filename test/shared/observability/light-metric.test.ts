import { afterEach, expect, it, vi } from 'vitest';
import { countLightly } from '../../../shared/observability/light-metric.ts';

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

it('writes a line that CloudWatch reads as a metric of the function', () => {
  vi.stubEnv('POWERTOOLS_METRICS_NAMESPACE', 'Vanhier');
  vi.stubEnv('POWERTOOLS_SERVICE_NAME', 'voting/public');
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  countLightly('TrackFailed', 2);
  const [[line]] = write.mock.calls as unknown as [[string]];
  expect(line.endsWith('}\n')).toBe(true);
  expect(JSON.parse(line)).toEqual({
    _aws: {
      Timestamp: expect.any(Number),
      CloudWatchMetrics: [
        {
          Namespace: 'Vanhier',
          Dimensions: [['service']],
          Metrics: [{ Name: 'TrackFailed', Unit: 'Count' }],
        },
      ],
    },
    service: 'voting/public',
    TrackFailed: 2,
  });
});
